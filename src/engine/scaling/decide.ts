import { DEFAULT_COOLDOWN_SECONDS } from '../../ecs/scaling';
import type { ScalingPolicyInput } from '../../ecs/scaling';
import type { HeldBy } from '../../frame/scaling';
import type { AlarmState } from '../state';
import { milli } from './metrics';
import type { ScalableTarget, ScalingAlarm } from './state';
import { adjusted, stepFor } from './step';
import { gradually, proportional } from './target-tracking';

/**
 * Which change of the desired count follows from the alarms of a target, if any: pure. Source: services-and-capacity 3.1, 3.3 to 3.6.
 */

/** What a decision is made of, besides the target itself. */
export interface Situation {
  readonly timeMs: number;
  readonly desired: number;
  readonly running: number;
  /** The range that holds now: the target's own, and what forecasts make of it. */
  readonly minimum: number;
  readonly maximum: number;
  /** Whether requests wait while there are no tasks that could take them. */
  readonly isAskedFor: boolean;
  readonly isDeploying: boolean;
  readonly stateOf: (alarm: string) => AlarmState;
}

export interface ScalingDecision {
  /** The new desired count, within the target's range. */
  readonly to: number;
  readonly policy: string;
  readonly alarm: string;
  /** Tasks that the change was worked out from. */
  readonly from: number;
  readonly cooldownMs: number;
}

export type Decided =
  { readonly change: ScalingDecision; readonly held: null } | { readonly change: null; readonly held: HeldBy };

/** What one alarm asks for, before limits. */
interface Proposal {
  readonly wanted: number;
  readonly policy: ScalingPolicyInput;
  readonly alarm: string;
  readonly from: number;
  readonly cooldownMs: number;
}

export function decide(target: ScalableTarget, now: Situation): Decided {
  const out = scaleOut(target, now);
  // Where one policy asks for more, be it in vain, what others want to take away is less.
  return out.held === 'nothing' || out.held === 'suspended' ? scaleIn(target, now) : out;
}

/** Any policy is enough, and of several the one that wants most. */
function scaleOut(target: ScalableTarget, now: Situation): Decided {
  const cools = now.timeMs < target.cooldown.outUntilMs;
  const proposals = outProposals(target, now, cools ? target.cooldown.baseline : now.running);
  const most = largest(proposals);
  if (most === undefined) {
    // What the cooldown takes for there already is asked for again by those who look at what runs.
    const held = cools && outProposals(target, now, now.running).length > 0 ? 'cooldown' : 'nothing';
    return { change: null, held };
  }
  if (target.input.SuspendedState?.DynamicScalingOutSuspended === true) return { change: null, held: 'suspended' };
  const to = within(now, most.wanted);
  // What has been asked for and is not there yet is not asked for again (assumption `scaling-never-lowers`).
  if (to > now.desired) return decided(most, to);
  if (most.wanted > now.desired) return { change: null, held: 'maximum' };
  return { change: null, held: cools ? 'cooldown' : 'nothing' };
}

/** All target tracking policies that may have to agree; of what is proposed the largest. */
function scaleIn(target: ScalableTarget, now: Situation): Decided {
  const proposals: Proposal[] = [];
  const tracking = trackingIn(target, now);
  if (tracking.change !== null) proposals.push(tracking.change);
  for (const proposal of stepProposals(target, now, now.running)) {
    if (proposal.wanted < now.running) proposals.push(proposal);
  }
  const most = largest(proposals);
  if (most === undefined) return { change: null, held: tracking.held ?? 'nothing' };
  const to = within(now, most.wanted);
  if (to >= now.desired) return { change: null, held: to > most.wanted ? 'minimum' : 'nothing' };
  if (target.input.SuspendedState?.DynamicScalingInSuspended === true) return { change: null, held: 'suspended' };
  if (now.isDeploying) return { change: null, held: 'deployment' };
  if (now.timeMs < target.cooldown.inUntilMs) return { change: null, held: 'cooldown' };
  return decided(most, to);
}

