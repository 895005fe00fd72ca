import { INSTANCE_TYPES } from '../../../ecs/instance-types';
import type { InstanceType } from '../../../ecs/instance-types';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { Scenario } from '../../../scenario/scenario';
import { freeFleetId } from '../../free-names';
import { definitionNamed } from './on-fargate';

/** Services of a scenario moved from Fargate to instances, with a fleet for them where there is none. */
export interface InstanceMove {
  readonly patch: Readonly<Record<string, unknown>>;
  readonly changes: readonly InstanceChange[];
}

export type InstanceChange = {
  readonly kind: 'fleet';
  readonly instances: number;
  readonly instanceType: string;
  readonly zones: number;
};

/** Types that a fleet is made of, smallest first. */
const TYPES = ['m5.large', 'm5.xlarge', 'm5.2xlarge', 'm5.4xlarge', 'm5.8xlarge', 'm5.12xlarge'];

/** Null where no type of the list holds one of the tasks. `withoutFleet`: whoever asks sees to the instances. */
export function onInstances(scenario: Scenario, names: readonly string[], withoutFleet = false): InstanceMove | null {
  const moved = scenario.services.filter(({ serviceName }) => names.includes(serviceName));
  const tasks = moved.flatMap(({ taskDefinition = '', desiredCount = 0 }) => {
    const definition = definitionNamed(scenario, taskDefinition);
    return definition ? [{ definition, count: desiredCount }] : [];
  });
  if (tasks.length === 0) return null;
  const hasFleet = withoutFleet || scenario.containerInstances.length + scenario.capacityProviders.length > 0;
  const fleet = hasFleet ? null : fleetFor(scenario, tasks);
  if (!hasFleet && fleet === null) return null;
  const definitions = tasks.flatMap(({ definition: { family, input } }) =>
    isForFargateAlone(input) ? [[family, { requiresCompatibilities: ['EC2', 'FARGATE'] }] as const] : [],
  );
  return {
    patch: {
      services: Object.fromEntries(
        moved.map(({ serviceName, capacityProviderStrategy, platformVersion }) => [
          serviceName,
          {
            launchType: 'EC2',
            ...(capacityProviderStrategy && { capacityProviderStrategy: null }),
            ...(platformVersion !== undefined && { platformVersion: null }),
          },
        ]),
      ),
      ...(definitions.length > 0 && { taskDefinitions: Object.fromEntries(definitions) }),
      ...(fleet && { containerInstances: { [fleet.id]: fleet.entry } }),
    },
    changes: fleet ? [fleet.change] : [],
  };
}

function isForFargateAlone({ requiresCompatibilities = [] }: TaskDefinitionInput): boolean {
  return requiresCompatibilities.length > 0 && !requiresCompatibilities.includes('EC2');
}

interface Wanted {
  readonly definition: { readonly requirements: { readonly cpuUnits: number; readonly memoryMiB: number } };
  readonly count: number;
}

/** As many instances as hold all tasks, the same number in each zone; network interfaces with trunks, or two tasks would fill an m5.large. */
function fleetFor(
  { zones }: Scenario,
  tasks: readonly Wanted[],
): { readonly id: string; readonly entry: object; readonly change: InstanceChange } | null {
  const type = TYPES.flatMap((name) => INSTANCE_TYPES.find((each) => each.type === name) ?? []).find((candidate) =>
    tasks.every(({ definition }) => heldBy(candidate, definition) > 0),
  );
  if (type === undefined) return null;
  const needed = tasks.reduce((sum, { definition, count }) => sum + Math.ceil(count / heldBy(type, definition)), 0);
  const instances = Math.max(1, Math.ceil(needed / zones.length)) * zones.length;
  const id = freeFleetId(type.type.split('.')[0] ?? 'm5', instances, []);
  return {
    id,
    entry: { count: instances, instanceType: type.type, availabilityZones: zones, awsvpcTrunking: true },
    change: { kind: 'fleet', instances, instanceType: type.type, zones: zones.length },
  };
}

function heldBy(type: InstanceType, { requirements: { cpuUnits, memoryMiB } }: Wanted['definition']): number {
  return Math.min(
    Math.floor(type.cpuUnits / Math.max(1, cpuUnits)),
    Math.floor(type.registeredMemoryMiB / Math.max(1, memoryMiB)),
    type.awsvpcTasksTrunked ?? type.awsvpcTasks,
  );
}
