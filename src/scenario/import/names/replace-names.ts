import { DEFAULT_REGION } from '../../complete/zones';
import { FARGATE_PROVIDERS } from '../../refusal/placement';
import type { ReplacedName } from '../cluster-import';
import { recordAt, recordsAt, textAt } from '../raw';
import type { Raw } from '../raw';
import { boolean, ENABLED, keepOnly, like, number, oneOf, text, ZONE } from './keep';
import type { Keep } from './keep';
import { createNames } from './names';
import type { NameKind, Names } from './names';
import { definitionName, definitionRules } from './replace-definitions';
import { happeningRules } from './replace-happenings';
import { strategyRules, serviceRules } from './replace-services';
import { vocabularyOf } from './vocabulary';
import type { DocumentVocabulary } from './vocabulary';

/** A document in which nothing tells whose it is, and what was called what. */
export interface Replaced {
  readonly document: Raw;
  readonly names: readonly ReplacedName[];
}

/**
 * Puts made-up names in place of every name, ARN, id and text of an imported cluster, the same one for the same thing everywhere, and
 * account 111111111111 for the account. What has no bearing on a run (environment, commands, labels, tags) goes. Regions, zones, instance
 * types and numbers stay. Assumption `import-names`.
 */
export function replaceNames(document: Raw): Replaced {
  const names = createNames();
  const vocabulary = vocabularyOf(document, names);
  const region = textAt(document, 'region') || DEFAULT_REGION;
  // Services before all else: they and what belongs to them are numbered as they are listed.
  for (const service of recordsAt(document, 'services')) names.of('service', textAt(service, 'serviceName'));
  for (const instance of recordsAt(document, 'containerInstances')) names.of('instance', textAt(instance, 'id'));
  const subnets = Object.entries(recordAt(document, 'subnets')).map(([subnet, zone]) => [
    names.of('subnet', subnet),
    zone,
  ]);
  const kept = keepOnly(document, documentRules(names, vocabulary, region)) as Raw;
  return {
    document: {
      ...kept,
      name: 'An imported cluster',
      ...(subnets.length === 0 ? {} : { subnets: Object.fromEntries(subnets) as Raw }),
    },
    names: names.list(),
  };
}

const INSTANCE_TYPE = like(/^[a-z0-9-]{2,16}\.[a-z0-9-]{4,16}$/);

function documentRules(names: Names, vocabulary: DocumentVocabulary, region: string): Keep {
  const named = (kind: NameKind): Keep => text((it) => names.of(kind, it));
  const provider = text((it) => providerName(it, names));
  const machine: { readonly [key: string]: Keep } = {
    instanceType: INSTANCE_TYPE,
    instanceTypes: [INSTANCE_TYPE],
    availabilityZone: ZONE,
    availabilityZones: [ZONE],
    spot: boolean,
    resources: { cpu: number, memory: number },
    gpus: number,
    reservedPorts: [number],
    awsvpcTrunking: boolean,
  };
  return {
    stowplan: number,
    name: (it) => it,
    description: (it) => it,
    region: (it) => it,
    subnets: (it) => it,
    cluster: {
      clusterName: named('cluster'),
      capacityProviders: (it) => (Array.isArray(it) ? it.map((name) => providerName(String(name), names)) : undefined),
      defaultCapacityProviderStrategy: [strategyRules(provider)],
      settings: [{ name: oneOf('containerInsights'), value: like(/^(?:enabled|disabled|enhanced)$/) }],
    },
    containerInstances: [
      {
        id: named('instance'),
        ...machine,
        attributes: (it) => attributes(it, vocabulary),
        capacityProvider: provider,
        agent: (it) => agentSettings(it),
        agentVersion: like(/^v?\d{1,3}(?:\.\d{1,4}){1,3}$/),
        agentConnected: boolean,
        status: oneOf('ACTIVE', 'DRAINING'),
        ec2InstanceId: named('i'),
        registeredAt: like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      },
    ],
    capacityProviders: [
      {
        name: provider,
        autoScalingGroupProvider: {
          managedScaling: {
            status: ENABLED,
            targetCapacity: number,
            minimumScalingStepSize: number,
            maximumScalingStepSize: number,
            instanceWarmupPeriod: number,
          },
          managedTerminationProtection: ENABLED,
          managedDraining: ENABLED,
        },
        autoScalingGroup: { minSize: number, maxSize: number, desiredCapacity: number, ...machine },
      },
    ],
    loadBalancers: [balancerRules(names)],
    taskDefinitions: [definitionRules(names, vocabulary, region)],
    services: [serviceRules(names, vocabulary, provider, region)],
    tasks: [
      {
        taskDefinition: text((it) => definitionName(it, names)),
        containerInstance: named('instance'),
        group: text((it) => vocabulary.group(it)),
        count: number,
        startedBy: named('starter'),
        launchType: oneOf('EC2', 'FARGATE'),
        availabilityZone: ZONE,
      },
    ],
    scaling: [scalingRules(names)],
    ...happeningRules(names, region),
  };
}

