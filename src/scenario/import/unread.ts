import { isRecord } from '../../lib/is-record';
import { readOnlyFields } from '../task-definition/fields';
import type { IgnoredField } from './cluster-import';
import { isEmpty } from './raw';
import { KIND_INFO, RECORD_KINDS } from './records';
import type { RecordKind } from './records';
import type { KindedRecord } from './account';

/** The fields that the import reads, by kind; with a field all that is in it is read, unless its own members are named. */
const READ: { readonly [K in RecordKind]: readonly string[] } = {
  containerInstance: names(
    'containerInstanceArn ec2InstanceId capacityProviderName version versionInfo.agentVersion status',
    'registeredResources agentConnected attributes registeredAt runningTasksCount pendingTasksCount',
  ),
  task: names(
    'taskArn clusterArn taskDefinitionArn containerInstanceArn group startedBy lastStatus desiredStatus',
    'launchType capacityProviderName cpu memory availabilityZone attachments attributes version',
    'containers[].name containers[].image containers[].cpu containers[].memory',
    'containers[].memoryReservation containers[].networkBindings',
  ),
  service: names(
    'serviceArn serviceName clusterArn status taskDefinition desiredCount runningCount launchType',
    'schedulingStrategy placementStrategy placementConstraints networkConfiguration',
    'capacityProviderStrategy serviceRegistries availabilityZoneRebalancing loadBalancers',
    'deploymentConfiguration deploymentController platformVersion healthCheckGracePeriodSeconds',
    'enableECSManagedTags enableExecuteCommand propagateTags tags deployments[].status',
    'deployments[].taskDefinition deployments[].serviceConnectConfiguration',
    'deployments[].volumeConfigurations serviceConnectConfiguration volumeConfigurations',
  ),
  // What is not read-only is taken over whole; what ECS's input does not have is counted where it is dropped.
  taskDefinition: [],
  cluster: names(
    'clusterArn clusterName capacityProviders defaultCapacityProviderStrategy settings configuration',
    'serviceConnectDefaults tags',
  ),
  capacityProvider: names('capacityProviderArn name autoScalingGroupProvider managedInstancesProvider'),
  autoScalingGroup: names(
    'AutoScalingGroupName MinSize MaxSize AvailabilityZones Instances[].InstanceType',
    'MixedInstancesPolicy.LaunchTemplate.Overrides',
  ),
  targetGroup: names(
    'TargetGroupArn TargetGroupName TargetType Port Protocol LoadBalancerArns HealthCheckPath',
    'HealthCheckIntervalSeconds HealthCheckTimeoutSeconds HealthyThresholdCount UnhealthyThresholdCount',
  ),
  loadBalancer: [],
  ec2Instance: names('InstanceId InstanceType Placement.AvailabilityZone InstanceLifecycle'),
  scalableTarget: names('ServiceNamespace ResourceId ScalableDimension MinCapacity MaxCapacity'),
  scalingPolicy: names(
    'PolicyARN PolicyName ServiceNamespace ResourceId ScalableDimension PolicyType',
    'TargetTrackingScalingPolicyConfiguration StepScalingPolicyConfiguration',
  ),
};

/** ECS says these of itself; that they are not read takes nothing away. */
const READ_ONLY_NAMED: readonly string[] = ['taskDefinitionArn', 'revision'];

/** Fields with a value that nothing reads, counted over all records, the most frequent of a kind first. */
export function unreadFields(records: readonly KindedRecord[]): IgnoredField[] {
  const counts = new Map<RecordKind, Map<string, number>>(
    RECORD_KINDS.map((kind) => [kind, new Map<string, number>()]),
  );
  for (const { kind, record } of records) {
    const ofKind = counts.get(kind) ?? new Map<string, number>();
    const seen = new Set<string>();
    if (kind === 'taskDefinition') {
      for (const name of readOnlyFields) if (!READ_ONLY_NAMED.includes(name) && !isEmpty(record[name])) seen.add(name);
    } else collect(record, '', READ[kind], seen);
    for (const field of seen) ofKind.set(field, (ofKind.get(field) ?? 0) + 1);
  }
  return [...counts].flatMap(([kind, fields]) =>
    [...fields]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([field, count]) => ({ kind: KIND_INFO[kind].one, field, count })),
  );
}

function collect(value: unknown, path: string, read: readonly string[], seen: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, read, seen);
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (isEmpty(member) || read.includes(here)) continue;
    if (read.some((field) => field.startsWith(`${here}.`) || field.startsWith(`${here}[]`)))
      collect(member, here, read, seen);
    else seen.add(here);
  }
}

/** Names with blanks between them. */
function names(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
