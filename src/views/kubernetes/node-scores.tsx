import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { KubernetesExplanation, KubernetesNode } from '../../frame/kubernetes';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { pluginSentence, PLUGIN_TITLES } from '../../words/kubernetes-words';
import { count, number } from '../../words/prose';
import why from '../inspector/why.module.css';
import styles from './kubernetes.module.css';
import { indexesOf } from './node-indexes';

/** Nodes that are listed; of more the number is told. */
const MOST = 10;

interface NodeScoresProps {
  readonly view: WorldView;
  readonly explanation: KubernetesExplanation;
}

/** What each node got, as bars of what each plugin gave; and of one of them the sum, plugin by plugin. */
export function NodeScores({ view, explanation }: NodeScoresProps): ReactNode {
  const { candidates, plugins } = explanation;
  const scored = useMemo(() => candidates.filter(({ rejectedBy }) => rejectedBy === null), [candidates]);
  const [asked, setAsked] = useState(scored[0]?.containerInstance ?? '');
  const node = scored.find(({ containerInstance }) => containerInstance === asked) ?? scored[0];
  const most = plugins.reduce((sum, { weight }) => sum + weight * 100, 0);
  const indexes = useMemo(() => indexesOf(view.catalog), [view.catalog]);
  const light = (name: string | null) => () => {
    const index = name === null ? undefined : indexes.get(name);
    useSelection.getState().lightInstances(index === undefined ? null : [index]);
  };
  if (node === undefined) return null;
  const others = scored.length - MOST;
  return (
    <section className={why['section']} aria-label="Scores">
      <h3>Scores</h3>
      <ol className={styles['nodes']}>
        {scored.slice(0, MOST).map((it) => (
          <li key={it.containerInstance}>
            <button
              type="button"
              className={styles['node']}
              data-chosen={it.containerInstance === explanation.chosen}
              aria-pressed={it === node}
              onClick={() => setAsked(it.containerInstance)}
              onPointerEnter={light(it.containerInstance)}
              onPointerLeave={light(null)}
              onFocus={light(it.containerInstance)}
              onBlur={light(null)}
            >
              <span className={styles['name']}>{it.containerInstance}</span>
              <Bar node={it} explanation={explanation} most={most} />
              <b>{number(it.total)}</b>
            </button>
          </li>
        ))}
      </ol>
      {others > 0 && <p className={why['quiet']}>and {count(others, 'more node')} that fit, with less</p>}
      <ScoreTable node={node} explanation={explanation} />
    </section>
  );
}

interface BarProps {
  readonly node: KubernetesNode;
  readonly explanation: KubernetesExplanation;
  /** The most points there could be. */
  readonly most: number;
}

/** A node's points in a row, a piece for each plugin. */
function Bar({ node, explanation, most }: BarProps): ReactNode {
  return (
    <span className={styles['bar']} aria-hidden="true">
      {explanation.plugins.map(({ plugin, weight }, at) => (
        <i key={plugin} style={{ width: `${(((node.scores[at] ?? 0) * weight) / most) * 100}%` }} />
      ))}
    </span>
  );
}

function ScoreTable({ node, explanation }: Omit<BarProps, 'most'>): ReactNode {
  return (
    <table className={styles['table']}>
      <caption>
        <b>{node.containerInstance}</b>
        {node.containerInstance === explanation.chosen ? ', chosen' : ''}: score × weight
      </caption>
      <tbody>
        {explanation.plugins.map(({ plugin, weight }, at) => {
          const score = node.scores[at] ?? 0;
          return (
            <tr key={plugin}>
              <th scope="row">
                {plugin} <small>{PLUGIN_TITLES[plugin]}</small>
                <p>{pluginSentence(explanation, node, plugin)}</p>
              </th>
              <td>
                {number(score)} × {weight}
              </td>
              <td>
                <b>{number(score * weight)}</b>
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Total
          </th>
          <td>
            <b>{number(node.total)}</b>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
