import type { JsonPath } from '../../../scenario/path';
import type { TimelineEntry } from '../../../scenario/scenario';
import type { Engine } from '../../engine';
import { nameOf } from '../../names';
import type { OwnerState } from '../../state';
import type { InstanceRecord } from '../../world';
import { happened, isUpdateOf, successesOf } from './happened';
import type { Happened } from './happened';

/** A value of the scenario document, and where it stands. */
export interface Clause {
  readonly path: JsonPath;
  readonly value: unknown;
}

/** Where the scenario document says what is asked: of a service as it is now, or of the RunTask that is happening. */
export interface WrittenIn {
  /** The clause that gives a field of the request, such as `placementStrategy`, its present value; null where nothing does. */
  field(name: string): Clause | null;
  /** The task definition (index) as it was registered; null for one that was not by the document. */
  taskDefinition(index: number): JsonPath | null;
  /** What made an instance as it is, in one respect: an action of the timeline, or its entry in the fleet; null where neither says so. */
  instance(instance: number, respect: InstanceRespect): JsonPath | null;
}

export type InstanceRespect = 'status' | 'agent';

/** Actions after which an instance is not ACTIVE, or its agent is disconnected. */
const ACTIONS_ON: { readonly [R in InstanceRespect]: readonly string[] } = {
  status: [
    'UpdateContainerInstancesState',
    'DeregisterContainerInstance',
    'RegisterContainerInstance',
    'TerminateInstances',
    'RestoreAvailabilityZone',
    'FailAvailabilityZone',
  ],
  agent: ['DisconnectAgent', 'FailAvailabilityZone', 'TerminateInstances', 'StopInstances', 'StartInstances'],
};

/** @param owner index in `owners` of the service or family whose task is placed or stopped */
export function writtenIn(engine: Engine, owner: number): WrittenIn {
  const past = happened(engine);
  const { state, acting } = engine;
  const asked = state.owners[owner];
  return {
    field: (name) => {
      if (asked?.kind === 'service') return fieldOfService(engine, past, asked, name);
      const input = state.timeline[acting]?.input;
      if (!input || !Object.hasOwn(input, name)) return null;
      return { path: ['timeline', acting, 'input', name], value: input[name] };
    },
    taskDefinition: (index) => registrationOf(engine, index),
    instance: (instance, respect) => instanceClause(engine, past, instance, respect),
  };
}

/** The latest clause that says of the service what holds for it: an update that was refused, or taken back, says something else. */
function fieldOfService(
  { state, scenario }: Engine,
  past: readonly Happened[],
  { name: serviceName }: OwnerState,
  field: string,
): Clause | null {
  const value = state.services.findLast(({ name }) => name === serviceName)?.input[field];
  if (value === undefined) return null;
  const says = (input: Readonly<Record<string, unknown>>) => JSON.stringify(input[field]) === JSON.stringify(value);
  const found = past.find(({ entry }) => {
    const creates = entry.action === 'CreateService' && entry.input['serviceName'] === serviceName;
    return (creates || isUpdateOf(entry, serviceName)) && says(entry.input);
  });
  if (found) return { path: ['timeline', found.index, 'input', field], value };
  const listed = scenario.services.findIndex((input) => input.serviceName === serviceName && says(input));
  return listed < 0 ? null : { path: ['services', listed, field], value };
}

/** Task definitions of the document come first, then those that the timeline registers, in its order. */
function registrationOf(engine: Engine, index: number): JsonPath | null {
  const listed = engine.scenario.taskDefinitions.length;
  if (index < listed) return index < 0 ? null : ['taskDefinitions', index];
  const entry = successesOf(engine, 'RegisterTaskDefinition')[index - listed]?.index ?? -1;
  return entry < 0 ? null : ['timeline', entry, 'input'];
}

function instanceClause(
  { state, scenario }: Engine,
  past: readonly Happened[],
  instance: number,
  respect: InstanceRespect,
): JsonPath | null {
  const record = state.instances.records[instance];
  const found = past.find(({ entry }) => ACTIONS_ON[respect].includes(entry.action) && isAbout(entry, record));
  if (found) return ['timeline', found.index];
  const entry = state.instanceLife.entry[instance] ?? -1;
  const written = scenario.containerInstances[entry];
  if (respect === 'status' && written?.status === 'DRAINING') return ['containerInstances', entry, 'status'];
  if (respect === 'agent' && written?.agentConnected === false) return ['containerInstances', entry, 'agentConnected'];
  return null;
}

/** Actions on a zone as a whole: in the input of others, a zone says where something is. */
const ACTIONS_ON_ZONES: readonly string[] = ['FailAvailabilityZone', 'RestoreAvailabilityZone'];

/** Whether an action is about an instance: about its zone, or about it by name. */
function isAbout({ action, input }: TimelineEntry, record: InstanceRecord | undefined): boolean {
  if (record === undefined) return false;
  const { availabilityZone, containerInstance, containerInstances, id } = input;
  if (ACTIONS_ON_ZONES.includes(action)) return record.availabilityZone === availabilityZone;
  const named = [
    id,
    containerInstance,
    ...(Array.isArray(containerInstances) ? (containerInstances as unknown[]) : []),
  ];
  return named.some((reference) => {
    const name = typeof reference === 'string' ? nameOf(reference) : null;
    return name === record.id || name === record.ec2InstanceId;
  });
}
