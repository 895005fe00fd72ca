import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { StopAlternative, StopExplanation } from '../../frame/stop-explanation';
import { useSelection } from '../../store/selection-store';
import { number } from '../../words/prose';
import { chanceWords } from '../../words/what-if-words';
import styles from './why.module.css';

interface StopAlternativesProps {
  readonly explanation: StopExplanation;
  /** Indexes of the tasks that were in question, by name. */
  readonly tasks: ReadonlyMap<string, number>;
}

/** Which task each other strategy would have stopped: marked on the stage while it is pointed at. */
export function StopAlternatives({ explanation, tasks }: StopAlternativesProps): ReactNode {
  const { alternatives, chosen } = explanation;
  const [pointed, setPointed] = useState<StopAlternative | null>(null);
  useEffect(() => {
    if (pointed === null) return undefined;
    const lit = [pointed.chosen, chosen].flatMap((name) => tasks.get(name) ?? []);
    const [taskIndex] = lit;
    const { showGhosts, lightTasks } = useSelection.getState();
    showGhosts(taskIndex === undefined || pointed.chosen === chosen ? null : [{ taskIndex }]);
    lightTasks(lit);
    return () => {
      showGhosts(null);
      lightTasks(null);
    };
  }, [pointed, chosen, tasks]);
  if (alternatives.length === 0) return null;
  return (
    <section className={styles['section']} aria-label="Under another strategy">
      <h3>Under another strategy</h3>
      <ul className={styles['chains']}>
        {alternatives.map((alternative) => (
          <li key={alternative.label}>
            <button
              type="button"
              className={styles['chain']}
              onPointerEnter={() => setPointed(alternative)}
              onPointerLeave={() => setPointed(null)}
              onFocus={() => setPointed(alternative)}
              onBlur={() => setPointed(null)}
              onClick={() => {
                const taskIndex = tasks.get(alternative.chosen);
                if (taskIndex !== undefined) useSelection.getState().select({ kind: 'task', taskIndex });
              }}
            >
              <span>{alternative.label.replaceAll('attribute:ecs.', '').replaceAll('attribute:', '')}</span>
              <b>{place(alternative)}</b>
              <small>{note(alternative, explanation)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function place({ label, chosen, tied }: StopAlternative): string {
  return label === 'random' && tied > 1 ? `any of ${number(tied)}` : chosen;
}

function note({ label, chosen, containerInstance, tied }: StopAlternative, { chosen: here }: StopExplanation): string {
  if (label === 'random' && tied > 1) return chanceWords(tied);
  return chosen === here ? 'the same' : (containerInstance ?? '');
}
