import type { ReactNode } from 'react';
import type { PlacementAlternative, PlacementExplanation } from '../../frame/explanation';
import { useSelection } from '../../store/selection-store';
import { useWorld } from '../../store/world-store';
import { number } from '../../words/prose';
import { classNames } from '../controls/class-names';
import styles from './inspector.module.css';

interface AlternativesProps {
  readonly explanation: PlacementExplanation;
  readonly alternatives: readonly PlacementAlternative[];
}

/** Where the task would have gone under other strategies. */
export function Alternatives({ explanation, alternatives }: AlternativesProps): ReactNode {
  const instances = useWorld(({ view }) => view?.catalog.instances);
  const point = (id: string | null): void => {
    const instanceIndex = instances?.findIndex((instance) => instance.id === id) ?? -1;
    useSelection.getState().hover(instanceIndex < 0 ? null : { kind: 'instance', instanceIndex });
  };
  return (
    <section className={styles['section']}>
      <h3>Under another strategy</h3>
      <table className={classNames(styles['rows'], styles['alternatives'])}>
        <tbody>
          {alternatives.map((alternative) => (
            <tr
              key={alternative.label}
              onPointerEnter={() => point(alternative.chosen)}
              onPointerLeave={() => point(null)}
            >
              <td>{shortLabel(alternative.label)}</td>
              <td>
                <b>{alternativePlace(alternative)}</b>
              </td>
              <td>
                <small>{alternativeNote(alternative, explanation)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** ECS's own prefix of attributes says nothing here, and the column is narrow. */
function shortLabel(label: string): string {
  return label.replaceAll('attribute:ecs.', '');
}

function alternativePlace({ label, chosen, tied }: PlacementAlternative): string {
  if (chosen === null) return 'nowhere';
  return label === 'random' && tied > 1 ? `any of ${number(tied)}` : chosen;
}

/** What the strategy found there, in few words: the column is narrow. */
function alternativeNote(
  { label, chosen, best, tied }: PlacementAlternative,
  explanation: PlacementExplanation,
): string {
  if (chosen === null) return '';
  if (label === 'random') return tied > 1 ? `${Math.round(100 / tied)}% each` : 'the only one';
  if (tied > 1) return `one of ${number(tied)} equals`;
  if (chosen === explanation.chosen) return 'the same';
  if (best === null) return '';
  if (label.endsWith('binpack(cpu)')) return `${number(best)} CPU left`;
  if (label.endsWith('binpack(memory)')) return `${number(best)} MiB left`;
  return `runs ${number(best)} of them`;
}
