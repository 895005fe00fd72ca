import { pack, unpack } from './packing/packed';
import type { Packed, PackingRules } from './packing/packed';
import type { SimulationState } from './state';

/** Copies of the state. */

/** The state at some moment, as a value that never changes. It shares with copies of other moments what it has in common with them. */
export interface PackedState {
  readonly packed: Packed;
}

/**
 * What copies share, by the name of the field in the state. Whatever is not named here is copied to the bottom: a new field is safe before it is fast.
 * A field belongs here when its values (of a list: its items) are replaced as a whole when they change.
 */
export const REPLACED: ReadonlySet<string> = new Set([
  'taskDefinitions',
  'timeline',
  'responses',
  'events',
  'scalingActivities',
  'capacityActivities',
  'provisioning',
  'attached',
  'defaultStrategy',
  'booting',
  'draining',
  'machines',
  'settings',
  'ownContainers',
  'plans',
  'input',
  'configuration',
  'launch',
  'shift',
  'traffic',
  'taskSet',
  'failure',
  'bounds',
  'daemons',
  'news',
  'records',
  'tcpPortsInUse',
  'udpPortsInUse',
  'attributes',
  'agent',
]);

const RULES: PackingRules = {
  replaced: REPLACED,
  growing: new Set(['chunks']),
};

/** @param before a copy of the same run's state at another moment: the nearer, the less there is to copy */
export function packState(state: SimulationState, before: PackedState | null = null): PackedState {
  return { packed: pack(state, 'state', RULES, before?.packed) };
}

/**
 * A state of its own that goes on from there.
 * @param spent a state that is given up for it: its memory is used again, and it must not be read afterwards
 */
export function unpackState({ packed }: PackedState, spent: SimulationState | null = null): SimulationState {
  return unpack(packed, spent) as SimulationState;
}

/** A copy that lives on its own. What is never changed in place is shared. */
export function copyState(state: SimulationState): SimulationState {
  return unpackState(packState(state));
}
