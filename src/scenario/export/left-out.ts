import { findInstanceType } from '../../ecs/instance-types';
import { listOfSome } from '../../lib/english';
import { CUSTOM_INSTANCE_TYPE } from '../complete/instances';
import { DEFAULT_TIMINGS } from '../scenario';
import type { Scenario } from '../scenario';
import { STAND_IN_TYPE } from './plan-machines';
import { alarmsWithoutMetric, unknownActions } from './plan-scaling';

const MOST_NAMED = 10;

/**
 * What of a scenario an account cannot be given, a sentence each.
 * @param madeProviders names of capacity providers that are there
 * @param unlikeMembers ids of instances that a provider's group launches otherwise than they are written
 */
export function leftOutOf(
  scenario: Scenario,
  madeProviders: ReadonlySet<string>,
  unlikeMembers: readonly string[],
): string[] {
  const {
    containerInstances: fleet,
    timeline,
    images,
    load,
    roles,
    quotas,
    timings,
    loadBalancers,
    tasks,
    scaling,
  } = scenario;
  const ids = (test: (entry: Scenario['containerInstances'][number]) => boolean): string =>
    named(fleet.filter(test).map(({ id }) => id));
  const services = new Set(scenario.services.map(({ serviceName }) => `service:${serviceName}`));
  const running = tasks.filter(({ group }) => group !== null && services.has(group)).length;
  const [lacking, unknown] = [alarmsWithoutMetric(scaling), unknownActions(scaling)];
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
    [
      unlikeMembers.length > 0,
      `A group launches all its instances alike: the attributes, the agent’s settings or the market of these are not their own: ${named(unlikeMembers)}.`,
    ],
    [running > 0, 'Where tasks of services run at second 0: ECS places them anew.'],
    [
      loadBalancers.some(({ type }) => type === 'classic'),
      `Classic load balancers have to be there already: ${named(loadBalancers.filter(({ type }) => type === 'classic').map(({ name }) => name))}.`,
    ],
    [
      scenario.capacityProviders.some((provider) => !madeProviders.has(String(provider['name']))),
      `Capacity providers of ECS Managed Instances: ${named(scenario.capacityProviders.map((provider) => String(provider['name'])).filter((name) => !madeProviders.has(name)))}.`,
    ],
    [Object.keys(images).length > 0, 'How containers behave (images): real ones do what they do.'],
    [load.length > 0, 'Demand over time (load).'],
    [lacking.length > 0, `Alarms that do not say what they watch, and from which threshold on: ${named(lacking)}.`],
    [unknown.length > 0, `Actions of alarms that are no policy of their service: ${named(unknown)}.`],
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

function named(names: readonly string[]): string {
  return listOfSome(names, MOST_NAMED);
}
