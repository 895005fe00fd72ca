import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createKnockOut } from '../../drawing/knock-out';
import type { KnockOutCallbacks, KnockOutChart } from '../../drawing/knock-out';
import type { Ending, FallingLine } from '../../drawing/knock-out-layout';
import { endingsOf, rowBand } from '../../drawing/knock-out-picture';
import { causePath } from '../../store/cause-path';
import { useSelection } from '../../store/selection-store';
import type { FunnelStep } from '../../words/funnel-steps';
import { number } from '../../words/prose';
import { pointAtClause } from '../clauses';
import { useMedia } from '../media';
import styles from './funnel.module.css';
import { StepCard } from './step-card';

interface FunnelProps {
  /** Such as "Steps of the placement". */
  readonly label: string;
  readonly rows: readonly FunnelStep[];
  readonly lines: readonly FallingLine[];
  /** What a step did, in a sentence. */
  readonly sentenceOf: (row: number) => ReactNode;
  /** Words of the legend that are not those of a placement. */
  readonly endingWords?: Partial<Readonly<Record<Ending, string>>>;
  /** Lights these candidates on the stage, by name; null: all. */
  readonly onLight: (names: readonly string[] | null) => void;
  /** The pointer is on a candidate's line; null when it has left. */
  readonly onCandidate: (name: string | null) => void;
  readonly onPressCandidate: (name: string) => void;
}

/**
 * How the candidates fell out, step by step: a picture to point at, a sentence on the step that is pointed at, and the same rows for keyboards and screen
 * readers. A press keeps a step.
 */
export function Funnel(props: FunnelProps): ReactNode {
  const { label, rows, lines, sentenceOf, endingWords } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const lit = pointed ?? kept;
  useLit(lit, props);
  const press = (row: number): void => {
    const next = row === kept ? null : row;
    setKept(next);
    const clause = clauseOf(rows[row]);
    if (next !== null && clause !== null) pointAtClause(clause);
  };
  const forTouch = useMedia('(pointer: coarse)');
  const host = useChart(props, { lit, forTouch }, { onRow: setPointed, onPress: press });
  const deciding = decidingRow(rows);
  const shown = lit ?? Math.max(0, deciding);
  const row = rows[shown];
  return (
    <>
      <div ref={host} className={styles['chart']}>
        <ol aria-label={label}>
          {rows.map(({ title, detail, remaining }, index) => {
            const { top, height } = rowBand({ lines, forTouch }, index);
            return (
              <li key={`${index} ${title}`}>
                <button
                  type="button"
                  className={styles['row']}
                  style={{ top, height }}
                  aria-pressed={index === kept}
                  onClick={() => press(index)}
                  onFocus={(event) => event.currentTarget.matches(':focus-visible') && setPointed(index)}
                  onBlur={() => setPointed(null)}
                >
                  <span className="unseen">
                    {number(remaining)} left: {title}. {detail}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </div>
      <Legend lines={lines} words={endingWords} />
      {row && (
        <StepCard row={row} deciding={lit === null && deciding >= 0}>
          {sentenceOf(shown)}
        </StepCard>
      )}
    </>
  );
}

/** The step at which the last ones fell: what decided. -1 where nobody did. */
function decidingRow(rows: readonly FunnelStep[]): number {
  return rows.findLastIndex(({ remaining }, index) => index > 0 && remaining < (rows[index - 1]?.remaining ?? 0));
}

function clauseOf(row: FunnelStep | undefined): string | null {
  const [cause] = row?.causes ?? [];
  return cause === undefined ? null : causePath(cause);
}

/** The candidates of a step stand in the light on the stage, and its clause in the editor, for as long as the step is lit. */
function useLit(lit: number | null, { rows, lines, onLight }: FunnelProps): void {
  const light = useRef(onLight);
  useEffect(() => {
    light.current = onLight;
  });
  useEffect(() => {
    if (lit === null) return undefined;
    const names = lines.filter(({ row }) => row === lit).map(({ name }) => name);
    light.current(names.length === 0 ? null : names);
    useSelection.getState().pointAt(clauseOf(rows[lit]));
    return () => {
      light.current(null);
      useSelection.getState().pointAt(null);
    };
  }, [lit, rows, lines]);
}

function useChart(
  { rows, lines, onCandidate, onPressCandidate }: FunnelProps,
  { lit, forTouch }: { readonly lit: number | null; readonly forTouch: boolean },
  { onRow, onPress }: { readonly onRow: (row: number | null) => void; readonly onPress: (row: number) => void },
): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<KnockOutChart | null>(null);
  const callbacks = useRef<KnockOutCallbacks>({});
  useEffect(() => {
    callbacks.current = {
      onPoint({ row, name }) {
        onRow(row);
        onCandidate(name);
      },
      onPress({ row, name }) {
        if (row !== null) onPress(row);
        else if (name !== null) onPressCandidate(name);
      },
    };
  });
  useEffect(() => {
    if (host.current === null) return undefined;
    const made = createKnockOut(host.current, {
      onPoint: (point) => callbacks.current.onPoint?.(point),
      onPress: (point) => callbacks.current.onPress?.(point),
    });
    chart.current = made;
    return () => {
      callbacks.current.onPoint?.({ row: null, name: null });
      made.destroy();
    };
  }, []);
  useEffect(() => chart.current?.setData({ rows, lines, forTouch }), [rows, lines, forTouch]);
  useEffect(() => chart.current?.mark(lit), [lit]);
  return host;
}

const SIGNS: { readonly [E in Ending]: string } = { rejected: '×', 'ranked lower': '–', tied: '○', chosen: '●' };
const WORDS: { readonly [E in Ending]: string } = {
  rejected: 'rejected',
  'ranked lower': 'ranked lower',
  tied: 'tied',
  chosen: 'chosen',
};

function Legend({
  lines,
  words = {},
}: {
  readonly lines: readonly FallingLine[];
  readonly words?: FunnelProps['endingWords'];
}): ReactNode {
  return (
    <p className={styles['key']} aria-hidden="true">
      {endingsOf(lines).map((ending) => (
        <span key={ending} className={ending === 'chosen' ? styles['chosen'] : undefined}>
          <b>{SIGNS[ending]}</b> {words[ending] ?? WORDS[ending]}
        </span>
      ))}
    </p>
  );
}
