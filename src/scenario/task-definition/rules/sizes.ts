import { isWindows } from '../../../ecs/fargate-platform';
import { FARGATE_SIZES, fargateMemoryOf, isFargateSize, smallestFargateSize } from '../../../ecs/fargate-sizes';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import { containerMemoryMiB } from '../../../ecs/task-requirements';
import { parseTaskSize } from '../../../ecs/task-size';
import type { Violation, Rule } from './rule';
import { inContainers, nameOf } from './rule';

/** Sizes of the task against Fargate's table and against its containers: V29 to V33. */

function checkFargateSize(definition: TaskDefinitionInput): Violation | null {
  const { cpu = '', memory = '', runtimePlatform } = definition;
  const cpuUnits = parseTaskSize('cpu', cpu) ?? 0;
  const memoryMiB = parseTaskSize('memory', memory) ?? 0;
  const windows = isWindows(runtimePlatform);
  if (isFargateSize(cpuUnits, memoryMiB, { windows })) return null;
  return {
    path: ['memory'],
    message: `No Fargate configuration exists for given values: ${cpuUnits} CPU, ${memoryMiB} memory. See the Amazon ECS documentation for the valid values.`,
    hint: nearestSizes(cpuUnits, memoryMiB, windows),
  };
}

/** What Fargate has in place of a pair that it does not have. */
function nearestSizes(cpuUnits: number, memoryMiB: number, windows: boolean): string {
  const next = smallestFargateSize(cpuUnits, memoryMiB, { windows });
  const memory = fargateMemoryOf(cpuUnits, { windows });
  const [first, second = 0, third] = memory;
  const sizes = FARGATE_SIZES.filter((size) => !windows || size.windows).map((size) => size.cpuUnits);
  const own =
    first === undefined
      ? `${windows ? 'Windows' : 'CPU'} sizes are ${sizes.join(', ')}.`
      : memory.length <= 3
        ? `${cpuUnits} CPU goes with ${memory.join(', ')} MiB.`
        : `${cpuUnits} CPU goes with ${first} to ${memory.at(-1) ?? first} MiB in steps of ${(third ?? second) - second}.`;
  return next === null ? own : `The smallest that holds it: ${next.cpuUnits} CPU with ${next.memoryMiB} MiB. ${own}`;
}

function checkContainersFitCpu(definition: TaskDefinitionInput): Violation | null {
  const limit = definition.cpu === undefined ? null : parseTaskSize('cpu', definition.cpu);
  const sum = definition.containerDefinitions.reduce((total, container) => total + (container.cpu ?? 0), 0);
  if (limit === null || sum <= limit) return null;
  return {
    path: ['cpu'],
    message: "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    hint: `The containers ask for ${sum}, the task has ${limit}.`,
  };
}

function checkContainersFitMemory(definition: TaskDefinitionInput): Violation | null {
  const limit = definition.memory === undefined ? null : parseTaskSize('memory', definition.memory);
  if (limit === null) return null;
  const tooLarge = inContainers(definition, (container, path) =>
    (container.memory ?? 0) > limit
      ? {
          path: [...path, 'memory'],
          message: `Invalid setting for container '${nameOf(container)}'. The 'memory' must be less than or equal to the task memory.`,
          hint: `The task has ${limit} MiB.`,
        }
      : null,
  );
  if (tooLarge !== null) return tooLarge;
  const sum = definition.containerDefinitions.reduce((total, container) => total + containerMemoryMiB(container), 0);
  if (sum <= limit) return null;
  return {
    path: ['memory'],
    message: "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.",
    hint: `The containers ask for ${sum} MiB, the task has ${limit}.`,
  };
}

function checkEphemeralStorage({ ephemeralStorage }: TaskDefinitionInput): Violation | null {
  if (ephemeralStorage === undefined) return null;
  if (ephemeralStorage.sizeInGiB >= 21 && ephemeralStorage.sizeInGiB <= 200) return null;
  return {
    path: ['ephemeralStorage', 'sizeInGiB'],
    message: 'Ephemeral storage size must be between 21 and 200 GiB.',
    hint: '20 GiB are there when ephemeralStorage is left out.',
  };
}

export const sizeRules: readonly Rule[] = [
  {
    id: 'V29',
    fargate: true,
    check: ({ cpu, memory }) => {
      const missing = cpu === undefined ? 'cpu' : memory === undefined ? 'memory' : null;
      return missing === null
        ? null
        : { path: [missing], message: `Fargate requires that '${missing}' be defined at the task level.` };
    },
  },
  { id: 'V30', fargate: true, check: checkFargateSize },
  { id: 'V31', check: checkContainersFitCpu },
  { id: 'V32', check: checkContainersFitMemory },
  { id: 'V33', check: checkEphemeralStorage },
];
