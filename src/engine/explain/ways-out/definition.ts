import type { Change, DocumentEdit } from '../../../frame/ways-out';
import { LEAST_MEMORY_MIB } from '../../../ecs/container-memory';
import type { TaskDefinitionInput, TaskRequirements } from '../../../ecs/task-definition';
import { containerMemoryMiB } from '../../../ecs/task-requirements';
import { isRecord } from '../../../lib/is-record';
import type { JsonPath } from '../../../scenario/path';
import { taskDefinitionName } from '../../names';
import { valueAt } from './document';
import type { Question } from './question';

/** A task definition of the question's world, and where it is written. */
export interface WrittenDefinition {
  /** Index in the world's task definitions. */
  readonly index: number;
  /** `web:2`. */
  readonly name: string;
  readonly input: TaskDefinitionInput;
  readonly requirements: TaskRequirements;
  /** Of its input in the document. */
  readonly path: JsonPath;
}

/** Null for one that the document does not have. */
export function writtenDefinition({ engine, written, document }: Question, index: number): WrittenDefinition | null {
  const definition = engine.state.taskDefinitions[index];
  const path = written.taskDefinition(index);
  if (!definition || path === null) return null;
  const value = valueAt(document, path);
  // As `describe-task-definition` prints it.
  const isWrapped = isRecord(value) && isRecord(value['taskDefinition']);
  return {
    index,
    name: taskDefinitionName(engine.state, index),
    input: definition.input,
    requirements: definition.requirements,
    path: isWrapped ? [...path, 'taskDefinition'] : path,
  };
}

/** What a task asks for of a resource, as its requirements have it. */
export const FIELDS = { cpu: 'cpuUnits', memory: 'memoryMiB' } as const;

/** The number of a task definition that is lowered when its tasks are to ask for less. */
export interface SizeField {
  readonly container: string | null;
  readonly field: 'cpu' | 'memory' | 'memoryReservation';
  readonly path: JsonPath;
  readonly from: number;
  /** By how much it can be lowered at most. */
  readonly most: number;
}

/** The task's own number where it has one, else that of the container with the most; null where no number says it. */
export function sizeField(
  { input, path }: WrittenDefinition,
  resource: 'cpu' | 'memory',
  whole: number,
): SizeField | null {
  const least = resource === 'cpu' ? 0 : LEAST_MEMORY_MIB;
  if (input[resource] !== undefined)
    return { container: null, field: resource, path: [...path, resource], from: whole, most: whole - least };
  const amounts = input.containerDefinitions.map((container) =>
    resource === 'cpu' ? (container.cpu ?? 0) : containerMemoryMiB(container),
  );
  const from = Math.max(0, ...amounts);
  const index = amounts.indexOf(from);
  const container = input.containerDefinitions[index];
  if (!container || from <= least) return null;
  const field = resource === 'memory' && container.memoryReservation !== undefined ? 'memoryReservation' : resource;
  return {
    container: container.name ?? '',
    field,
    path: [...path, 'containerDefinitions', index, field],
    from,
    most: from - least,
  };
}

/** The field's new value, a text where it is one. */
export function sizeEdit({ document }: Question, { path, container }: SizeField, to: number): DocumentEdit {
  const isText = container === null || typeof valueAt(document, path) === 'string';
  return { path, value: isText ? String(to) : to };
}

/** As a change of the field. */
export function sizeChange(definition: WrittenDefinition, { container, field, from }: SizeField, to: number): Change {
  const kind = field === 'cpu' ? 'cpu' : 'memory';
  return { kind, taskDefinition: definition.name, container, field, from, to };
}
