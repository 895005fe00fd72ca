import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { dotAxis, placeOnAxis } from '../../../drawing/scoreboard/dots';
import { closeDialog } from '../../../store/dialog-store';
import { openSeed } from '../../../store/seeds-store';
import type { DotAxis } from '../../../drawing/scoreboard/dots';
import type { Measures } from '../../../frame/measures';
import { MEASURE_LINES } from '../../../words/measure-words';
import type { MeasureLine } from '../../../words/measure-words';
import { distributionWords } from '../../../words/seed-words';
import { MeasureName } from '../measure-name';
import { DotPlot } from './dot-plot';
import styles from './seeds.module.css';

/** The runs of one world. */
export interface SeededWorld {
  readonly letter: string;
  readonly label: string;
  readonly runs: readonly { readonly seed: number; readonly measures: Measures }[];
}

interface DistributionsProps {
  readonly worlds: readonly SeededWorld[];
  readonly ownSeed: number;
  /** Of the plots, px. */
  readonly width: number;
}

const HEIGHT = 44;

/** A plot for every measure in which runs differ, world under world on one axis; what no seed changes is said in a line. */
export function Distributions({ worlds, ownSeed, width }: DistributionsProps): ReactNode {
  const several = worlds.length > 1;
  const [varying, steady] = useMemo(() => {
    const varies = (line: MeasureLine): boolean =>
      worlds.some(({ runs }) => runs.some(({ measures }) => line.figure(measures) !== firstFigure(line, runs)));
    return [MEASURE_LINES.filter(varies), MEASURE_LINES.filter((line) => !varies(line))];
  }, [worlds]);
  return (
    <>
      {varying.map((line) => (
        <section key={line.id} className={styles['measure']} aria-label={line.label}>
          <h3>
            <MeasureName line={line} />
          </h3>
          <Plots line={line} worlds={worlds} ownSeed={ownSeed} width={width} several={several} />
        </section>
      ))}
      {steady.length > 0 && (
        <p className={styles['steady']}>
          <b>The same under every seed:</b>{' '}
          {steady.map((line) => `${line.short} ${figuresOf(line, worlds, several)}`).join('; ')}.
        </p>
      )}
    </>
  );
}

interface PlotsProps extends DistributionsProps {
  readonly line: MeasureLine;
  readonly several: boolean;
}

function Plots({ line, worlds, ownSeed, width, several }: PlotsProps): ReactNode {
  const plots = useMemo(
    () => worlds.map(({ runs }) => ({ runs: runs.flatMap(({ seed, measures }) => pointOf(line, seed, measures)) })),
    [line, worlds],
  );
  const axis = useMemo(() => dotAxis(plots, width, HEIGHT), [plots, width]);
  const rows = worlds.map(({ letter, runs }, at) => {
    const all = runs.map(({ measures }) => measures);
    const name = several ? `${line.label}, ${letter}` : line.label;
    return (
      <div key={letter} className={styles['row']} data-several={several}>
        {several && <b>{letter}</b>}
        <DotPlot
          data={plots[at] ?? { runs: [] }}
          axis={axis}
          label={name}
          ownSeed={ownSeed}
          figureOf={(seed) => {
            const run = runs.find((it) => it.seed === seed);
            return run ? line.figure(run.measures) : '';
          }}
          onOpen={(seed) => {
            closeDialog();
            void openSeed(seed);
          }}
        />
        <span className={styles['spread']}>
          {distributionWords(line, all)}
          {runs.length === 1 && several ? ', under every seed' : ''}
        </span>
      </div>
    );
  });
  return (
    <>
      {rows}
      <Ticks line={line} worlds={worlds} axis={axis} several={several} />
    </>
  );
}

/** So many different figures all stand under the axis; of more the first and the last. */
const MOST_TICKS = 9;

function Ticks({
  line,
  worlds,
  axis,
  several,
}: Omit<PlotsProps, 'ownSeed' | 'width'> & { readonly axis: DotAxis }): ReactNode {
  const figures = new Map<number, string>();
  for (const { runs } of worlds)
    for (const { seed, measures } of runs)
      for (const { value } of pointOf(line, seed, measures)) figures.set(value, line.figure(measures));
  const all = [...figures].toSorted(([a], [b]) => a - b);
  const ticks = all.length <= MOST_TICKS ? all : all.filter((_, at) => at === 0 || at === all.length - 1);
  return (
    <div className={styles['ticks']} data-several={several} style={{ width: axis.width }} aria-hidden="true">
      {ticks.map(([value, figure]) => (
        <span key={value} style={{ left: placeOnAxis(value, axis) }}>
          {figure}
        </span>
      ))}
    </div>
  );
}

/** Where a run stands; one that has nothing to compare, or not yet, stands nowhere. */
function pointOf(line: MeasureLine, seed: number, measures: Measures): { seed: number; value: number }[] {
  const value = line.value(measures);
  return value === null || !Number.isFinite(value) ? [] : [{ seed, value }];
}

function firstFigure(line: MeasureLine, runs: SeededWorld['runs']): string {
  const [first] = runs;
  return first ? line.figure(first.measures) : '';
}

function figuresOf(line: MeasureLine, worlds: readonly SeededWorld[], several: boolean): string {
  const figures = worlds.map(({ runs }) => firstFigure(line, runs));
  const [first] = figures;
  if (!several || figures.every((figure) => figure === first)) return first ?? '';
  return worlds.map(({ letter }, at) => `${letter} ${figures[at] ?? ''}`).join(', ');
}
