import { listOf } from '../lib/english';
import type { CapacityDetail, CapacityGroupRow, CapacityProviderRow, NeedDetail, NeedGroup } from '../frame/capacity';
import type { CapacityMoment } from '../frame/capacity-rows';
import type { RuleSource } from '../frame/explanation';
import type { Catalog } from '../frame/frame';
import { clock, count, cpuUnits, inWords, memoryMiB, number } from './prose';

/** How ECS sizes an Auto Scaling group, a sentence a step. Source: services-and-capacity 4.5 and 4.6. */

/** One step, with the figure that it comes to, and whose rule it is: a page of AWS's, or an entry of our assumptions. */
export interface CapacityStep {
  readonly id: 'instances' | 'group' | 'largest' | 'bounds' | 'needed' | 'metric' | 'desired' | 'follows' | 'warmup';
  readonly figure: string;
  readonly sentence: string;
  readonly source: RuleSource;
  /** Of a group of equal tasks: its position in `NeedDetail.groups`. */
  readonly group?: number;
}

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide';
const BEHAVIOUR: RuleSource = { url: `${GUIDE}/managed-scaling-behavior.html` };
const ALARMS: RuleSource = { url: `${GUIDE}/cluster-auto-scaling.html` };
const BLOG: RuleSource = {
  url: 'https://aws.amazon.com/blogs/containers/deep-dive-on-amazon-ecs-cluster-auto-scaling/',
};
/** AWS tells the outline of it; the rest is ours. */
const OUTLINE: RuleSource = { assumption: 'capacity-need' };

type Named = Pick<Catalog, 'owners' | 'taskDefinitions'>;

/** All steps from N to what follows; none where ECS does not size the group. */
export function capacitySteps(detail: CapacityDetail, catalog: Named): CapacityStep[] {
  const { need, managedScaling, group, row } = detail;
  if (need === null || managedScaling === null || row.group === null) return [];
  const type = typeWords(group?.instanceTypes ?? []);
  const counted = need.groups.filter(({ leftOut }) => leftOut === null);
  return [
    { id: 'instances', figure: number(need.instances), sentence: instancesSentence(need), source: BEHAVIOUR },
    ...need.groups.map((each, index): CapacityStep => ({
      id: 'group',
      group: index,
      figure: each.leftOut === null ? number(each.needed) : '–',
      sentence: groupSentence(each, type, need, catalog),
      source: OUTLINE,
    })),
    ...(counted.length > 1 ? [largestStep(counted, need)] : []),
    ...(need.step === need.largestNeed ? [] : [boundsStep(need, managedScaling)]),
    { id: 'needed', figure: number(need.needed), sentence: neededSentence(need), source: BEHAVIOUR },
    { id: 'metric', figure: percent(need.reservationMilli), sentence: metricSentence(need), source: BEHAVIOUR },
    {
      id: 'desired',
      figure: number(within(need.desired, row.group)),
      sentence: desiredSentence(need, managedScaling.targetCapacity, row.group),
      source: need.instances === 0 && need.needed > 0 ? ALARMS : BLOG,
    },
    followsStep(detail, need, row.group),
    ...(detail.warmUpUntil === null || isHeldByWarmUp(detail, need, row.group) ? [] : [warmUpStep(detail.warmUpUntil)]),
  ];
}

function instancesSentence({ instances, busy }: NeedDetail): string {
  if (instances === 0) return 'N: no instance is registered.';
  const empty = instances - busy;
  const use =
    busy === 0
      ? 'empty; daemons do not count'
      : empty === 0
        ? instances === 1
          ? 'it runs a task'
          : 'all run tasks'
        : `${number(busy)} ${busy === 1 ? 'runs' : 'run'} tasks, ${number(empty)} ${empty === 1 ? 'is' : 'are'} empty; daemons do not count`;
  return `N: ${count(instances, 'instance')} registered, ${use}.`;
}

/** `m5.large`, or, where a group has several types, what counts of them. */
function typeWords(types: readonly string[]): string {
  return types.length === 1 ? (types[0] ?? 'instance') : 'instance of the largest type';
}

