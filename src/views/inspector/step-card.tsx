import { BookOpen, Braces, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { causePath } from '../../store/cause-path';
import { openDialog } from '../../store/dialog-store';
import { useSelection } from '../../store/selection-store';
import type { FunnelStep } from '../../words/funnel-steps';
import { pointAtClause } from '../clauses';
import { Button } from '../controls/button';
import styles from './funnel.module.css';

interface StepCardProps {
  readonly row: FunnelStep;
  /** Nothing is pointed at: it is the step that decided. */
  readonly deciding: boolean;
  /** What the step did, in a sentence. */
  readonly children: ReactNode;
}

/** A step in words, with the clauses of the scenario behind it and where its rule is from. */
export function StepCard({ row, deciding, children }: StepCardProps): ReactNode {
  const { causes, source } = row;
  return (
    <div className={styles['card']} data-deciding={deciding}>
      <p>
        {deciding && <b>What decided: </b>}
        {children}
      </p>
      {(causes.length > 0 || source !== null) && (
        <p className={styles['sources']}>
          {causes.map((cause) => (
            <ClauseLink key={causePath(cause)} path={causePath(cause)} />
          ))}
          {source !== null && 'url' in source && (
            <a href={source.url} target="_blank" rel="noreferrer">
              <ExternalLink size={14} strokeWidth={1.5} aria-hidden="true" /> AWS docs
            </a>
          )}
          {source !== null && 'assumption' in source && (
            <Button look="link" onClick={() => openDialog('how-real', source.assumption)}>
              <BookOpen size={14} strokeWidth={1.5} aria-hidden="true" /> our assumption
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** A clause by the end of its path: lit in the editor while it is pointed at, brought there by a press. */
function ClauseLink({ path }: { readonly path: string }): ReactNode {
  const point = (to: string | null) => () => useSelection.getState().pointAt(to);
  return (
    <Button
      look="link"
      title={path}
      aria-label={`Show ${path} in the editor`}
      onPointerEnter={point(path)}
      onPointerLeave={point(null)}
      onFocus={point(path)}
      onBlur={point(null)}
      onClick={() => pointAtClause(path)}
    >
      <Braces size={14} strokeWidth={1.5} aria-hidden="true" /> <code>{shortPath(path)}</code>
    </Button>
  );
}

/** `placementStrategy[1]` of `services[0].placementStrategy[1]`: what the clause is, not whose. */
function shortPath(path: string): string {
  return path.replace(/^.*\.(?=[^.]+$)/, '');
}
