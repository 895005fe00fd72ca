import type { EligibilityCheck } from '../ecs/failure-reasons';
import { ELIGIBILITY_CHECKS, REASON_OF_CHECK } from '../ecs/failure-reasons';
import { fargateFailure } from '../ecs/fargate-messages';
import type { FargateRefusal } from '../ecs/fargate-messages';
import type { PlacementCandidate, PlacementExplanation } from '../frame/explanation';
import type { Catalog, WaitingGroup } from '../frame/frame';
import { clock, cpuUnits, memoryMiB, number, strong } from './prose';
import type { Prose } from './prose';

/** What the waiting tray says of a group of tasks: the reason in bold, the closest match, and the way out. */
export interface WaitingWords {
  readonly reason: string;
  readonly closest: string;
  readonly wayOut: string;
}

export function waitingWords(group: WaitingGroup, catalog: Catalog): WaitingWords {
  const refusal = FARGATE_REFUSALS.find((each) => group.message.includes(fargateFailure(each)));
  if (refusal !== undefined) return { ...ON_FARGATE[refusal], closest: '' };
  const check = ELIGIBILITY_CHECKS[group.check] ?? 'eligible';
  const closest = catalog.instances[group.closestInstanceIndex]?.id;
  const short = group.needed !== null && group.available !== null ? group.needed - group.available : null;
  const code = REASON_OF_CHECK[check];
  const lacking = `${short === null ? '' : `, short ${shortAmount(check, short)}`}${code?.includes(':') === true ? ` (${code})` : ''}.`;
  if (group.daemon === true && closest !== undefined)
    return {
      reason: group.count === 1 ? 'Its instance does not take it.' : 'Their instances do not take them.',
      closest: `The task of ${closest}${code?.includes(':') === true ? lacking : ` fails with ${code ?? ''}.`}`,
      wayOut: 'Make room there: a daemon’s task goes to its own instance and nowhere else.',
    };
  return {
    reason: REASONS[check](group),
    closest: closest === undefined ? '' : `Closest match ${closest}${lacking}`,
    wayOut: group.retries ? WAYS_OUT[check] : `RunTask does not try again. ${WAYS_OUT[check]}`,
  };
}

const FARGATE_REFUSALS = ['capacity', 'vcpus', 'cpuConfiguration'] as const;

const ON_FARGATE: { readonly [K in FargateRefusal]: Omit<WaitingWords, 'closest'> } = {
  capacity: {
    reason: 'Fargate has no capacity in the zones of the subnets.',
    wayOut: 'Add a subnet in another zone, or another capacity provider: ECS does not fall back to one by itself.',
  },
  vcpus: {
    reason: 'The account’s quota of Fargate vCPUs is used up.',
    wayOut: 'Raise the quota, or stop other tasks.',
  },
  cpuConfiguration: {
    reason: 'The task asks for more vCPUs than the account’s quota of Fargate.',
    wayOut: 'Raise the quota, or ask for less CPU.',
  },
};

const REASONS: { readonly [K in EligibilityCheck]: (group: WaitingGroup) => string } = {
  eligible: () => 'No container instance is registered.',
  status: () => 'No container instance is ACTIVE.',
  agent: () => 'No instance with room has its agent connected.',
  capacityProvider: () => 'No instance belongs to the capacity provider.',
  location: () => 'No instance lies in a zone of the request’s subnets.',
  attributes: () => 'No instance has every attribute that the task definition requires.',
  cpu: ({ needed }) => `No instance has ${number(needed ?? 0)} CPU units left.`,
  memory: ({ needed }) => `No instance has ${memoryMiB(needed ?? 0)} left.`,
  ports: () => 'Every instance with room already uses the task’s host port.',
  networkInterfaces: () => 'No instance has a network interface left.',
  gpu: ({ needed }) => `No instance has ${number(needed ?? 0)} GPUs free.`,
  memberOf: () => 'No instance with room satisfies the memberOf constraint.',
  distinctInstance: () => 'Every instance with room already runs a task of the group.',
};

const WAYS_OUT: { readonly [K in EligibilityCheck]: string } = {
  eligible: 'Add an instance.',
  status: 'Add an instance, or set a DRAINING one ACTIVE again.',
  agent: 'Reconnect an agent, or add an instance.',
  capacityProvider: 'Add an instance with that capacity provider.',
  location: 'Add a subnet in another zone, or an instance in this one.',
  attributes: 'Turn the feature on in the agent’s settings, or leave it out of the task definition.',
  cpu: 'Ask for less CPU, or add an instance.',
  memory: 'Ask for less memory, or add an instance.',
  ports: 'Use a dynamic host port (hostPort 0), or add an instance.',
  networkInterfaces: 'Turn on awsvpcTrunking, use bridge mode, or add an instance.',
  gpu: 'Ask for fewer GPUs, or add a GPU instance.',
  memberOf: 'Widen the expression, or add an instance that matches it.',
  distinctInstance: 'Lower the count, drop distinctInstance, or add an instance.',
};

function shortAmount(check: EligibilityCheck, amount: number): string {
  if (check === 'cpu') return cpuUnits(amount);
  if (check === 'memory') return memoryMiB(amount);
  return number(amount);
}

/** Why nothing could take it: the furthest that any instance got, and how many fell where. */
export function nowhereWords(explanation: PlacementExplanation): Prose {
  if (explanation.candidates.length === 0) return ['Nowhere: no container instance is registered.'];
  const furthest = [...explanation.candidates].sort((a, b) => checkOrder(b) - checkOrder(a))[0];
  if (!furthest) return [];
  if (explanation.request.daemon === true) {
    const failed = `, which failed with ${furthest.rejectedBy ?? furthest.containerInstance}: a daemon’s task belongs there and nowhere else.`;
    return ['Not on ', strong(furthest.containerInstance), failed];
  }
  const same = explanation.candidates.filter((candidate) => candidate.rejectedBy === furthest.rejectedBy).length;
  return [
    'Nowhere: of ',
    number(explanation.candidates.length),
    ' instances the closest was ',
    strong(furthest.containerInstance),
    `, which failed with ${furthest.rejectedBy ?? ''}${same > 1 ? `, like ${number(same - 1)} more` : ''}.`,
  ];
}

function checkOrder(candidate: PlacementCandidate): number {
  return ELIGIBILITY_CHECKS.findIndex((check) => REASON_OF_CHECK[check] === candidate.rejectedBy);
}

/** Tasks that wait for their capacity provider, which is not what could not be placed: ECS has created them and will start them. */
export function capacityWaitingWords(
  provider: string,
  sinceMs: number,
): { readonly reason: string; readonly note: string } {
  return {
    reason: `waiting for an instance of ${provider}`,
    note: `PROVISIONING since ${clock(sinceMs)}, until there is room.`,
  };
}