function providerName(name: string, names: Names): string {
  return FARGATE_PROVIDERS.includes(name) ? name : names.of('provider', name);
}

function attributes(value: unknown, vocabulary: DocumentVocabulary): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const renamed = Object.entries(value).map(([name, it]) => [
    vocabulary.attribute(name),
    vocabulary.value(name, String(it)),
  ]);
  return Object.fromEntries(renamed);
}

/** What the import itself has made of capabilities; drivers of logs that are not ECS's own are nobody else's business. */
function agentSettings(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const kept = Object.entries(value).filter(
    ([key, it]) =>
      /^ECS_[A-Z_]+$/.test(key) &&
      /^(?:true|false|\[[\d,]*\]|\["(?:awslogs|fluentd|gelf|journald|json-file|none|splunk|syslog|[",])*\])$/.test(
        String(it),
      ),
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function balancerRules(names: Names): Keep {
  const healthCheck: Keep = {
    intervalSeconds: number,
    timeoutSeconds: number,
    healthyThresholdCount: number,
    unhealthyThresholdCount: number,
  };
  return {
    name: text((it) => names.of('balancer', it)),
    type: oneOf('application', 'network', 'classic'),
    targetGroups: [
      {
        targetGroupName: text((it) => names.of('target', it)),
        targetType: oneOf('instance', 'ip'),
        port: number,
        protocol: oneOf('HTTP', 'HTTPS', 'TCP', 'UDP', 'TLS', 'TCP_UDP', 'GENEVE'),
        deregistrationDelaySeconds: number,
        slowStartSeconds: number,
        healthCheck,
      },
    ],
    healthCheck,
    availabilityZones: [ZONE],
  };
}

function scalingRules(names: Names): Keep {
  const resource = text((it) => {
    const [, cluster = '', service = ''] = it.split('/');
    return `service/${names.of('cluster', cluster)}/${names.of('service', service)}`;
  });
  const common = {
    ServiceNamespace: oneOf('ecs'),
    ResourceId: resource,
    ScalableDimension: oneOf('ecs:service:DesiredCount'),
  };
  return {
    scalableTarget: { ...common, MinCapacity: number, MaxCapacity: number },
    policies: [
      {
        PolicyName: text((it) => names.of('policy', it)),
        ...common,
        PolicyType: oneOf('TargetTrackingScaling', 'StepScaling'),
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: number,
          PredefinedMetricSpecification: {
            PredefinedMetricType: oneOf(
              'ECSServiceAverageCPUUtilization',
              'ECSServiceAverageMemoryUtilization',
              'ALBRequestCountPerTarget',
            ),
          },
          CustomizedMetricSpecification: {
            Namespace: text((it) => (/^AWS\/\w{1,40}$/.test(it) ? it : names.of('option', it))),
            MetricName: text((it) =>
              /^(?:CPUUtilization|MemoryUtilization|RequestCountPerTarget|TargetResponseTime|BacklogPerTask)$/.test(it)
                ? it
                : names.of('option', it),
            ),
            Statistic: oneOf('Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'),
          },
          ScaleOutCooldown: number,
          ScaleInCooldown: number,
          DisableScaleIn: boolean,
        },
        StepScalingPolicyConfiguration: {
          AdjustmentType: oneOf('ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'),
          StepAdjustments: [
            { MetricIntervalLowerBound: number, MetricIntervalUpperBound: number, ScalingAdjustment: number },
          ],
          MinAdjustmentMagnitude: number,
          Cooldown: number,
          MetricAggregationType: oneOf('Average', 'Minimum', 'Maximum'),
        },
      },
    ],
  };
}
