import { isRecord } from '../../../lib/is-record';
import { thousands } from '../../../lib/thousands';
import { withoutEmpty } from '../raw';
import type { Raw } from '../raw';
import type { Making } from './created';
import { asText } from './fields';
import type { Fields } from './fields';

/** How many tasks, on what, and what scales them: the forms of `count`. Source: services-and-capacity 9.4. */
export interface MadeCount {
  readonly desiredCount: number;
  /** `launchType`, or `capacityProviderStrategy`. */
  readonly launch: Raw;
  readonly launchWords: string;
  /** Entry of `scaling`; null for a number that stays. */
  readonly scaling: Raw | null;
  readonly scalingWords: readonly string[];
  readonly notes: readonly string[];
}

/** Of the alarms that Copilot's policies have, where nothing says otherwise; seconds. */
const COOLDOWN = { in: 120, out: 60 };

export function countOf(making: Making): MadeCount {
  const { fields } = making;
  const value = fields.value('count');
  const spot = fields.whole('count', 'spot');
  if (spot !== null) return { ...fixed(spot), launch: onSpot(0), launchWords: 'FARGATE_SPOT, weight 1' };
  if (!isRecord(value)) return fixed(fields.whole('count') ?? 1);
  const range = rangeOf(fields);
  if (range === null) return fixed(1);
  const { minimum, maximum, spotFrom } = range;
  const policies = policiesOf(making);
  const base = spotFrom === null || spotFrom < minimum ? 0 : spotFrom - 1;
  return {
    desiredCount: minimum,
    launch: spotFrom === null ? FARGATE : onSpot(base),
    launchWords: spotFrom === null ? 'FARGATE' : strategyWords(base),
    scaling: {
      scalableTarget: { ResourceId: resourceOf(making), MinCapacity: minimum, MaxCapacity: maximum },
      policies: policies.map(({ input }) => input),
    },
    scalingWords: [`${minimum} to ${maximum} tasks`, ...policies.map(({ words }) => words)],
    notes: policies.flatMap(({ note }) => note ?? []),
  };
}

const FARGATE: Raw = { launchType: 'FARGATE' };

function fixed(desiredCount: number): MadeCount {
  return { desiredCount, launch: FARGATE, launchWords: 'FARGATE', scaling: null, scalingWords: [], notes: [] };
}

/** The first `base` tasks On-Demand, all others on Spot. */
function onSpot(base: number): Raw {
  const spot = { capacityProvider: 'FARGATE_SPOT', weight: 1 };
  return {
    capacityProviderStrategy: base <= 0 ? [spot] : [{ capacityProvider: 'FARGATE', base, weight: 0 }, spot],
  };
}

function strategyWords(base: number): string {
  return base <= 0 ? 'FARGATE_SPOT, weight 1' : `FARGATE, base ${base}, weight 0, and FARGATE_SPOT, weight 1`;
}

function rangeOf(
  fields: Fields,
): { readonly minimum: number; readonly maximum: number; readonly spotFrom: number | null } | null {
  const value = fields.value('count', 'range');
  if (isRecord(value)) {
    const minimum = fields.whole('count', 'range', 'min') ?? 1;
    const maximum = fields.whole('count', 'range', 'max') ?? minimum;
    return { minimum, maximum, spotFrom: fields.whole('count', 'range', 'spot_from') };
  }
  const [, minimum, maximum] = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(asText(value)) ?? [];
  return minimum === undefined || maximum === undefined
    ? null
    : { minimum: Number(minimum), maximum: Number(maximum), spotFrom: null };
}

interface MadePolicy {
  readonly input: Raw;
  readonly words: string;
  readonly note?: string;
}

