import type { ContainerDefinition } from '../../../ecs/container-definition';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { JsonPath } from '../../path';
import type { Violation, Rule } from './rule';
import { first, inContainers, nameOf } from './rule';

/** Ranges and counts of services-and-capacity.md 7.1 and 7.2 that have no number there. The wording is ours. */

interface Limit {
  readonly path: JsonPath;
  readonly value: (container: ContainerDefinition) => number | undefined;
  readonly min: number;
  readonly max: number;
  /** The limit is on how many, not on how much. */
  readonly counts?: 'entries' | 'characters';
}

const MANY = Number.MAX_SAFE_INTEGER;

const CONTAINER_LIMITS: readonly Limit[] = [
  { path: ['image'], value: (c) => c.image?.length, min: 1, max: 255, counts: 'characters' },
  { path: ['cpu'], value: (c) => c.cpu, min: 0, max: MANY },
  {
    path: ['healthCheck', 'command'],
    value: (c) => c.healthCheck?.command.length,
    min: 1,
    max: MANY,
    counts: 'entries',
  },
  { path: ['healthCheck', 'interval'], value: (c) => c.healthCheck?.interval, min: 5, max: 300 },
  { path: ['healthCheck', 'timeout'], value: (c) => c.healthCheck?.timeout, min: 2, max: 60 },
  { path: ['healthCheck', 'retries'], value: (c) => c.healthCheck?.retries, min: 1, max: 10 },
  { path: ['healthCheck', 'startPeriod'], value: (c) => c.healthCheck?.startPeriod, min: 0, max: 300 },
  {
    path: ['restartPolicy', 'restartAttemptPeriod'],
    value: (c) => c.restartPolicy?.restartAttemptPeriod,
    min: 60,
    max: 1800,
  },
  {
    path: ['restartPolicy', 'ignoredExitCodes'],
    value: (c) => c.restartPolicy?.ignoredExitCodes?.length,
    min: 0,
    max: 50,
    counts: 'entries',
  },
  { path: ['linuxParameters', 'maxSwap'], value: (c) => c.linuxParameters?.maxSwap, min: 0, max: MANY },
  { path: ['linuxParameters', 'swappiness'], value: (c) => c.linuxParameters?.swappiness, min: 0, max: 100 },
  { path: ['environmentFiles'], value: (c) => c.environmentFiles?.length, min: 0, max: 10, counts: 'entries' },
  { path: ['credentialSpecs'], value: (c) => c.credentialSpecs?.length, min: 0, max: 1, counts: 'entries' },
];

function checkContainerLimits(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, (container, path) =>
    first(CONTAINER_LIMITS, (limit) => {
      const value = limit.value(container);
      if (value === undefined || (value >= limit.min && value <= limit.max)) return null;
      const range = limit.max === MANY ? `at least ${limit.min}` : `from ${limit.min} to ${limit.max}`;
      return {
        path: [...path, ...limit.path],
        message: `Invalid '${String(limit.path.at(-1))}' setting for container '${nameOf(container)}'.`,
        hint:
          limit.counts === undefined
            ? `It must be ${range}.`
            : `It must have ${range} ${limit.counts}; it has ${value}.`,
      };
    }),
  );
}

function checkResourceRequirements(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, (container, path) =>
    first(container.resourceRequirements, ({ type, value }, index) => {
      if (type === 'InferenceAccelerator' || value === 'ALL' || (type === 'GPU' && /^[1-9]\d{0,2}$/.test(value)))
        return null;
      return {
        path: [...path, 'resourceRequirements', index, 'value'],
        message: `Invalid 'resourceRequirements' setting for container '${nameOf(container)}'.`,
        hint: type === 'GPU' ? 'Write a whole number of GPUs, or ALL.' : 'NeuronDevice takes ALL.',
      };
    }),
  );
}

function checkTags({ tags = [] }: TaskDefinitionInput): Violation | null {
  if (tags.length > 50)
    return { path: ['tags'], message: `A resource has at most 50 tags; this one has ${tags.length}.` };
  return first(tags, ({ key = '', value = '' }, index) =>
    key.length >= 1 && key.length <= 128 && value.length <= 256 && !/^aws:/i.test(key)
      ? null
      : {
          path: ['tags', index],
          message: 'Invalid tag: a key has 1 to 128 characters and does not begin with aws:, a value at most 256.',
        },
  );
}

/** Parameters that a network interface of its own takes away from a container. */
function checkAwsvpc(definition: TaskDefinitionInput): Violation | null {
  if (definition.networkMode !== 'awsvpc') return null;
  return inContainers(definition, (container, path) => {
    const used =
      container.hostname !== undefined ? 'hostname' : (container.extraHosts ?? []).length > 0 ? 'extraHosts' : null;
    return used === null
      ? null
      : { path: [...path, used], message: `The ${used} parameter is not supported when networkMode=awsvpc.` };
  });
}

const MODES_BY_COMPATIBILITY = {
  EXTERNAL: ['bridge', 'host', 'none'],
  MANAGED_INSTANCES: ['awsvpc', 'host'],
} as const;

function checkNetworkModeOfCompatibilities(definition: TaskDefinitionInput): Violation | null {
  const mode = definition.networkMode ?? 'bridge';
  return first(definition.requiresCompatibilities, (compatibility) => {
    if (compatibility !== 'EXTERNAL' && compatibility !== 'MANAGED_INSTANCES') return null;
    const modes: readonly string[] = MODES_BY_COMPATIBILITY[compatibility];
    return modes.includes(mode)
      ? null
      : { path: ['networkMode'], message: `${compatibility} supports network modes ${modes.join(', ')}, not ${mode}.` };
  });
}

/** The definition as ECS stores it may have 64 KiB. */
function checkSerializedSize(definition: TaskDefinitionInput): Violation | null {
  const bytes = new TextEncoder().encode(JSON.stringify(definition)).length;
  if (bytes <= 65_536) return null;
  return { path: [], message: `A task definition has at most 64 KiB; this one has ${Math.ceil(bytes / 1024)} KiB.` };
}

export const limitRules: readonly Rule[] = [
  { id: 'container-limits', check: checkContainerLimits },
  { id: 'resource-requirements', check: checkResourceRequirements },
  { id: 'awsvpc-parameters', check: checkAwsvpc },
  {
    id: 'proxy-needs-awsvpc',
    check: ({ proxyConfiguration, networkMode }) =>
      proxyConfiguration !== undefined && networkMode !== 'awsvpc'
        ? { path: ['proxyConfiguration'], message: 'proxyConfiguration requires networkMode=awsvpc.' }
        : null,
  },
  { id: 'network-modes', check: checkNetworkModeOfCompatibilities },
  { id: 'tags', check: checkTags },
  { id: 'size', check: checkSerializedSize },
];
