import { checkCustomAttribute, isCustomAttribute, MAX_CUSTOM_ATTRIBUTES } from '../../ecs/custom-attributes';
import type { Engine } from '../engine';
import { findInstance } from '../names';
import { attributesChanged } from '../placement/cache';
import { wakeAll } from '../service/wake';
import { invalid, refused } from './action';
import type { SimulationState } from '../state';
import type { Action, ActionOutcome } from './action';

/** PutAttributes and DeleteAttributes. They bind later placements, and DAEMON services at once (placement-and-lifecycle 3 and 6.3). */

const MAX_ATTRIBUTES_PER_CALL = 10;

interface WrittenAttribute {
  readonly name: string;
  readonly value?: string;
  readonly targetId?: string;
}

export const putAttributes: Action = (engine, { attributes }) => {
  for (const { name, value = '' } of writtenAttributes(attributes)) {
    const message = checkCustomAttribute(name, value);
    if (message !== null) return invalid(message);
  }
  return change(engine, attributes, (map, { name, value = '' }) => map.set(name, value));
};

export const deleteAttributes: Action = (engine, { attributes }) =>
  change(engine, attributes, (map, { name, value }) => {
    if (value === undefined || map.get(name) === value) map.delete(name);
  });

function change(
  engine: Engine,
  given: unknown,
  apply: (attributes: Map<string, string>, attribute: WrittenAttribute) => void,
): ActionOutcome {
  const { state } = engine;
  const list = writtenAttributes(given);
  if (list.length > MAX_ATTRIBUTES_PER_CALL) {
    return invalid(`attributes takes at most ${MAX_ATTRIBUTES_PER_CALL} attributes; ${list.length} were given.`);
  }
  const targets = list.map(({ targetId }) => findInstance(state, targetId ?? ''));
  const missing = list[targets.indexOf(-1)];
  if (missing)
    return {
      error: {
        code: 'TargetNotFoundException',
        message: `The specified target ${missing.targetId ?? ''} was not found.`,
      },
    };
  // New maps: what has been copied before keeps its own.
  const changed = new Map<number, Map<string, string>>();
  list.forEach((attribute, index) => {
    const instance = targets[index] ?? -1;
    const attributes = changed.get(instance) ?? new Map(state.instances.records[instance]?.attributes);
    apply(attributes, attribute);
    changed.set(instance, attributes);
  });
  for (const [instance, attributes] of changed) {
    if (customCount(attributes) > Math.max(MAX_CUSTOM_ATTRIBUTES, customCount(attributesOn(state, instance))))
      return refused({
        code: 'AttributeLimitExceededException',
        message: `A container instance has at most ${MAX_CUSTOM_ATTRIBUTES} custom attributes.`,
      });
  }
  for (const [instance, attributes] of changed) {
    const record = state.instances.records[instance];
    if (record) state.instances.records[instance] = { ...record, attributes };
  }
  attributesChanged(state);
  state.placementVersion++;
  // Daemons go by the attributes of their instances at every pass.
  wakeAll(state);
  return {
    said: list.map(({ name, targetId = '' }) => `${name} on ${targetId}`).join(', '),
    subjects: { instances: targets },
  };
}

function writtenAttributes(given: unknown): WrittenAttribute[] {
  return Array.isArray(given) ? (given as WrittenAttribute[]) : [];
}

function attributesOn(state: SimulationState, instance: number): ReadonlyMap<string, string> {
  return state.instances.records[instance]?.attributes ?? new Map();
}

function customCount(attributes: ReadonlyMap<string, string>): number {
  return [...attributes.keys()].filter(isCustomAttribute).length;
}