function policiesOf(making: Making): MadePolicy[] {
  const { fields, name } = making;
  const made: MadePolicy[] = [];
  const add = (field: string, suffix: string, target: number | null, metric: Raw, words: string, note?: string) => {
    if (target === null || target <= 0) return;
    const configuration = { TargetValue: target, ...metric, ...cooldownsOf(fields, field) };
    const input = {
      PolicyName: `${name}-${suffix}`,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: configuration,
    };
    made.push({ input, words, ...(note === undefined ? {} : { note }) });
  };
  const cpu = targetOf(fields, 'cpu_percentage');
  add('cpu_percentage', 'ECSServiceAverageCPUUtilization-ScalingPolicy', cpu, PREDEFINED('CPU'), `CPU at ${cpu}%`);
  const memory = targetOf(fields, 'memory_percentage');
  const ofMemory = PREDEFINED('Memory');
  add(
    'memory_percentage',
    'ECSServiceAverageMemoryUtilization-ScalingPolicy',
    memory,
    ofMemory,
    `memory at ${memory}%`,
  );
  const requests = targetOf(fields, 'requests');
  const requestWords = `${thousands(requests ?? 0)} requests a minute for each task`;
  add('requests', 'ALBSumRequestCountPerTarget-ScalingPolicy', requests, balancer(name, 'Sum'), requestWords);
  const response = durationOf(fields, 'response_time');
  const slow = `The playground has no response time: the policy of ${name} that holds it at ${response} s never acts.`;
  const responseWords = `response time at ${response} s`;
  add(
    'response_time',
    'ALBAverageResponseTime-ScalingPolicy',
    response,
    balancer(name, 'Average'),
    responseWords,
    slow,
  );
  const backlog = backlogOf(fields);
  const queued = `The playground has no queues: the policy of ${name} that holds ${backlog} messages for each task never acts.`;
  const queueWords = `${thousands(backlog ?? 0)} messages for each task`;
  add('queue_delay', `BacklogPerTask-${name}-EventsQueue`, backlog, queue(name), queueWords, queued);
  return made;
}

function PREDEFINED(what: 'CPU' | 'Memory'): Raw {
  return { PredefinedMetricSpecification: { PredefinedMetricType: `ECSServiceAverage${what}Utilization` } };
}

/** A metric of the target group, as Copilot asks for it. */
function balancer(name: string, Statistic: 'Sum' | 'Average'): Raw {
  const MetricName = Statistic === 'Sum' ? 'RequestCountPerTarget' : 'TargetResponseTime';
  const Dimensions = [{ Name: 'TargetGroup', Value: `targetgroup/${name}` }];
  return { CustomizedMetricSpecification: { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions, Statistic } };
}

function queue(name: string): Raw {
  const Dimensions = [{ Name: 'QueueName', Value: `${name}-EventsQueue` }];
  return {
    CustomizedMetricSpecification: { Namespace: name, MetricName: 'BacklogPerTask', Dimensions, Statistic: 'Average' },
  };
}

/** `cpu_percentage: 70`, or `{ value: 70, cooldown: … }`. */
function targetOf(fields: Fields, field: string): number | null {
  return isRecord(fields.value('count', field)) ? fields.whole('count', field, 'value') : fields.whole('count', field);
}

function durationOf(fields: Fields, field: string): number | null {
  return isRecord(fields.value('count', field))
    ? fields.seconds('count', field, 'value')
    : fields.seconds('count', field);
}

/** Messages that a task may have before it: how long one may wait by how long one takes. */
function backlogOf(fields: Fields): number | null {
  if (!fields.has('count', 'queue_delay')) return null;
  const wait = fields.seconds('count', 'queue_delay', 'acceptable_latency');
  const each = fields.seconds('count', 'queue_delay', 'msg_processing_time');
  return wait === null || each === null || each === 0 ? null : Math.floor(wait / each + 1e-9);
}

function cooldownsOf(fields: Fields, field: string): Raw {
  const at = (which: 'in' | 'out'): number =>
    Math.round(
      fields.seconds('count', field, 'cooldown', which) ??
        fields.seconds('count', 'cooldown', which) ??
        COOLDOWN[which],
    );
  return withoutEmpty({ ScaleInCooldown: at('in'), ScaleOutCooldown: at('out') });
}

function resourceOf({ clusterName, name }: Making): string {
  return `service/${clusterName}/${name}`;
}
