import { isRecord } from '../../lib/is-record';
import type { TaskDefinitionInput } from '../../ecs/task-definition';
import { info } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import type { Field, Fields, FieldType } from './field';
import { taskDefinitionFields } from './fields';

/**
 * Everything in a definition that is checked and kept but not simulated; only the outermost field is named. Values that say
 * nothing (empty lists and objects, `false`, empty strings) are passed over.
 *
 * @param path where the definition stands in its document
 */
export function notSimulatedIn(input: TaskDefinitionInput, path: JsonPath = []): Finding[] {
  return Object.entries(input).flatMap(([name, value]) =>
    notSimulatedField(value, (taskDefinitionFields as Fields)[name], [...path, name]),
  );
}

function notSimulatedField(value: unknown, field: Field | undefined, path: JsonPath): Finding[] {
  if (field === undefined || saysNothing(value)) return [];
  if (!field.simulated) {
    const name = String(path.at(-1));
    return [
      info('not-simulated', path, `"${name}" is checked and kept; what it does is not simulated.`, { mark: 'key' }),
    ];
  }
  return notSimulatedInside(value, field.type, path);
}

function notSimulatedInside(value: unknown, type: FieldType, path: JsonPath): Finding[] {
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
