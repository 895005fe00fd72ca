import { nameOfTargetGroup } from '../../ecs/load-balancing';
import { createServiceInput } from '../schema/service';
import type { Account } from './account';
import { isEmpty, recordAt, recordsAt, textAt, withoutEmpty } from './raw';
import type { Raw } from './raw';
import { shaped } from './shaped';
import { definitionName } from './tasks';

export interface ImportedServices {
  /** Entries of `services`, by name. */
  readonly entries: readonly Raw[];
  /** Services whose definition is not known, by name, with its name. */
  readonly withoutDefinition: readonly { readonly service: string; readonly definition: string }[];
  readonly notes: readonly string[];
  readonly dropped: readonly string[];
}

/** Services as `CreateService` would have made them. Without its definition a service cannot be there. */
export function importServices(account: Account, definitions: ReadonlySet<string>): ImportedServices {
  const entries: Raw[] = [];
  const withoutDefinition: { service: string; definition: string }[] = [];
  const notes: string[] = [];
  const dropped: string[] = [];
  for (const record of account.records.service) {
    const serviceName = textAt(record, 'serviceName');
    const status = textAt(record, 'status');
    if (status !== '' && status !== 'ACTIVE') {
      notes.push(`The service ${serviceName} is ${status} and left out.`);
      continue;
    }
    const definition = definitionName(textAt(record, 'taskDefinition'));
    if (recordsAt(record, 'taskSets').length > 0)
      notes.push(`The task sets of ${serviceName} are not taken over; it runs the definition of its primary one.`);
    if (
      definition === '' &&
      recordsAt(record, 'taskSets').length === 0 &&
      textAt(recordAt(record, 'deploymentController'), 'type') !== 'EXTERNAL'
    ) {
      withoutDefinition.push({ service: serviceName, definition: '' });
    } else if (definition !== '' && !isKnown(definition, definitions)) {
      withoutDefinition.push({ service: serviceName, definition });
    } else {
      const own: string[] = [];
      entries.push(shaped(createServiceInput, inputOf(record, definition), own));
      dropped.push(...own);
    }
  }
  return { entries, withoutDefinition, notes, dropped };
}

/** Whether a revision, or any of a family that is named alone, is there. */
export function isKnown(definition: string, names: ReadonlySet<string>): boolean {
  return definition.includes(':')
    ? names.has(definition)
    : [...names].some((name) => name.startsWith(`${definition}:`));
}

/** Members of the description that the input takes as they are. */
const TAKEN = [
  'placementConstraints',
  'networkConfiguration',
  'capacityProviderStrategy',
  'serviceRegistries',
  'availabilityZoneRebalancing',
] as const;

/** Values that say no more than leaving the member out. */
const DEFAULTS: Raw = {
  launchType: 'EC2',
  schedulingStrategy: 'REPLICA',
  platformVersion: 'LATEST',
  healthCheckGracePeriodSeconds: 0,
  enableECSManagedTags: false,
  enableExecuteCommand: false,
  propagateTags: 'NONE',
};

function inputOf(record: Raw, definition: string): Raw {
  const isDaemon = record['schedulingStrategy'] === 'DAEMON';
  const primary = recordsAt(record, 'deployments').find(({ status }) => status === 'PRIMARY') ?? {};
  const hasStrategy = recordsAt(record, 'capacityProviderStrategy').length > 0;
  const controller = textAt(recordAt(record, 'deploymentController'), 'type');
  const plain = Object.fromEntries(
    Object.entries(DEFAULTS).flatMap(([key, value]) =>
      Object.hasOwn(record, key) && record[key] !== value ? [[key, record[key]]] : [],
    ),
  );
  const { launchType, schedulingStrategy, ...rest } = plain;
  return withoutEmpty({
    serviceName: textAt(record, 'serviceName'),
    taskDefinition: definition,
    ...(isDaemon ? {} : { desiredCount: record['desiredCount'] ?? 0 }),
    ...(schedulingStrategy === undefined ? {} : { schedulingStrategy }),
    ...(launchType === undefined || hasStrategy ? {} : { launchType }),
    ...(isDaemon ? {} : { placementStrategy: record['placementStrategy'] }),
    ...Object.fromEntries(TAKEN.map((key) => [key, record[key]])),
    loadBalancers: recordsAt(record, 'loadBalancers').map(loadBalancerOf),
    deploymentConfiguration: deploymentConfigurationOf(recordAt(record, 'deploymentConfiguration')),
    ...(controller === '' || controller === 'ECS' ? {} : { deploymentController: { type: controller } }),
    serviceConnectConfiguration: record['serviceConnectConfiguration'] ?? primary['serviceConnectConfiguration'],
    volumeConfigurations: record['volumeConfigurations'] ?? primary['volumeConfigurations'],
    ...rest,
    tags: record['tags'],
  });
}

/** Target groups by their names, as the scenario has them. */
function loadBalancerOf(balancer: Raw): Raw {
  const group = textAt(balancer, 'targetGroupArn');
  const advanced = recordAt(balancer, 'advancedConfiguration');
  const alternate = textAt(advanced, 'alternateTargetGroupArn');
  return {
    ...withoutEmpty(balancer),
    ...(group === '' ? {} : { targetGroupArn: nameOfTargetGroup(group) }),
    ...(isEmpty(advanced)
      ? {}
      : {
          advancedConfiguration: {
            ...advanced,
            ...(alternate === '' ? {} : { alternateTargetGroupArn: nameOfTargetGroup(alternate) }),
          },
        }),
  };
}

/** Without what `describe-services` adds to every service: a breaker that is off, no alarms, the rolling strategy. */
function deploymentConfigurationOf(described: Raw): Raw {
  const { deploymentCircuitBreaker, alarms, strategy, bakeTimeInMinutes, ...rest } = described;
  const breaker = recordAt(described, 'deploymentCircuitBreaker');
  const watched = recordAt(described, 'alarms');
  return withoutEmpty({
    ...rest,
    ...(breaker['enable'] === true ? { deploymentCircuitBreaker } : {}),
    ...(watched['enable'] === true ? { alarms } : {}),
    ...(strategy === undefined || strategy === 'ROLLING' ? {} : { strategy }),
    ...(bakeTimeInMinutes === undefined || bakeTimeInMinutes === 0 ? {} : { bakeTimeInMinutes }),
  });
}
