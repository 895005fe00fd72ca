import type { ReactNode } from 'react';
import { barShares } from '../../drawing/scoreboard/bars';
import type { Measures } from '../../frame/measures';
import { MEASURE_LINES, bestOf } from '../../words/measure-words';
import type { MeasureLine } from '../../words/measure-words';
import type { MeasuredWorld } from '../../words/trade-words';
import { MeasureName } from './measure-name';
import styles from './scoreboard.module.css';

export interface Contender extends MeasuredWorld {
  readonly label: string;
}

/** The measure in the middle, bars outward, figures at their ends: the better one solid and bold, the other open, equal ones bare. */
export function PairTable({ worlds }: { readonly worlds: readonly [Contender, Contender] }): ReactNode {
  const [left, right] = worlds;
  return (
    <table className={styles['pair']}>
      <thead className={styles['heads']}>
        <tr>
          <WorldHead world={left} />
          <th scope="col">Measure</th>
          <WorldHead world={right} />
        </tr>
      </thead>
      <tbody>
        {MEASURE_LINES.map((line) => (
          <PairRow key={line.id} line={line} left={left.measures} right={right.measures} />
        ))}
      </tbody>
    </table>
  );
}

interface PairRowProps {
  readonly line: MeasureLine;
  readonly left: Measures;
  readonly right: Measures;
}

function PairRow({ line, left, right }: PairRowProps): ReactNode {
  const both = [left, right];
  const [leftBest = false, rightBest = false] = bestOf(line, both);
  const differ = leftBest !== rightBest;
  const [leftShare = null, rightShare = null] = barShares(both.map(line.value));
  return (
    <tr>
      <td className={styles['left']}>
        <Bar figure={line.figure(left)} share={differ ? leftShare : null} best={leftBest} />
      </td>
      <th scope="row">
        <MeasureName line={line} />
      </th>
      <td className={styles['right']}>
        <Bar figure={line.figure(right)} share={differ ? rightShare : null} best={rightBest} />
      </td>
    </tr>
  );
}

interface BarProps {
  readonly figure: string;
  /** Of the longest bar that there may be; null for none. */
  readonly share: number | null;
  readonly best: boolean;
}

function Bar({ figure, share, best }: BarProps): ReactNode {
  return (
    <span className={styles['side']} data-best={best}>
      <span
        className={styles['bar']}
        data-tick={share === null || share === 0}
        style={{ width: `calc((100% - ${FIGURE}px) * ${share ?? 0})` }}
      />
      <span className={styles['figure']}>{figure}</span>
      {best && <span className={styles['hidden']}>, better</span>}
    </span>
  );
}

/** What the longest figure takes with the gap before it, px; the rest of a side is for the bar. */
const FIGURE = 124;

/** Three or four worlds, or two on a small screen: the best of each row is bold. */
export function ManyTable({
  worlds,
  short,
}: {
  readonly worlds: readonly Contender[];
  readonly short: boolean;
}): ReactNode {
  return (
    <table className={styles['many']}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          {worlds.map((world) => (
            <WorldHead key={world.letter} world={world} />
          ))}
        </tr>
      </thead>
      <tbody>
        {MEASURE_LINES.map((line) => {
          const best = bestOf(
            line,
            worlds.map(({ measures }) => measures),
          );
          return (
            <tr key={line.id}>
              <th scope="row">
                <MeasureName line={line} short={short} />
              </th>
              {worlds.map(({ letter, measures }, at) => (
                <td key={letter} data-best={best[at]}>
                  {line.figure(measures)}
                  {best[at] === true && <span className={styles['hidden']}>, best</span>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function WorldHead({ world: { letter, label } }: { readonly world: Contender }): ReactNode {
  return (
    <th scope="col">
      <b>{letter}</b> {label === letter ? '' : label}
    </th>
  );
}

/** One world: what it comes to, as a plain list. */
export function MeasureList({ measures }: { readonly measures: Measures }): ReactNode {
  return (
    <dl className={styles['list']}>
      {MEASURE_LINES.map((line) => (
        <div key={line.id}>
          <dt>
            <MeasureName line={line} short />
          </dt>
          <dd>
            <b>{line.figure(measures)}</b> <span>{line.detail(measures)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
