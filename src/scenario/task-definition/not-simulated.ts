import { isRecord } from '../../lib/is-record';
import type { TaskDefinitionInput } from '../../ecs/task-definition';
import type { JsonPath } from '../path';
import type { Field, Fields, FieldType } from './field';
import { taskDefinitionFields } from './fields';

/** A field that was written but whose purpose the playground does not simulate. */
export interface NotSimulated {
  readonly path: JsonPath;
  readonly message: string;
}

/**
 * Everything in a definition that is checked and kept but not simulated, outermost field first found. Values that say
 * nothing (empty lists and objects, `false`, empty strings) are passed over.
 *
 * @param path where the definition stands in its document
 */
export function notSimulatedIn(input: TaskDefinitionInput, path: JsonPath = []): NotSimulated[] {
  return Object.entries(input).flatMap(([name, value]) =>
    notSimulatedField(value, (taskDefinitionFields as Fields)[name], [...path, name]),
  );
}

function notSimulatedField(value: unknown, field: Field | undefined, path: JsonPath): NotSimulated[] {
  if (field === undefined || saysNothing(value)) return [];
  if (!field.simulated) {
    const name = String(path.at(-1));
    return [{ path, message: `"${name}" is checked and kept; what it does is not simulated.` }];
  }
  return notSimulatedInside(value, field.type, path);
}

function notSimulatedInside(value: unknown, type: FieldType, path: JsonPath): NotSimulated[] {
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((item, index) => notSimulatedInside(item, type.of, [...path, index]));
  }
  if (type.kind !== 'object' || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    notSimulatedField(member, type.fields[name], [...path, name]),
  );
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
