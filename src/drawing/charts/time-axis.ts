import { scaleLinear } from 'd3-scale';
import type { ScaleLinear } from 'd3-scale';

/** A time axis in simulated ms: round steps, labels that do not touch. */
export interface TimeAxis {
  readonly x: ScaleLinear<number, number>;
  /** Times with a label, ms. */
  readonly labels: readonly number[];
  /** Times with a short tick, ms; those with a label included. */
  readonly ticks: readonly number[];
}

/** Steps between labels in seconds. */
const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 86_400] as const;

/** `labelRoom`: px that a label needs with the space around it. */
export function timeAxis(durationMs: number, from: number, to: number, labelRoom = 110): TimeAxis {
  const x = scaleLinear([0, Math.max(1, durationMs)], [from, to]);
  const most = Math.max(1, Math.floor((to - from) / labelRoom));
  const stepMs = (STEPS.find((step) => durationMs / 1000 / step <= most) ?? 86_400) * 1000;
  const tickMs = stepMs >= 4000 || stepMs === 2000 ? stepMs / 4 : stepMs;
  const every = (step: number): number[] =>
    Array.from({ length: Math.floor(durationMs / step) + 1 }, (_, index) => index * step);
  return { x, labels: every(stepMs), ticks: every(tickMs) };
}

/** As `timeAxis`, from a moment other than the beginning: round times within the window. */
export function timeWindow(fromMs: number, toMs: number, from: number, to: number, labelRoom = 56): TimeAxis {
  const x = scaleLinear([fromMs, Math.max(fromMs + 1, toMs)], [from, to]);
  const most = Math.max(1, Math.floor((to - from) / labelRoom));
  const stepMs = (STEPS.find((step) => (toMs - fromMs) / 1000 / step <= most) ?? 86_400) * 1000;
  const first = Math.ceil(fromMs / stepMs);
  const labels = Array.from(
    { length: Math.max(0, Math.floor(toMs / stepMs) - first + 1) },
    (_, i) => (first + i) * stepMs,
  );
  return { x, labels, ticks: labels };
}

/** The next round number that is not less, such as 30 for 27: a domain that seldom changes while it plays. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}
