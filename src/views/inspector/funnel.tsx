import type { ReactNode } from 'react';
import type { PlacementExplanation } from '../../frame/explanation';
import type { TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { funnelRows } from '../../words/placement-words';
import { number } from '../../words/prose';
import styles from './funnel.module.css';
import { useClauseOf } from './use-clause';

interface FunnelProps {
  readonly view: WorldView;
  /** Name of the owner whose clauses decide. */
  readonly task: Pick<TaskFacts, 'owner'>;
  readonly explanation: PlacementExplanation;
}

/** The four steps: how many instances were left after each, and who fell why. */
export function Funnel({ view, task, explanation }: FunnelProps): ReactNode {
  const rows = funnelRows(explanation, view.catalog);
  const { pointAt, leave } = useClauseOf(task.owner.name, explanation.at * 1000);
  return (
    <ol className={styles['funnel']}>
      {rows.map((row) => (
        <li key={row.step} onPointerEnter={() => pointAt(row.clause)} onPointerLeave={leave}>
          <span className={styles['count']}>{number(row.remaining)}</span>
          <span className={styles['what']}>
            {row.title}
            {row.detail !== '' && <small>{row.detail}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}
