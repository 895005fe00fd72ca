import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import { parseTaskSize, TASK_CPU_UNITS } from '../../../ecs/task-size';
import type { Violation, Rule } from './rule';
import { inContainers } from './rule';

/** The definition as a whole: V1 to V7. */

const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const MAX_CONTAINERS = 10;

function checkTaskSizes(definition: TaskDefinitionInput): Violation | null {
  const message = (kind: string) =>
    `Invalid '${kind}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
  if (definition.cpu !== undefined) {
    const cpu = parseTaskSize('cpu', definition.cpu);
    const hint = `Write CPU units from ${TASK_CPU_UNITS.min} to ${TASK_CPU_UNITS.max}, such as "1024", or "1 vCPU".`;
    if (cpu === null || cpu < TASK_CPU_UNITS.min || cpu > TASK_CPU_UNITS.max) {
      return { path: ['cpu'], message: message('cpu'), hint };
    }
  }
  if (definition.memory !== undefined) {
    const memory = parseTaskSize('memory', definition.memory);
    const hint = 'Write MiB, such as "2048", or "2 GB".';
    if (memory === null || memory < 1) return { path: ['memory'], message: message('memory'), hint };
  }
  return null;
}

function checkFamily({ family }: TaskDefinitionInput): Violation | null {
  if (family.trim() === '') return { path: ['family'], message: 'Family should not be blank.' };
  if (family.length > 255) return { path: ['family'], message: 'Family should not be longer than 255 characters.' };
  const hint = 'Letters, digits, hyphens and underscores are allowed.';
  return NAME.test(family) ? null : { path: ['family'], message: 'Family contains invalid characters.', hint };
}

function checkContainerNames(definition: TaskDefinitionInput): Violation | null {
  const seen = new Set<string>();
  return inContainers(definition, ({ name }, path) => {
    if (name === undefined || !NAME.test(name)) {
      const hint = 'A name has 1 to 255 letters, digits, hyphens and underscores.';
      return { path: [...path, 'name'], message: 'Invalid container name.', hint };
    }
    if (seen.has(name)) return { path: [...path, 'name'], message: 'Container names must be unique.' };
    seen.add(name);
    return null;
  });
}

export const taskRules: readonly Rule[] = [
  { id: 'V1', check: checkTaskSizes },
  { id: 'V2', check: checkFamily },
  {
    id: 'V3',
    check: ({ containerDefinitions }) =>
      containerDefinitions.length > 0
        ? null
        : { path: ['containerDefinitions'], message: 'Container list cannot be empty.' },
  },
  {
    id: 'V4',
    check: ({ containerDefinitions }) =>
      containerDefinitions.length <= MAX_CONTAINERS
        ? null
        : {
            path: ['containerDefinitions'],
            message: `A task definition can contain at most ${MAX_CONTAINERS} containers.`,
            hint: `This one has ${containerDefinitions.length}.`,
          },
  },
  { id: 'V5', check: checkContainerNames },
  {
    id: 'V6',
    check: ({ containerDefinitions }) =>
      containerDefinitions.some((container) => container.essential !== false)
        ? null
        : { path: ['containerDefinitions'], message: "Task definition doesn't have any essential container." },
  },
  {
    id: 'V7',
    fargate: true,
    check: ({ networkMode }) =>
      networkMode === 'awsvpc'
        ? null
        : {
            path: ['networkMode'],
            message: 'Fargate only supports network mode ‘awsvpc’.',
            ...(networkMode === undefined ? { hint: 'Without networkMode a task definition has bridge mode.' } : {}),
          },
  },
];
