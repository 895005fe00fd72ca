import { datapointsAt, isHigh } from '../frame/scaling-alarms';
import { momentAt } from '../frame/scaling-rows';
import type { ScalingMoment } from '../frame/scaling-rows';
import type { ScalingActivityDetail, ScalingAlarmDetail, ScalingDetail } from '../frame/scaling';
import { clock, count, number } from './prose';
import { proposalsAt, wantedSentence } from './scaling-sums';
import type { Proposal } from './scaling-sums';

/** Service auto scaling in sentences: what it did, what it waits for, and what holds it back. Times in simulated seconds. */

type Metric = ScalingAlarmDetail['metric'];

/** What CloudWatch calls the metric, in words. */
export function metricName(metric: Metric): string {
  switch (metric) {
    case 'cpu':
      return 'CPU utilization';
    case 'memory':
      return 'Memory utilization';
    case 'requests':
      return 'Requests per target';
    case null:
      return 'A metric that the playground does not have';
  }
}

/** `90%`, `1,500`. */
export function metricValue(metric: Metric, value: number | null): string {
  if (value === null) return 'no datapoint';
  return `${number(Math.round(value * 100) / 100)}${metric === 'cpu' || metric === 'memory' ? '%' : ''}`;
}

/** An alarm as people speak of it: `AlarmHigh` for one that target tracking made, else its own name. */
export function alarmName({ name, policies }: Pick<ScalingAlarmDetail, 'name' | 'policies'>, several = false): string {
  const [, which] = /^TargetTracking-.*-(AlarmHigh|AlarmLow)-[0-9a-f-]+$/.exec(name) ?? [];
  if (which === undefined) return name;
  return several ? `${which} of ${policies[0] ?? ''}` : which;
}

/** `above 60%, 3 of 3 datapoints`. */
export function alarmCondition({ metric, comparison, threshold, datapoints, of }: ScalingAlarmDetail): string {
  return `${comparisonWords(comparison)} ${metricValue(metric, threshold)}, ${datapoints} of ${of}`;
}

function comparisonWords(comparison: string): string {
  const [, than, equal] = /^(Greater|Less)Than(OrEqualTo)?/.exec(comparison) ?? [];
  const word = than === 'Less' ? 'below' : 'above';
  return equal === undefined ? word : `at or ${word}`;
}

/** What scaling does at a moment, or what keeps it from doing anything: the arithmetic with it. Empty before the first datapoint. */
export function scalingSentence(detail: ScalingDetail, moments: readonly ScalingMoment[], seconds: number): string {
  const moment = momentAt(moments, seconds);
  const activity = detail.activities.findLast(({ at }) => at <= seconds);
  const period = moment === null ? 0 : moment.at;
  if (activity !== undefined && activity.at >= period && seconds - activity.at < 60)
    return activitySentence(detail, moments, activity);
  if (moment === null) return 'CloudWatch has no datapoint yet: the first period ends at 1:00.';
  const held = heldSentence(detail, moments, moment);
  return held === '' ? watchingSentence(detail, moments, moment) : held;
}

/** One activity: why, and how its count was worked out. */
export function activitySentence(
  detail: ScalingDetail,
  moments: readonly ScalingMoment[],
  activity: ScalingActivityDetail,
): string {
  const { at, from, to, cause } = activity;
  const change = `Desired count ${number(from)} → ${number(to)}`;
  const [, alarm, policy] = /^monitor alarm (.+) in state ALARM triggered policy (.+)$/.exec(cause) ?? [];
  const moment = momentAt(moments, at);
  if (alarm === undefined || moment === null) return `${change}: ${cause}.`;
  const proposal = proposalsAt(detail, moments, moment).find(
    (each) => each.alarm.name === alarm && each.policy.name === policy && each.lands === to,
  );
  const name = nameIn(detail, alarm);
  if (proposal === undefined) return `${change}. ${name} is in ALARM and triggered ${policy ?? ''}.`;
  return `${change}. ${name} is in ALARM: ${wantedSentence(proposal)}`;
}

