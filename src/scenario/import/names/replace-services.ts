import { HOOK_STAGES } from '../../../ecs/traffic-shift';
import { boolean, ENABLED, like, number, oneOf, text } from './keep';
import type { Keep } from './keep';
import { NOBODYS_ACCOUNT } from './names';
import type { NameKind, Names } from './names';
import { constraintRules, definitionName, roleArn } from './replace-definitions';
import type { DocumentVocabulary } from './vocabulary';

/** An item of a capacity provider strategy. */
export function strategyRules(provider: Keep): Keep {
  return { capacityProvider: provider, weight: number, base: number };
}

/** What of a service has a bearing on a run; the rest goes: tags, Service Connect, VPC Lattice, what hooks are given. */
export function serviceRules(names: Names, vocabulary: DocumentVocabulary, provider: Keep, region: string): Keep {
  const named = (kind: NameKind): Keep => text((it) => names.of(kind, it));
  const role = text((it) => roleArn(it, names));
  const arn = (service: string, resource: string, kind: NameKind): Keep =>
    text((it) => `arn:aws:${service}:${region}:${NOBODYS_ACCOUNT}:${resource}${names.of(kind, it)}`);
  const deploymentConfiguration: Keep = {
    minimumHealthyPercent: number,
    maximumPercent: number,
    deploymentCircuitBreaker: {
      enable: boolean,
      rollback: boolean,
      resetOnHealthyTask: boolean,
      thresholdConfiguration: { type: oneOf('BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'), value: number },
    },
    alarms: { alarmNames: [named('alarm')], enable: boolean, rollback: boolean },
    strategy: oneOf('ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'),
    bakeTimeInMinutes: number,
    lifecycleHooks: [
      {
        targetType: oneOf('AWS_LAMBDA', 'PAUSE'),
        hookTargetArn: arn('lambda', 'function:', 'function'),
        roleArn: role,
        lifecycleStages: [oneOf(...HOOK_STAGES)],
        timeoutConfiguration: { timeoutInMinutes: number, action: oneOf('ROLLBACK', 'CONTINUE') },
      },
    ],
    linearConfiguration: { stepPercent: number, stepBakeTimeInMinutes: number },
    canaryConfiguration: { canaryPercent: number, canaryBakeTimeInMinutes: number },
  };
  return {
    serviceName: named('service'),
    taskDefinition: text((it) => definitionName(it, names)),
    desiredCount: number,
    schedulingStrategy: oneOf('REPLICA', 'DAEMON'),
    launchType: oneOf('EC2', 'FARGATE', 'EXTERNAL'),
    capacityProviderStrategy: [strategyRules(provider)],
    platformVersion: like(/^(?:LATEST|\d\.\d{1,2}\.\d{1,2})$/),
    placementStrategy: [
      { type: oneOf('spread', 'binpack', 'random'), field: text((it) => strategyField(it, vocabulary)) },
    ],
    placementConstraints: [constraintRules(vocabulary)],
    networkConfiguration: {
      awsvpcConfiguration: { subnets: [named('subnet')], securityGroups: [named('sg')], assignPublicIp: ENABLED },
    },
    deploymentConfiguration,
    deploymentController: { type: oneOf('ECS', 'CODE_DEPLOY', 'EXTERNAL') },
    availabilityZoneRebalancing: ENABLED,
    healthCheckGracePeriodSeconds: number,
    loadBalancers: [
      {
        targetGroupArn: named('target'),
        loadBalancerName: named('balancer'),
        containerName: named('container'),
        containerPort: number,
        advancedConfiguration: {
          alternateTargetGroupArn: named('target'),
          productionListenerRule: arn('elasticloadbalancing', 'listener-rule/', 'rule'),
          testListenerRule: arn('elasticloadbalancing', 'listener-rule/', 'rule'),
          roleArn: role,
        },
      },
    ],
    serviceRegistries: [
      {
        registryArn: arn('servicediscovery', 'service/', 'registry'),
        port: number,
        containerName: named('container'),
        containerPort: number,
      },
    ],
    volumeConfigurations: [
      {
        name: named('volume'),
        managedEBSVolume: {
          encrypted: boolean,
          volumeType: like(/^(?:gp2|gp3|io1|io2|st1|sc1|standard)$/),
          sizeInGiB: number,
          iops: number,
          throughput: number,
          filesystemType: oneOf('ext3', 'ext4', 'xfs', 'ntfs'),
          roleArn: role,
        },
      },
    ],
  };
}

const PLAIN_FIELDS = /^(?:instanceId|host|cpu|memory)$/i;

/** `attribute:NAME` in the new name; a field that there is not could be anything. */
function strategyField(field: string, vocabulary: DocumentVocabulary): string | undefined {
  if (PLAIN_FIELDS.test(field)) return field;
  const attribute = /^attribute:(.+)$/.exec(field)?.[1];
  return attribute === undefined ? undefined : `attribute:${vocabulary.attribute(attribute)}`;
}