/** `10 tasks of web, 512 CPU and 1,024 MiB each: 4 fit on one m5.large, so 10 need 3.` */
function groupSentence(group: NeedGroup, type: string, { smallest }: NeedDetail, catalog: Named): string {
  const { ownerIndex, requirements, perInstance, needed, leftOut, boundBy } = group;
  const owner = catalog.owners[ownerIndex]?.name ?? '';
  const asks = listOf([
    cpuUnits(requirements.cpu),
    memoryMiB(requirements.memory),
    ...(requirements.gpus > 0 ? [count(requirements.gpus, 'GPU')] : []),
  ]);
  const head = `${count(group.count, 'task')} of ${owner}, ${asks}${group.count === 1 ? '' : ' each'}:`;
  if (leftOut !== null) {
    const room = SHORT[leftOut]?.(smallest);
    const why = room === undefined ? '' : `: the smallest instance has ${room}`;
    return `${head} left out (${leftOut})${why}. No new instance would take ${group.count === 1 ? 'it' : 'them'}.`;
  }
  const fit = `${number(perInstance)} ${perInstance === 1 ? 'fits' : 'fit'} on one ${type}`;
  const by = boundBy === null ? '' : ` ${BOUNDS[boundBy]}`;
  return `${head} ${fit}, so ${number(group.count)} ${group.count === 1 ? 'needs' : 'need'} ${number(needed)}.${by}`;
}

const BOUNDS: { readonly [B in NonNullable<NeedGroup['boundBy']>]: string } = {
  cpu: 'CPU gives out first.',
  memory: 'Memory gives out first.',
  networkInterfaces: 'Network interfaces give out first.',
  gpus: 'GPUs give out first.',
  hostPort: 'An instance has the host port once.',
  distinctInstance: 'distinctInstance allows one an instance.',
};

const SHORT: Readonly<Record<string, ((smallest: NeedDetail['smallest']) => string) | undefined>> = {
  'RESOURCE:CPU': ({ cpu }) => cpuUnits(cpu),
  'RESOURCE:MEMORY': ({ memory }) => memoryMiB(memory),
  'RESOURCE:ENI': ({ networkInterfaces }) => count(networkInterfaces, 'network interface'),
  'RESOURCE:GPU': ({ gpus }) => count(gpus, 'GPU'),
};

function largestStep(counted: readonly NeedGroup[], { largestNeed }: NeedDetail): CapacityStep {
  const needs = counted.map(({ needed }) => number(needed)).join(', ');
  return {
    id: 'largest',
    figure: number(largestNeed),
    sentence: `The largest need decides, not their sum: max(${needs}) = ${number(largestNeed)}. What still waits is for the next round.`,
    source: OUTLINE,
  };
}

function boundsStep(
  { largestNeed, step }: NeedDetail,
  { minimumScalingStepSize, maximumScalingStepSize }: NonNullable<CapacityDetail['managedScaling']>,
): CapacityStep {
  const sentence =
    step > largestNeed
      ? `minimumScalingStepSize ${number(minimumScalingStepSize)}: at least ${inWords(step)} at a time, so ${number(step)} in place of ${number(largestNeed)}.`
      : `maximumScalingStepSize ${number(maximumScalingStepSize)}: at most ${inWords(step)} at a time, so ${number(step)} in place of ${number(largestNeed)}.`;
  return { id: 'bounds', figure: number(step), sentence, source: BEHAVIOUR };
}

function neededSentence({ instances, busy, groups, step, needed }: NeedDetail): string {
  if (step > 0) return `M = N + ${number(step)} = ${number(needed)} instances needed.`;
  if (groups.length > 0) return `Nothing that waits can be helped by an instance more: M = N = ${number(needed)}.`;
  return needed === busy && instances > 0
    ? `No task waits, so M is the instances in use: ${number(needed)}.`
    : `No task waits: M = ${number(needed)}.`;
}

