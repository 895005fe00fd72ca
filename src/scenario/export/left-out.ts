import { findInstanceType } from '../../ecs/instance-types';
import { CUSTOM_INSTANCE_TYPE } from '../complete/instances';
import { DEFAULT_TIMINGS } from '../scenario';
import type { Scenario } from '../scenario';
import { STAND_IN_TYPE } from './plan-machines';

/** What of a scenario an account cannot be given, a sentence each. */
export function leftOutOf(scenario: Scenario, madeProviders: ReadonlySet<string>): string[] {
  const { containerInstances: fleet, timeline, images, load, roles, quotas, timings, loadBalancers, tasks } = scenario;
  const ids = (test: (entry: Scenario['containerInstances'][number]) => boolean): string =>
    listed(fleet.filter(test).map(({ id }) => id));
  const services = new Set(scenario.services.map(({ serviceName }) => `service:${serviceName}`));
  const running = tasks.filter(({ group }) => group !== null && services.has(group)).length;
  const sentences: readonly (readonly [boolean, string])[] = [
    [
      fleet.some(({ instanceType }) => instanceType === CUSTOM_INSTANCE_TYPE),
      `Instances without a type are launched as ${STAND_IN_TYPE}: ${ids(({ instanceType }) => instanceType === CUSTOM_INSTANCE_TYPE)}.`,
    ],
    [
      fleet.some(hasOwnResources),
      `A real instance registers what its type has, whatever the scenario gives it: ${ids(hasOwnResources)}.`,
    ],
    [
      fleet.some(({ status }) => status === 'DRAINING'),
      `These are launched ACTIVE, not DRAINING: ${ids(({ status }) => status === 'DRAINING')}.`,
    ],
    [
      fleet.some((entry) => !entry.agentConnected),
      `These are launched with an agent that is connected: ${ids((entry) => !entry.agentConnected)}.`,
    ],
    [fleet.some(({ at }) => at > 0), `Instances that register later are not launched: ${ids(({ at }) => at > 0)}.`],
    [
      fleet.some(({ awsvpcTrunking }) => awsvpcTrunking),
      'ENI trunking is a setting of the account: aws ecs put-account-setting --name awsvpcTrunking --value enabled.',
    ],
    [running > 0, 'Where tasks of services run at second 0: ECS places them anew.'],
    [
      loadBalancers.some(({ type }) => type === 'classic'),
      `Classic load balancers have to be there already: ${listed(loadBalancers.filter(({ type }) => type === 'classic').map(({ name }) => name))}.`,
    ],
    [
      scenario.capacityProviders.some((provider) => !madeProviders.has(String(provider['name']))),
      `Capacity providers of ECS Managed Instances: ${listed(scenario.capacityProviders.map((provider) => String(provider['name'])).filter((name) => !madeProviders.has(name)))}.`,
    ],
    [Object.keys(images).length > 0, 'How containers behave (images): real ones do what they do.'],
    [load.length > 0, 'Demand over time (load).'],
    [Object.keys(roles).length > 0, 'What roles may not do (roles).'],
    [Object.keys(quotas).length > 0, 'Quotas.'],
    [
      Object.entries(DEFAULT_TIMINGS).some(([key, value]) => timings[key as keyof typeof timings] !== value),
      'Durations (timings).',
    ],
  ];
  return [...sentences.flatMap(([holds, sentence]) => (holds ? [sentence] : [])), ...timeline.map(laterOf)];
}

/** An entry of the timeline, in a line. */
function laterOf({ at, action, input }: Scenario['timeline'][number]): string {
  return `At ${at} s: ${action} ${JSON.stringify(input)}`;
}

function hasOwnResources({ instanceType, resources }: Scenario['containerInstances'][number]): boolean {
  const type = findInstanceType(instanceType);
  if (type === undefined) return false;
  // A few MiB more or less go with the version of the AMI.
  const memory = Math.abs(type.registeredMemoryMiB - resources.memory);
  return type.cpuUnits !== resources.cpu || memory > type.registeredMemoryMiB / 20;
}

const MOST_NAMED = 10;

function listed(names: readonly string[]): string {
  return names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`
    : names.join(', ');
}
