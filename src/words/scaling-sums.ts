import type { StepAdjustment, StepConfiguration } from '../ecs/scaling';
import { MOST_REMOVED_AT_ONCE } from '../ecs/scaling';
import { datapointsAt, isHigh } from '../frame/scaling-alarms';
import { momentAt } from '../frame/scaling-rows';
import type { ScalingMoment } from '../frame/scaling-rows';
import type { ScalingAlarmDetail, ScalingDetail, ScalingPolicyDetail } from '../frame/scaling';
import { count, number } from './prose';

/**
 * How a count was worked out, as a sum that a person can follow. The engine has decided; here its numbers are read back from the history.
 * Source: services-and-capacity 3.3 to 3.6.
 */

/** What an alarm in ALARM asks for through one of its policies. */
export interface Proposal {
  readonly alarm: ScalingAlarmDetail;
  readonly policy: ScalingPolicyDetail;
  /** Tasks that it is worked out from. */
  readonly base: number;
  /** The cooldown's: there were fewer or more when it began. */
  readonly isBaseline: boolean;
  readonly value: number;
  /** What the formula says. */
  readonly sum: string;
  /** Which step it is; empty for target tracking. */
  readonly note: string;
  /** What the policy wants, a scale-in at most by half. */
  readonly wanted: number;
  /** The same within minimum and maximum. */
  readonly lands: number;
  readonly minimum: number;
  readonly maximum: number;
  /** What the formula alone gives. */
  readonly formula: number;
}

/** What the alarms that are in ALARM at a moment ask for; each from the running tasks, and in a cooldown also from those before it. */
export function proposalsAt(
  detail: ScalingDetail,
  moments: readonly ScalingMoment[],
  moment: ScalingMoment,
): Proposal[] {
  const baseline = baselineAt(detail, moments, moment.at);
  const bases = [moment.running, ...(baseline === null || baseline === moment.running ? [] : [baseline])];
  return detail.alarms.flatMap((alarm, index) => {
    if (moment.states[index] !== 'ALARM') return [];
    const value = datapointsAt(alarm, moments, moment.at).at(-1)?.value ?? null;
    return alarm.policies.flatMap((name) => {
      const policy = detail.policies.find((each) => each.name === name);
      if (policy === undefined || value === null) return [];
      return bases.flatMap((base) => proposal(alarm, policy, base, base !== moment.running, value, moment) ?? []);
    });
  });
}

/** `policy cpu60 wants ceil(4 × 90 / 60) = 6 tasks; the maximum is 5.` */
export function wantedSentence(proposal: Proposal): string {
  const { policy, sum, note, base, isBaseline, formula, wanted, lands, minimum, maximum } = proposal;
  const from = isBaseline ? ` (from the ${count(base, 'task')} before the cooldown began)` : '';
  const gently = wanted > formula && policy.target !== null ? '; one scale-in takes away half at most' : '';
  const range =
    lands < wanted
      ? `; the maximum is ${number(maximum)}`
      : lands > wanted
        ? `; the minimum is ${number(minimum)}`
        : '';
  return `policy ${policy.name} wants ${sum} ${formula === 1 ? 'task' : 'tasks'}${from}${gently}${range}${note}.`;
}

function proposal(
  alarm: ScalingAlarmDetail,
  policy: ScalingPolicyDetail,
  base: number,
  isBaseline: boolean,
  value: number,
  { minimum, maximum }: ScalingMoment,
): Proposal | null {
  const found =
    policy.target === null ? stepped(alarm, policy, base, value) : tracked(alarm, policy.target, base, value);
  if (found === null) return null;
  const lands = Math.min(maximum, Math.max(minimum, found.wanted));
  return { alarm, policy, base, isBaseline, value, minimum, maximum, lands, ...found };
}

type Sum = Pick<Proposal, 'sum' | 'note' | 'formula' | 'wanted'>;

/** In whole thousandths, as the engine has it. */
function tracked(alarm: ScalingAlarmDetail, target: number, base: number, value: number): Sum {
  const formula = Math.ceil((base * Math.round(value * 1_000)) / Math.round(target * 1_000));
  const { numerator, denominator } = MOST_REMOVED_AT_ONCE;
  const least = base - Math.max(1, Math.floor((base * numerator) / denominator));
  const wanted = isHigh(alarm) ? formula : Math.max(formula, least);
  return {
    note: '',
    sum: `ceil(${number(base)} × ${number(value)} / ${number(target)}) = ${number(formula)}`,
    formula,
    wanted,
  };
}

function stepped(alarm: ScalingAlarmDetail, { step }: ScalingPolicyDetail, base: number, value: number): Sum | null {
  const over = value - alarm.threshold;
  const chosen = step?.StepAdjustments?.find((each) => covers(each, over, isHigh(alarm)));
  if (!step || !chosen) return null;
  const { ScalingAdjustment: by } = chosen;
  const side = `${number(Math.abs(over))} ${over < 0 ? 'below' : 'above'} ${number(alarm.threshold)}`;
  const wanted = adjusted(step, by, base);
  const sign = by < 0 ? '−' : '+';
  const sums: Readonly<Record<string, string>> = {
    ExactCapacity: `exactly ${number(wanted)}`,
    PercentChangeInCapacity: `${number(base)} ${sign} ${number(Math.abs(by))}% = ${number(wanted)}`,
  };
  const sum = sums[step.AdjustmentType ?? ''] ?? `${number(base)} ${sign} ${number(Math.abs(by))} = ${number(wanted)}`;
  return { sum, note: `, its step for ${side}`, formula: wanted, wanted };
}

/** Above the threshold a step's lower bound belongs to it, below it the upper one. */
function covers(
  { MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity }: StepAdjustment,
  over: number,
  above: boolean,
): boolean {
  return above ? over >= lower && over < upper : over > lower && over <= upper;
}

function adjusted({ AdjustmentType, MinAdjustmentMagnitude = 0 }: StepConfiguration, by: number, base: number): number {
  if (AdjustmentType === 'ExactCapacity') return by;
  if (AdjustmentType !== 'PercentChangeInCapacity') return Math.max(0, base + by);
  const change = (base * by) / 100;
  if (change === 0) return base;
  // A change of less than one task is one.
  const whole = Math.max(1, Math.floor(Math.abs(change)), MinAdjustmentMagnitude);
  return Math.max(0, base + Math.sign(change) * whole);
}

/** Tasks that ran when the scale-out cooldown that lasts at a moment began; null where none lasts. */
function baselineAt(
  { activities, policies }: ScalingDetail,
  moments: readonly ScalingMoment[],
  at: number,
): number | null {
  let until = -1;
  let baseline: number | null = null;
  for (const activity of activities) {
    if (activity.at >= at) break;
    const [, name] = /triggered policy (.+)$/.exec(activity.cause) ?? [];
    const policy = policies.find((each) => each.name === name);
    if (policy === undefined) continue;
    const isOut = activity.to > activity.from;
    if (isOut && activity.at >= until) baseline = momentAt(moments, activity.at)?.running ?? null;
    until = isOut ? activity.at + policy.cooldown.out : -1;
  }
  return at < until ? baseline : null;
}
