import { Fragment, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { KubernetesExplanation, KubernetesNode } from '../../frame/kubernetes';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { pluginSentence } from '../../words/kubernetes-words';
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
  const telling = useMemo(() => tellingPlugins(scored, plugins), [scored, plugins]);
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
              <Bar node={it} explanation={explanation} telling={telling} />
              <b>{number(it.total)}</b>
            </button>
          </li>
        ))}
      </ol>
      <Key plugins={plugins} telling={telling} />
      {others > 0 && <p className={why['quiet']}>and {count(others, 'more node')} that fit, with less</p>}
      <ScoreTable node={node} explanation={explanation} />
    </section>
  );
}

/** A name in camel case, which may break between its words. */
function breakable(name: string): ReactNode {
  return name.split(/(?=[A-Z][a-z])/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** Which shade of the bars is which plugin. */
function Key({ plugins, telling }: Pick<BarProps, 'telling'> & Pick<KubernetesExplanation, 'plugins'>): ReactNode {
  if (telling.length === 0) return <p className={why['quiet']}>Every plugin gives them the same.</p>;
  return (
    <p className={styles['key']}>
      In the bars, what differs:{' '}
      {telling.map((at) => (
        <span key={at}>
          <i aria-hidden="true" /> {plugins[at]?.plugin}
        </span>
      ))}
    </p>
  );
}

/** Positions of the plugins that do not give every node the same. */
function tellingPlugins(
  scored: readonly KubernetesNode[],
  plugins: KubernetesExplanation['plugins'],
): readonly number[] {
  const all = plugins.map((_, at) => at);
  return all.filter((at) => scored.some(({ scores }) => scores[at] !== scored[0]?.scores[at]));
}

interface BarProps {
  readonly node: KubernetesNode;
  readonly explanation: KubernetesExplanation;
  readonly telling: readonly number[];
}

/** The points by which nodes differ in a row, a piece for each plugin. */
function Bar({ node, explanation: { plugins }, telling }: BarProps): ReactNode {
  const most = telling.reduce((sum, at) => sum + (plugins[at]?.weight ?? 0) * 100, 0);
  return (
    <span className={styles['bar']} aria-hidden="true">
      {telling.map((at) => {
        const { plugin = '', weight = 0 } = plugins[at] ?? {};
        const width = `${(((node.scores[at] ?? 0) * weight) / most) * 100}%`;
        return <i key={plugin} style={{ width }} />;
      })}
    </span>
  );
}

function ScoreTable({ node, explanation }: Omit<BarProps, 'telling'>): ReactNode {
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
            <Fragment key={plugin}>
              <tr>
                <th scope="row">{breakable(plugin)}</th>
                <td>
                  {number(score)} × {weight}
                </td>
                <td>
                  <b>{number(score * weight)}</b>
                </td>
              </tr>
              <tr className={styles['why']}>
                <td colSpan={3}>{pluginSentence(explanation, node, plugin)}</td>
              </tr>
            </Fragment>
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