function outProposals(target: ScalableTarget, now: Situation, base: number): Proposal[] {
  const proposals = stepProposals(target, now, base).filter(({ wanted }) => wanted > base);
  for (const { policy, alarm, configuration } of trackers(target, 'high')) {
    const point = alarm.points.at(-1) ?? NaN;
    const cooldownMs = seconds(configuration.ScaleOutCooldown);
    const given = { policy, alarm: alarm.name, from: base, cooldownMs };
    const wakes = now.running === 0 && now.desired === 0 && now.isAskedFor && alarm.metric === 'requests';
    if (wakes) proposals.push({ ...given, wanted: 1, cooldownMs: 0 });
    else if (now.stateOf(alarm.name) === 'ALARM' && !Number.isNaN(point)) {
      const wanted = proportional(base, point, milli(configuration.TargetValue));
      if (wanted > base) proposals.push({ ...given, wanted });
    }
  }
  return proposals;
}

/** What target tracking wants to leave, where every policy that may scale in is ready for it. */
function trackingIn(
  target: ScalableTarget,
  { running, stateOf }: Situation,
): { readonly change: Proposal; readonly held: null } | { readonly change: null; readonly held: HeldBy } {
  const all = trackers(target, 'low');
  const low = all.filter(({ alarm }) => stateOf(alarm.name) === 'ALARM');
  const may = all.filter(({ configuration }) => configuration.DisableScaleIn !== true);
  const ready = may.filter((each) => low.includes(each));
  if (low.length === 0) return { change: null, held: 'nothing' };
  if (ready.length === 0) return { change: null, held: 'scaleInDisabled' };
  if (ready.length < may.length) return { change: null, held: 'otherPolicies' };
  const proposals = ready.flatMap(({ policy, alarm, configuration }): Proposal[] => {
    const point = alarm.points.at(-1) ?? NaN;
    const wanted = gradually(running, proportional(running, point, milli(configuration.TargetValue)));
    if (!(wanted < running)) return [];
    return [{ wanted, policy, alarm: alarm.name, from: running, cooldownMs: seconds(configuration.ScaleInCooldown) }];
  });
  const most = proposals.length < ready.length ? undefined : largest(proposals);
  return most === undefined ? { change: null, held: 'nothing' } : { change: most, held: null };
}

/** What the step scaling policies make of the alarms that are in ALARM. */
function stepProposals(target: ScalableTarget, { stateOf }: Situation, base: number): Proposal[] {
  return target.alarms.flatMap((alarm) => {
    if (alarm.kind !== 'step' || stateOf(alarm.name) !== 'ALARM') return [];
    return alarm.policies.flatMap((name): Proposal[] => {
      const policy = target.policies.find(({ input }) => input.PolicyName === name)?.input;
      const configuration = policy?.StepScalingPolicyConfiguration;
      if (policy === undefined || configuration === undefined) return [];
      const step = stepFor(configuration.StepAdjustments ?? [], distance(alarm), isAbove(alarm));
      if (step === undefined) return [];
      const wanted = adjusted(configuration, step, base);
      return [{ wanted, policy, alarm: alarm.name, from: base, cooldownMs: seconds(configuration.Cooldown) }];
    });
  });
}

/** From the threshold to the latest datapoint; without one the metric is taken to be at the threshold (assumption `scaling-set-alarm`). */
function distance({ points, thresholdMilli }: ScalingAlarm): number {
  const point = points.at(-1) ?? NaN;
  return Number.isNaN(point) ? 0 : point - thresholdMilli;
}

function isAbove({ comparison }: ScalingAlarm): boolean {
  return comparison.startsWith('Greater');
}

/** Target tracking policies with one of their alarms. */
function trackers(target: ScalableTarget, kind: 'high' | 'low') {
  return target.alarms.flatMap((alarm) => {
    if (alarm.kind !== kind) return [];
    const policy = target.policies.find(({ input }) => input.PolicyName === alarm.policies[0])?.input;
    const configuration = policy?.TargetTrackingScalingPolicyConfiguration;
    return policy && configuration ? [{ policy, alarm, configuration }] : [];
  });
}

function largest(proposals: readonly Proposal[]): Proposal | undefined {
  let most: Proposal | undefined;
  for (const proposal of proposals) if (most === undefined || proposal.wanted > most.wanted) most = proposal;
  return most;
}

function within({ minimum, maximum }: Situation, wanted: number): number {
  return Math.min(maximum, Math.max(minimum, wanted));
}

function decided({ policy, alarm, from, cooldownMs }: Proposal, to: number): Decided {
  return { change: { to, policy: policy.PolicyName, alarm, from, cooldownMs }, held: null };
}

function seconds(value: number = DEFAULT_COOLDOWN_SECONDS): number {
  return value * 1_000;
}