function metricSentence({ instances, needed, reservationMilli }: NeedDetail): string {
  if (instances === 0 && needed === 0) return 'CapacityProviderReservation: with M = 0 and N = 0 it is 100.';
  if (instances === 0) return 'CapacityProviderReservation: with N = 0 and M above it is 200.';
  return `CapacityProviderReservation = 100 × M / N = 100 × ${number(needed)} / ${number(instances)} = ${metric(reservationMilli)}.`;
}

function desiredSentence({ instances, needed, desired }: NeedDetail, target: number, group: CapacityGroupRow): string {
  const clamped = within(desired, group);
  const limit =
    clamped === desired
      ? ''
      : clamped < desired
        ? ` The group’s maximum is ${number(group.maxSize)}.`
        : ` The group’s minimum is ${number(group.minSize)}.`;
  if (instances === 0 && needed === 0) return `Nothing runs and nothing waits: ${number(desired)} desired.${limit}`;
  if (instances === 0)
    return `From zero, target tracking counts one instance: ceil(200 / ${target}) = ${number(desired)} desired, whatever M is. The next round sees the rest.${limit}`;
  return `Target capacity ${target}: ceil(M × 100 / ${target}) = ceil(${number(needed)} × 100 / ${target}) = ${number(desired)} desired.${limit}`;
}

/** The desired capacity within the group's own limits. */
function within(desired: number, { minSize, maxSize }: CapacityGroupRow): number {
  return Math.min(maxSize, Math.max(minSize, desired));
}

function followsStep(detail: CapacityDetail, need: NeedDetail, group: CapacityGroupRow): CapacityStep {
  const target = detail.managedScaling?.targetCapacity ?? 100;
  const value = metric(need.reservationMilli);
  const aim = within(need.desired, group);
  const [high, low] = (['high', 'low'] as const).map((kind) => detail.alarms.find((alarm) => alarm.kind === kind));
  const step = (figure: string, sentence: string): CapacityStep => ({
    id: 'follows',
    figure,
    sentence,
    source: ALARMS,
  });
  if (need.reservationMilli === target * 1_000)
    return step('=', `${value} is the target: neither alarm, nothing changes.`);
  const at = (alarm: typeof high, datapoints: number): string =>
    `${number(Math.min(alarm?.breaching ?? 0, alarm?.datapoints ?? datapoints))} / ${number(alarm?.datapoints ?? datapoints)}`;
  if (isHeldByWarmUp(detail, need, group)) {
    const { warmingUp, warmUpUntil } = detail;
    const until = warmUpUntil === null ? '' : ` until ${clock(warmUpUntil * 1_000)}`;
    const sentence = `${value} is above ${number(target)}, but ${count(warmingUp, 'instance')} ${warmingUp === 1 ? 'warms' : 'warm'} up${until}: more come only for a need that is larger than that.`;
    return { ...step(at(high, 1), sentence), source: BEHAVIOUR };
  }
  if (need.reservationMilli > target * 1_000) {
    const then =
      aim > group.desiredCapacity
        ? `the high alarm sets the desired capacity from ${number(group.desiredCapacity)} to ${number(aim)}.`
        : aim < need.desired
          ? `the high alarm has nothing to add: the group is at its maximum of ${number(group.maxSize)}.`
          : `the high alarm has done its part: ${number(group.desiredCapacity)} are desired already.`;
    return step(at(high, 1), `${value} is above ${number(target)}: after one such minute ${then}`);
  }
  const minutes = low?.datapoints ?? 15;
  const then =
    aim < group.desiredCapacity
      ? `the low alarm takes the group from ${number(group.desiredCapacity)} towards ${number(aim)}, at most half of it a minute.`
      : aim < need.instances || aim === group.minSize
        ? `nothing can go: ${number(group.desiredCapacity)} are desired already.`
        : `nothing goes, as ${number(aim)} are wanted.`;
  return step(
    at(low, 15),
    `${value} is below ${number(target)}: after ${number(minutes)} such minutes in a row ${then}`,
  );
}

