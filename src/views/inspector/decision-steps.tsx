import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DecisionLine } from '../../frame/decision-line';
import type { DecisionKind } from '../../frame/frame';
import { useSelection } from '../../store/selection-store';
import { clock } from '../../words/prose';
import { Button } from '../controls/button';
import { useSession } from '../session-context';
import { useNeighbours } from './use-answers';
import styles from './why.module.css';

interface DecisionStepsProps {
  readonly kind: DecisionKind;
  /** Number of the decision that is told. */
  readonly decision: number;
  /** Simulated seconds. */
  readonly at: number;
  /** Whether it came to anything. */
  readonly placed: boolean;
}

const WORDS: { readonly [K in DecisionKind]: string } = { place: 'placement', stop: 'choice of a task to stop' };

/** The reasons are those of a moment: the way there, and to the decisions before and after it. */
export function DecisionSteps({ kind, decision, at, placed }: DecisionStepsProps): ReactNode {
  const session = useSession();
  const { before, after } = useNeighbours(kind, decision);
  return (
    <p className={styles['moment']}>
      <span>
        {placed ? 'Decided' : 'Tried'} at {clock(at * 1_000)}, as the cluster was then.{' '}
        <Button look="link" onClick={() => session.seek(at * 1_000)}>
          Go there
        </Button>
      </span>
      <span className={styles['steps']}>
        <Step line={before} label={`Previous ${WORDS[kind]}`} icon={<ChevronLeft aria-hidden="true" />} />
        <Step line={after} label={`Next ${WORDS[kind]}`} icon={<ChevronRight aria-hidden="true" />} />
      </span>
    </p>
  );
}

function Step({
  line,
  label,
  icon,
}: {
  readonly line: DecisionLine | undefined;
  readonly label: string;
  readonly icon: ReactNode;
}): ReactNode {
  return (
    <Button
      look="icon"
      label={line === undefined ? label : `${label}: ${line.subject}, ${clock(line.atMs)}`}
      icon={icon}
      disabled={line === undefined}
      onClick={() => line && selectDecision(line)}
    />
  );
}

/** Selects the task of a decision, or the decision itself where it found no place. */
export function selectDecision({ number, taskIndex }: DecisionLine, message: string | null = null): void {
  useSelection
    .getState()
    .select(taskIndex < 0 ? { kind: 'decision', decision: number, message } : { kind: 'task', taskIndex });
}
