import type { ReactNode } from 'react';
import { isRecord } from '../../../lib/is-record';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { SelectField } from '../controls/choice-field';
import { Problems } from '../controls/field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { listAt, problemsAt, textOf, texts, useForm, valueAt } from '../form-document';
import { CurveEditor } from './curve-editor';
import { NUMBERS_OF, SHAPES, numbersOf, pointsOf, shapeOf } from './shapes';
import type { LoadPoints, Shape, ShapeNumbers } from './shapes';
import styles from './load.module.css';

/** `load`: the demand on each service. */
export function LoadForm({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const entries = listAt(form.value, path);
  const names = texts(listAt(form.value, ['services']).map((service) => valueAt(service, ['serviceName'])));
  return (
    <List
      label="load"
      note="Requests per second over time; CloudWatch’s metrics follow from them."
      path={path}
      nameOf={(index) => `the load of ${textOf(valueAt(entries[index], ['service']))}`}
      add={[{ label: 'load', value: () => firstLoad(names[0] ?? 'web', 4) }]}
    >
      {(entry) => (
        <>
          <SelectField label="service" path={[...entry, 'service']} choices={names.map((value) => ({ value }))} />
          <LoadFields path={entry} />
        </>
      )}
    </List>
  );
}

/** A load for a service of so many tasks: half of what they can take, and a spike that they cannot. */
export function firstLoad(service: string, tasks: number): Readonly<Record<string, unknown>> {
  const perTask = { requestsPerSecond: 50, cpuAtCapacity: 100, memoryBase: 30 };
  const some = Math.max(1, tasks);
  const requestsPerSecond = pointsOf('spike', { base: 25 * some, peak: 90 * some, when: 600, length: 900 });
  return { service, requestsPerSecond, perTask };
}

/**
 * One entry of `load` but for its service: the curve, its shape, and what one task can take. `cpuTarget`: the CPU utilization that a policy holds, in per
 * cent.
 */
export function LoadFields({
  path,
  cpuTarget = null,
}: {
  readonly path: JsonPath;
  readonly cpuTarget?: number | null;
}): ReactNode {
  const form = useForm();
  const at = [...path, 'requestsPerSecond'];
  const points = readPoints(valueAt(form.value, at));
  const put = (value: LoadPoints, label: string): void => form.edit([{ path: at, value }], label);
  return (
    <div className={controls['section']}>
      <CurveEditor points={points} now={form.now} onChange={put} />
      <p className={controls['hint']}>Drag a point, press beside the curve to add one, Delete removes it.</p>
      <ShapeFields points={points} onChange={put} />
      <Problems problems={problemsAt(form.problems, at, true)} />
      <PerTask path={[...path, 'perTask']} />
      <p className={controls['hint']}>{peakSentence(points, valueAt(form.value, [...path, 'perTask']), cpuTarget)}</p>
      <PointTable path={at} points={points} />
    </div>
  );
}

const SHAPE_NAMES: { readonly [S in Shape]: string } = {
  steady: 'steady',
  dayAndNight: 'day and night',
  spike: 'spike',
  ramp: 'ramp',
  batch: 'batch',
};
const NUMBER_NAMES: { readonly [N in keyof ShapeNumbers]: string } = {
  base: 'base, /s',
  peak: 'peak, /s',
  when: 'from second',
  length: 'for seconds',
};

function ShapeFields({
  points,
  onChange,
}: {
  readonly points: LoadPoints;
  readonly onChange: (points: LoadPoints, label: string) => void;
}): ReactNode {
  const found = shapeOf(points);
  return (
    <>
      <fieldset className={styles['shapes']} aria-label="Shape of the load">
        {SHAPES.map((shape) => (
          <button
            key={shape}
            type="button"
            aria-pressed={found?.shape === shape}
            onClick={() => onChange(pointsOf(shape, numbersOf(points, shape)), `load ${shape}`)}
          >
            <ShapePicture shape={shape} />
            {SHAPE_NAMES[shape]}
          </button>
        ))}
      </fieldset>
      {found && (
        <div className={styles['numbers']}>
          {NUMBERS_OF[found.shape].map((name) => (
            <label key={name}>
              <span>{NUMBER_NAMES[name]}</span>
              <input
                inputMode="numeric"
                type="number"
                min={name === 'length' ? 1 : 0}
                value={found.numbers[name]}
                onChange={({ target: { valueAsNumber: value } }) => {
                  if (!Number.isFinite(value) || value < (name === 'length' ? 1 : 0)) return;
                  const next = pointsOf(found.shape, { ...found.numbers, [name]: value });
                  // A shape whose base is its peak is no longer known as that.
                  if (shapeOf(next)?.shape === found.shape) onChange(next, `type load ${found.shape} ${name}`);
                }}
              />
            </label>
          ))}
        </div>
      )}
    </>
  );
}

/** A shape as small as a letter. */
function ShapePicture({ shape }: { readonly shape: Shape }): ReactNode {
  const numbers = { base: 15, peak: 85, when: 25, length: shape === 'dayAndNight' ? 100 : shape === 'batch' ? 9 : 40 };
  const points = pointsOf(shape, { ...numbers, peak: shape === 'steady' ? 50 : numbers.peak });
  const all: LoadPoints = [...points, [100, points.at(-1)?.[1] ?? 0]];
  const d = all
    .filter(([at]) => at <= 100)
    .map(([at, value]) => `${(at * 0.28).toFixed(1)} ${(13 - value * 0.12).toFixed(1)}`);
  return (
    <svg width={28} height={14} aria-hidden="true">
      <path d={`M${d.join('L')}`} />
    </svg>
  );
}

/** What one task can take; CPU and memory follow from that. */
function PerTask({ path }: { readonly path: JsonPath }): ReactNode {
  return (
    <fieldset className={controls['list']}>
      <legend className={controls['label']}>
        perTask <span className={controls['note']}>what one healthy task can do</span>
      </legend>
      <div className={controls['row']}>
        <NumberField label="requestsPerSecond" path={[...path, 'requestsPerSecond']} min={1} step={10} decimal />
        <NumberField label="cpuAtCapacity" note="%" path={[...path, 'cpuAtCapacity']} fallback={90} step={5} decimal />
        <NumberField label="memoryBase" note="%" path={[...path, 'memoryBase']} fallback={30} step={5} decimal />
      </div>
    </fieldset>
  );
}

/** `360/s at its peak: 8 tasks at capacity, 12 to hold CPU utilization at 60%.` */
export function peakSentence(points: LoadPoints, perTask: unknown, cpuTarget: number | null): string {
  const peak = Math.max(...points.map(([, value]) => value));
  const number = (key: string, fallback: number): number => {
    const value = valueAt(perTask, [key]);
    return typeof value === 'number' && value > 0 ? value : fallback;
  };
  const each = number('requestsPerSecond', 1);
  const tasks = (count: number): string => `${count} ${count === 1 ? 'task' : 'tasks'}`;
  const held = Math.ceil((number('cpuAtCapacity', 90) * peak) / (each * (cpuTarget ?? 1)));
  const target = cpuTarget === null ? '' : `, ${held} to hold CPU utilization at ${cpuTarget}%`;
  return `${peak}/s at its peak: ${tasks(Math.ceil(peak / each))} at capacity${target}.`;
}

/** The points as numbers, to be typed. */
function PointTable({ path, points }: { readonly path: JsonPath; readonly points: LoadPoints }): ReactNode {
  return (
    <details className={controls['details']}>
      <summary className={styles['summary']}>{points.length} points as numbers</summary>
      <div className={controls['inside']}>
        <List
          label="requestsPerSecond"
          path={path}
          dropEmpty={false}
          nameOf={(index) => `point ${index + 1}`}
          add={[{ label: 'point', value: () => [(points.at(-1)?.[0] ?? 0) + 300, points.at(-1)?.[1] ?? 0] }]}
        >
          {(point) => (
            <div className={controls['row']}>
              <NumberField label="second" path={[...point, 0]} step={60} decimal />
              <NumberField label="requests per second" path={[...point, 1]} step={10} decimal />
            </div>
          )}
        </List>
      </div>
    </details>
  );
}

/** What can be read of the points of a document. */
function readPoints(value: unknown): LoadPoints {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const points = list.flatMap((point): [number, number][] => {
    const [second, requests] = Array.isArray(point) ? (point as readonly unknown[]) : [];
    return typeof second === 'number' && typeof requests === 'number' ? [[second, requests]] : [];
  });
  return points.length === 0 || isRecord(value) ? [[0, 0]] : points;
}
