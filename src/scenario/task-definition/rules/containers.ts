import type { ContainerDefinition } from '../../../ecs/container-definition';
import { LEAST_MEMORY_MIB } from '../../../ecs/container-memory';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { Violation, Rule } from './rule';
import { inContainers, nameOf } from './rule';

/** Image, memory and timeouts of each container: V8 to V13. */

const LEAST_TIMEOUT_SECONDS = 2;
const MOST_TIMEOUT_SECONDS_ON_FARGATE = 120;

function checkMemoryIsGiven(definition: TaskDefinitionInput): Violation | null {
  if (definition.memory !== undefined) return null;
  return inContainers(definition, (container, path) =>
    container.memory === undefined && container.memoryReservation === undefined
      ? {
          path,
          message: `Invalid setting for container '${nameOf(container)}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
          hint: 'Or give the whole task a memory.',
        }
      : null,
  );
}

function checkMemoryExceedsReservation(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, ({ memory, memoryReservation, ...container }, path) =>
    memory !== undefined && memoryReservation !== undefined && memory <= memoryReservation
      ? {
          path: [...path, 'memory'],
          message: `Invalid setting for container '${nameOf(container)}'. The 'memory' must be greater than 'memoryReservation'.`,
        }
      : null,
  );
}

function checkLeastMemory(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, (container, path) => {
    const tooSmall = (['memory', 'memoryReservation'] as const).find(
      (field) => (container[field] ?? LEAST_MEMORY_MIB) < LEAST_MEMORY_MIB,
    );
    if (tooSmall === undefined) return null;
    return {
      path: [...path, tooSmall],
      message: `Invalid '${tooSmall}' setting for container '${nameOf(container)}'.`,
      hint: 'A container needs at least 6 MiB.',
    };
  });
}

function checkTimeouts(field: 'stopTimeout' | 'startTimeout', container: ContainerDefinition): string | null {
  const word = field === 'stopTimeout' ? 'stop' : 'start';
  return (container[field] ?? LEAST_TIMEOUT_SECONDS) < LEAST_TIMEOUT_SECONDS
    ? `Granular ${word} timeout on container '${nameOf(container)}' must be at least ${LEAST_TIMEOUT_SECONDS} seconds.`
    : null;
}

function checkFargateTimeouts(field: 'stopTimeout' | 'startTimeout', container: ContainerDefinition): string | null {
  const word = field === 'stopTimeout' ? 'stop' : 'start';
  return (container[field] ?? 0) > MOST_TIMEOUT_SECONDS_ON_FARGATE
    ? `Tasks using the Fargate launch type must have a container ${word} timeout of less than ${MOST_TIMEOUT_SECONDS_ON_FARGATE} seconds.`
    : null;
}

/** The same check of both timeouts of every container. */
function bothTimeouts(check: typeof checkTimeouts): Rule['check'] {
  return (definition) =>
    inContainers(definition, (container, path) => {
      for (const field of ['stopTimeout', 'startTimeout'] as const) {
        const message = check(field, container);
        if (message !== null) return { path: [...path, field], message };
      }
      return null;
    });
}

export const containerRules: readonly Rule[] = [
  {
    id: 'V8',
    check: (definition) =>
      inContainers(definition, ({ image }, path) =>
        image === undefined || image.trim() === ''
          ? { path: [...path, 'image'], message: 'Container.image should not be null or empty.' }
          : null,
      ),
  },
  { id: 'V9', check: checkMemoryIsGiven },
  { id: 'V10', check: checkMemoryExceedsReservation },
  { id: 'V11', check: checkLeastMemory },
  { id: 'V12', check: bothTimeouts(checkTimeouts) },
  { id: 'V13', fargate: true, check: bothTimeouts(checkFargateTimeouts) },
];
