import type { ReactNode } from 'react';
import { listAt, valueAt } from '../form-document';
import styles from './scaling.module.css';

interface StepDrawingProps {
  /** `StepAdjustments`. */
  readonly steps: readonly unknown[];
  readonly adjustmentType: string;
  /** Of the policy's alarm; null where it has none. */
  readonly threshold: number | null;
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

const [WIDTH, HEIGHT, BASE] = [280, 76, 44];

/** Steps as bars over the metric: how far from the threshold each begins and ends, and what it adds or removes. The fields below say the same. */
export function StepDrawing({ steps, adjustmentType, threshold }: StepDrawingProps): ReactNode {
  const read = readSteps(steps);
  if (read.length === 0) return null;
  const ends = read.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = Math.max(10, (most - least) * 0.35);
  const [left, right] = [
    least - (read.some(({ from }) => from === -Infinity) ? room : 0),
    most + (read.some(({ to }) => to === Infinity) ? room : 0),
  ];
  const x = (offset: number): number =>
    ((Math.min(right, Math.max(left, offset)) - left) / (right - left || 1)) * (WIDTH - 32) + 16;
  const highest = Math.max(1, ...read.map(({ by }) => Math.abs(by)));
  const unit = adjustmentType === 'PercentChangeInCapacity' ? '%' : '';
  return (
    <svg className={styles['steps']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {read.map(({ from, to, by }) => {
        const [a, b] = [x(from), x(to)];
        const height = (Math.abs(by) / highest) * 26;
        return (
          <g key={`${from} ${to}`}>
            <rect
              x={a}
              y={by < 0 ? BASE : BASE - height}
              width={Math.max(1, b - a)}
              height={Math.max(1, height / (by < 0 ? 2 : 1))}
            />
            <text
              x={(a + b) / 2}
              y={by < 0 ? BASE - 4 : Math.max(11, BASE - height - 4)}
              textAnchor="middle"
              className={styles['by']}
            >
              {adjustmentType === 'ExactCapacity'
                ? `= ${by}`
                : `${by > 0 ? '+' : by < 0 ? '−' : ''}${Math.abs(by)}${unit}`}
            </text>
          </g>
        );
      })}
      <path d={`M0 ${BASE}H${WIDTH}`} className={styles['axis']} />
      <path d={`M${x(0)} 4V${BASE + 14}`} className={styles['threshold']} />
      {[...new Set([0, ...ends])].map((offset) => (
        <text key={offset} x={x(offset)} y={HEIGHT - 4} textAnchor="middle">
          {threshold === null ? (offset > 0 ? `+${offset}` : offset) : threshold + offset}
        </text>
      ))}
    </svg>
  );
}

function readSteps(steps: readonly unknown[]): Step[] {
  const number = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);
  return steps
    .map((step) => ({
      from: number(valueAt(step, ['MetricIntervalLowerBound']), -Infinity),
      to: number(valueAt(step, ['MetricIntervalUpperBound']), Infinity),
      by: number(valueAt(step, ['ScalingAdjustment']), 0),
    }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from);
}

/** The threshold of the first of some alarms that has one. */
export function thresholdOf(entry: unknown, alarms: readonly number[]): number | null {
  const values = alarms.map((index) => valueAt(listAt(entry, ['alarms'])[index], ['Threshold']));
  const [found] = values.filter((value) => typeof value === 'number');
  return found ?? null;
}
