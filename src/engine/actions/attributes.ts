import type { Engine } from '../engine';
import { findInstance } from '../names';
import { attributesChanged } from '../placement/cache';
import { wakeWaiting } from '../service/wake';
import { invalid } from './action';
import type { Action, ActionOutcome } from './action';

/** PutAttributes and DeleteAttributes. They bind later placements only (placement-and-lifecycle 3). */

const MAX_ATTRIBUTES_PER_CALL = 10;

interface WrittenAttribute {
  readonly name: string;
  readonly value?: string;
  readonly targetId?: string;
}

export const putAttributes: Action = (engine, { attributes }) =>
  change(engine, attributes, (map, { name, value = '' }) => map.set(name, value));

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
  const list = Array.isArray(given) ? (given as WrittenAttribute[]) : [];
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
  list.forEach((attribute, index) => {
    const instance = targets[index] ?? -1;
    const record = state.instances.records[instance];
    if (!record) return;
    // A new map: what has been copied before keeps its own.
    const attributes = new Map(record.attributes);
    apply(attributes, attribute);
    state.instances.records[instance] = { ...record, attributes };
  });
  attributesChanged(state);
  state.placementVersion++;
  wakeWaiting(state);
  return {
    said: list.map(({ name, targetId = '' }) => `${name} on ${targetId}`).join(', '),
    subjects: { instances: targets },
  };
}
