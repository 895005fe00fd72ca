import type { ReactNode } from 'react';
import type { SubjectConstraint } from '../../store/placement-subjects';
import { useSelection } from '../../store/selection-store';
import { pointAtClause } from '../clauses';
import styles from './strategy-sentence.module.css';

/** The constraints that the strategies choose within, read-only; pointing at one lights its clause in the editor. */
export function ConstraintChips({ constraints }: { readonly constraints: readonly SubjectConstraint[] }): ReactNode {
  const clause = useSelection((selection) => selection.clause);
  return constraints.map(({ path, constraint }) => (
    <button
      key={path}
      type="button"
      className={styles['chip']}
      data-lit={clause === path}
      data-hint={constraint.expression ?? 'Show the constraint in the editor'}
      onClick={() => pointAtClause(path)}
    >
      {constraint.type === 'distinctInstance' ? (
        'one per instance'
      ) : (
        <>
          only where <code>{constraint.expression}</code>
        </>
      )}
    </button>
  ));
}