/** What kept an alarm from changing the desired count in that period; empty where nothing did. */
export function heldSentence(detail: ScalingDetail, moments: readonly ScalingMoment[], moment: ScalingMoment): string {
  const proposals = proposalsAt(detail, moments, moment);
  const out = largest(proposals.filter(({ wanted }) => wanted > moment.running));
  const into = largest(proposals.filter(({ wanted }) => wanted < moment.running));
  const asks = (proposal: Proposal | undefined, begins = true): string => {
    const told = proposal === undefined ? '' : wantedSentence({ ...proposal, lands: proposal.wanted });
    return told === '' ? '' : ` ${begins ? told.charAt(0).toUpperCase() + told.slice(1) : told}`;
  };
  switch (moment.held) {
    case 'nothing':
      return '';
    case 'maximum':
      return `Held at the maximum of ${number(moment.maximum)}:${asks(out, false) || ' more is wanted.'}`;
    case 'minimum':
      return `Held at the minimum of ${number(moment.minimum)}:${asks(into, false) || ' less is wanted.'}`;
    case 'cooldown':
      return `${cooldownWords(detail, moment, out !== undefined)}${asks(out ?? into)}`;
    case 'deployment':
      return `A deployment is in progress: scale-in is switched off until it is over, scale-out is not.${asks(into)}`;
    case 'scaleInDisabled':
      return `${lowAlarms(detail, moment)} in ALARM, but DisableScaleIn is set: the policy only ever scales out.`;
    case 'otherPolicies':
      return `${lowAlarms(detail, moment)} in ALARM, but a service scales in only when all of its target tracking policies agree: ${quietPolicies(detail, moment)} not ready.`;
    case 'suspended':
      return out !== undefined || into === undefined
        ? `Scale-out is suspended (DynamicScalingOutSuspended).${asks(out)}`
        : `Scale-in is suspended (DynamicScalingInSuspended).${asks(into)}`;
  }
}

function cooldownWords(detail: ScalingDetail, moment: ScalingMoment, isOut: boolean): string {
  const last = detail.activities.findLast(({ at, from, to }) => at < moment.at && (isOut ? to > from : to < from));
  const [, name] = /triggered policy (.+)$/.exec(last?.cause ?? '') ?? [];
  const policy = detail.policies.find((each) => each.name === name);
  const which = isOut ? 'scale-out' : 'scale-in';
  if (last === undefined || policy === undefined) return `The ${which} cooldown holds.`;
  const until = last.at + policy.cooldown[isOut ? 'out' : 'in'];
  return `The ${which} cooldown of ${policy.name} lasts until ${clock(until * 1_000)}.`;
}

function lowAlarms(detail: ScalingDetail, moment: ScalingMoment): string {
  const names = detail.alarms.flatMap((alarm, index) =>
    !isHigh(alarm) && moment.states[index] === 'ALARM' ? [nameIn(detail, alarm.name)] : [],
  );
  return `${names.join(' and ') || 'AlarmLow'} ${names.length > 1 ? 'are' : 'is'}`;
}

function quietPolicies(detail: ScalingDetail, moment: ScalingMoment): string {
  const names = detail.policies.flatMap(({ name, target, scaleInDisabled }) => {
    const low = detail.alarms.findIndex((alarm) => !isHigh(alarm) && alarm.policies.includes(name));
    return target === null || scaleInDisabled || moment.states[low] === 'ALARM' ? [] : [name];
  });
  return `${names.join(', ') || 'another'} ${names.length > 1 ? 'are' : 'is'}`;
}

/** Nothing to do: how near each alarm is to its state. */
function watchingSentence(detail: ScalingDetail, moments: readonly ScalingMoment[], moment: ScalingMoment): string {
  if (detail.alarms.length === 0) {
    const range = `between ${number(moment.minimum)} and ${number(moment.maximum)}`;
    return detail.scheduled.length > 0
      ? `No policy: only scheduled actions move the range ${range}.`
      : `No policy yet: the desired count only has to stay ${range}.`;
  }
  const told = detail.alarms.map((alarm, index) => alarmSentence(detail, alarm, index, moments, moment));
  // Target tracking policies have two alarms each: the two that are nearest are enough.
  return told
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 2)
    .map(({ text }) => text)
    .join(' ');
}

function alarmSentence(
  detail: ScalingDetail,
  alarm: ScalingAlarmDetail,
  index: number,
  moments: readonly ScalingMoment[],
  moment: ScalingMoment,
): { readonly share: number; readonly text: string } {
  const name = nameIn(detail, alarm.name);
  const state = moment.states[index] ?? 'INSUFFICIENT_DATA';
  const points = datapointsAt(alarm, moments, moment.at);
  const breaching = points.filter(({ breaches }) => breaches).length;
  const share = state === 'ALARM' ? 1 : breaching / alarm.datapoints;
  if (state === 'INSUFFICIENT_DATA') return { share: 0, text: `${name}: INSUFFICIENT_DATA, no action.` };
  const threshold = `${comparisonWords(alarm.comparison)} ${metricValue(alarm.metric, alarm.threshold)}`;
  const counted = `${breaching} of ${count(alarm.of, 'datapoint')} ${threshold}`;
  if (state === 'OK') return { share, text: `${name} is OK: ${counted}, ${alarm.datapoints} needed.` };
  const asks = proposalsAt(detail, moments, moment).find((each) => each.alarm === alarm && !each.isBaseline);
  const wants = asks === undefined ? '.' : `: ${wantedSentence(asks)}`;
  return { share, text: `${name} is in ALARM, ${counted}${wants}` };
}

function nameIn({ alarms, policies }: ScalingDetail, name: string): string {
  const alarm = alarms.find((each) => each.name === name);
  return alarm === undefined ? name : alarmName(alarm, policies.length > 1);
}

function largest(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.toSorted((a, b) => b.wanted - a.wanted)[0];
}
