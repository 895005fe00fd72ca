import { checkCustomAttribute, isCustomAttribute, MAX_CUSTOM_ATTRIBUTES } from '../ecs/custom-attributes';
import { INSTANCE_ROLE, notAuthorized } from '../ecs/iam';
import { findInstanceType } from '../ecs/instance-types';
import { LIMIT_EXCEEDED } from '../ecs/quotas';
import { thousands } from '../lib/thousands';
import type { ContainerInstanceEntry } from '../scenario/scenario';
import type { Engine } from './engine';
import { ec2InstanceIdOf } from './ids';
import { settingRecord } from './instance-attributes';
import { reservedMemoryMiB } from './instance-record';
import { assumedRole, deniedAction, exists } from './roles';

/** Why a container instance does not appear in the cluster, or appears and is of no use. Source: placement-and-lifecycle 6.5 and services-and-capacity 7.7. */

export interface RegistrationProblem {
  /** In plain words, after the instance's name and "does not register": a clause without a full stop. */
  readonly because: string;
  /** What RegisterContainerInstance answers; null where the agent never calls. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** The agent tries again: it is nothing that it did wrong. */
  readonly passes: boolean;
}

/** Null where the instance registers. The order is that in which an agent that starts meets them. */
export function registrationProblem(
  engine: Engine,
  entry: ContainerInstanceEntry,
  zone: string,
): RegistrationProblem | null {
  return (
    warmPool(entry) ??
    otherCluster(engine, entry) ??
    missingRole(engine, entry) ??
    tooMuchReserved(entry) ??
    failedZone(engine, zone) ??
    deniedRole(engine, entry) ??
    fullCluster(engine) ??
    badAttributes(entry)
  );
}

/** Why ECS cannot attach a trunk to an instance type, as its `statusReason`; null where it can. */
export function trunkProblem(instanceType: string): string | null {
  const type = findInstanceType(instanceType);
  if (type === undefined || type.awsvpcTasksTrunked !== null) return null;
  return `The instance type ${instanceType} does not support ENI trunking.`;
}

/**
 * What the agent of a registered instance may not do with its role: hold a connection to ECS, or tell what becomes of its tasks (assumption
 * `agent-cannot-report`). Null where it may do both.
 */
export function connectionProblem(
  engine: Engine,
  role: string,
): { readonly connected: boolean; readonly because: string } | null {
  const polling = deniedAction(engine, role, ['ecs:DiscoverPollEndpoint', 'ecs:Poll']);
  if (polling !== null) return { connected: false, because: mayNot(role, polling) };
  const reporting = deniedAction(engine, role, ['ecs:SubmitTaskStateChange', 'ecs:SubmitContainerStateChange']);
  return reporting === null ? null : { connected: true, because: mayNot(role, reporting) };
}

/** The playground has no warm pools: whoever has the agent check for one is taken to wait in it (assumption `warm-pool-check`). */
function warmPool({ agent }: ContainerInstanceEntry): RegistrationProblem | null {
  if (agent['ECS_WARM_POOLS_CHECK']?.toLowerCase() !== 'true') return null;
  return silent('it waits in its warm pool (ECS_WARM_POOLS_CHECK is true) until it is put in service');
}

function otherCluster({ scenario }: Engine, { agent }: ContainerInstanceEntry): RegistrationProblem | null {
  const joined = agent['ECS_CLUSTER'];
  const own = scenario.cluster.clusterName;
  if (joined === undefined || nameOfCluster(joined) === own) return null;
  return silent(`ECS_CLUSTER is "${joined}", and this cluster is "${own}"`);
}

function missingRole(engine: Engine, entry: ContainerInstanceEntry): RegistrationProblem | null {
  const role = entry.instanceRole ?? INSTANCE_ROLE;
  return exists(engine, role) ? null : silent(`its role "${role}" does not exist, so its agent has no credentials`);
}

/** The agent asks for no less than nothing. Source: its check of remaining memory before it registers. */
function tooMuchReserved(entry: ContainerInstanceEntry): RegistrationProblem | null {
  const reserved = reservedMemoryMiB(entry);
  const { memory } = entry.resources;
  if (reserved <= memory) return null;
  return silent(`ECS_RESERVED_MEMORY is ${thousands(reserved)} MiB, and it has ${thousands(memory)} MiB`);
}

function failedZone({ state }: Engine, zone: string): RegistrationProblem | null {
  if (!state.failedZones.includes(zone)) return null;
  return { because: `nothing in ${zone} reaches ECS`, error: null, passes: true };
}

function deniedRole(engine: Engine, entry: ContainerInstanceEntry): RegistrationProblem | null {
  const role = entry.instanceRole ?? INSTANCE_ROLE;
  const action = deniedAction(engine, role, ['ecs:RegisterContainerInstance']);
  if (action === null) return null;
  const session = entry.ec2InstanceId ?? ec2InstanceIdOf(engine.state.seed, engine.state.instances.count);
  const message = notAuthorized(assumedRole(role, session), action, '*');
  return { because: mayNot(role, action), error: { code: 'AccessDeniedException', message }, passes: false };
}

/** A quota that the scenario names; without one any number is simulated. */
function fullCluster({ state, scenario }: Engine): RegistrationProblem | null {
  const limit = scenario.quotas['containerInstancesPerCluster'];
  if (limit === undefined || state.totals.instances < limit) return null;
  const because = `the cluster has ${thousands(state.totals.instances)} container instances, as many as its quota allows`;
  return { because, error: LIMIT_EXCEEDED, passes: true };
}

function badAttributes({ attributes, agent }: ContainerInstanceEntry): RegistrationProblem | null {
  const given = Object.entries({
    ...Object.fromEntries(settingRecord(agent['ECS_INSTANCE_ATTRIBUTES'])),
    ...attributes,
  });
  const custom = given.filter(([name]) => isCustomAttribute(name));
  for (const [name, value] of custom) {
    const message = checkCustomAttribute(name, value);
    if (message !== null) return invalidAttributes(`its attribute "${name}" is not valid`, message);
  }
  if (custom.length <= MAX_CUSTOM_ATTRIBUTES) return null;
  const many = `${custom.length} custom attributes`;
  return invalidAttributes(
    `it has ${many}, and ECS takes ${MAX_CUSTOM_ATTRIBUTES}`,
    `${many} were given; at most ${MAX_CUSTOM_ATTRIBUTES} are allowed.`,
  );
}

function silent(because: string): RegistrationProblem {
  return { because, error: null, passes: false };
}

function invalidAttributes(because: string, message: string): RegistrationProblem {
  return { because, error: { code: 'InvalidParameterException', message }, passes: false };
}

function mayNot(role: string, action: string): string {
  return `its role "${role}" may not ${action}`;
}

/** The name part of an ARN, or the name itself. */
function nameOfCluster(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