/** Whether the high alarm would have the group grow, by no more than boots or warms up already. */
function isHeldByWarmUp(detail: CapacityDetail, need: NeedDetail, group: CapacityGroupRow): boolean {
  const { warmingUp, managedScaling } = detail;
  const isHigh = need.reservationMilli > (managedScaling?.targetCapacity ?? 100) * 1_000;
  const grows = within(need.desired, group) > group.desiredCapacity;
  return isHigh && grows && warmingUp > 0 && need.desired - need.instances <= warmingUp;
}

function warmUpStep(until: number): CapacityStep {
  return {
    id: 'warmup',
    figure: clock(until * 1_000),
    sentence: `Instances warm up until ${clock(until * 1_000)}: until then the group grows only for more than what is on its way.`,
    source: BEHAVIOUR,
  };
}

/** A reservation in thousandths of a per cent: `266.67`. */
export function metric(milli: number): string {
  return number(milli / 1_000);
}

function percent(milli: number): string {
  return `${metric(milli)}%`;
}

/** What a provider is at, in one or two sentences: the head of its panel. */
export function capacitySentence({ tasks, provisioningTasks, group }: CapacityProviderRow): string {
  if (group === null)
    return `Runs ${count(tasks, 'task')}. Each has a machine of its own: there are no instances to size.`;
  const { instances, booting, leaving, desiredCapacity, managedScaling, maxSize } = group;
  const parts = [
    ...(booting > 0 ? [`${number(booting)} booting`] : []),
    ...(leaving > 0 ? [`${number(leaving)} leaving`] : []),
  ];
  const has = `Has ${count(instances, 'instance')}${parts.length > 0 ? `, ${listOf(parts)}` : ''}; wants ${number(desiredCapacity)}.`;
  const waits =
    provisioningTasks === 0
      ? ''
      : ` ${count(provisioningTasks, 'task')} ${provisioningTasks === 1 ? 'waits' : 'wait'} for room${
          desiredCapacity >= maxSize ? ', and the group is at its maximum' : ''
        }.`;
  return `${has}${waits}${managedScaling ? '' : ' Managed scaling is off: ECS never changes its size.'}`;
}

/** What a row of the history says, for the line below the chart. */
export function capacityMomentSentence(moment: CapacityMoment, seconds: number): string {
  const { instances, needed, reservation, desiredCapacity, booting, provisioningTasks, targetCapacity } = moment;
  const metrics =
    needed === null || reservation === null
      ? ''
      : `${number(reservation)} of ${number(targetCapacity ?? 100)} (M ${number(needed)}, N ${number(instances)}), `;
  const boots = booting > 0 ? `, ${number(booting)} booting` : '';
  const waits = provisioningTasks > 0 ? `, ${count(provisioningTasks, 'task')} waiting` : '';
  return `${clock(seconds * 1_000)}: ${metrics}${number(desiredCapacity)} desired, ${number(instances)} there${boots}${waits}.`;
}

/** What kind of provider it is. */
export function providerKind(kind: 'autoScalingGroup' | 'fargate' | 'fargateSpot', spot: boolean): string {
  if (kind === 'autoScalingGroup') return spot ? 'Auto Scaling group, Spot' : 'Auto Scaling group';
  return kind === 'fargate' ? 'Fargate' : 'Fargate Spot';
}

/** `base 2, weight 1`. */
export function shareWords(base: number, weight: number): string {
  return `${base > 0 ? `base ${number(base)}, ` : ''}weight ${number(weight)}`;
}

/** A group's instances, for who does not see the drawing. */
export function fleetLabel(fleet: {
  readonly busy: number;
  readonly empty: number;
  readonly booting: number;
  readonly leaving: number;
  readonly needed: number | null;
  readonly desired: number;
}): string {
  const { busy, empty, booting, leaving, needed, desired } = fleet;
  const there = [
    `${number(busy)} busy`,
    `${number(empty)} empty`,
    ...(booting > 0 ? [`${number(booting)} booting`] : []),
    ...(leaving > 0 ? [`${number(leaving)} leaving`] : []),
  ];
  return `Instances: ${listOf(there)}; ${needed === null ? '' : `M ${number(needed)}, `}desired ${number(desired)}`;
}
