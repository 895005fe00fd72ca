import type { ReactNode } from 'react';
import type { PlacementAlternative, PlacementExplanation } from '../../frame/explanation';
import { number } from '../../words/prose';
import styles from './inspector.module.css';

interface AlternativesProps {
  readonly explanation: PlacementExplanation;
  readonly alternatives: readonly PlacementAlternative[];
}

/** Where the task would have gone under other strategies. */
export function Alternatives({ explanation, alternatives }: AlternativesProps): ReactNode {
  return (
    <section className={styles['section']}>
      <h3>Under another strategy</h3>
      <table className={styles['rows']}>
        <tbody>
          {alternatives.map((alternative) => (
            <tr key={alternative.label}>
              <td>{alternative.label}</td>
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

function alternativePlace({ label, chosen, tied }: PlacementAlternative): string {
  if (chosen === null) return 'nowhere';
  return label === 'random' && tied > 1 ? `any of ${number(tied)}` : chosen;
}

function alternativeNote(
  { label, chosen, best, tied }: PlacementAlternative,
  explanation: PlacementExplanation,
): string {
  if (label === 'random') return tied > 1 ? `${number(100 / tied)} % each` : '';
  const same = chosen === explanation.chosen ? 'the same; ' : '';
  if (tied > 1) return `${same}ties with ${number(tied - 1)} more`;
  if (best === null) return same;
  if (label.endsWith('binpack(cpu)')) return `${same}${number(best)} CPU left`;
  if (label.endsWith('binpack(memory)')) return `${same}${number(best)} MiB left`;
  return `${same}runs ${number(best)} of them`;
}
