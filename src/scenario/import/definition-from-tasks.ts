import { ADVISED_LEAST_MEMORY_MIB } from '../../ecs/container-memory';
import { DYNAMIC_HOST_PORTS } from '../../ecs/ports';
import { numberAt, recordsAt, textAt } from './raw';
import type { Raw } from './raw';

/** The tag of a definition that was made of its tasks, so that nobody takes it for the account's. */
export const MADE_FROM_TASKS = { key: 'stowplan:made-from', value: 'describe-tasks' };

/**
 * A task definition as far as its tasks tell of it: CPU, memory, containers with their images, network mode and static host ports.
 * Assumption `import-made-definition`.
 * @param name `family:revision`
 * @param tasks at least one; the one that tells most counts
 * @param balanced entries of `loadBalancers` of services that run it: their ports exist
 */
export function definitionFromTasks(name: string, tasks: readonly Raw[], balanced: readonly Raw[]): Raw {
  const [family = name, revision = '1'] = name.split(':');
  const task = tasks.reduce<Raw>((best, next) => (weight(next) > weight(best) ? next : best), tasks[0] ?? {});
  const containers = recordsAt(task, 'containers');
  const isAwsvpc = recordsAt(task, 'attachments').some(
    ({ type }) => type === 'ElasticNetworkInterface' || type === 'eni',
  );
  const isFargate = textAt(task, 'launchType') === 'FARGATE';
  const memoryOfContainers = containers.reduce(
    (sum, it) => sum + (size(it, 'memoryReservation') ?? size(it, 'memory') ?? 0),
    0,
  );
  const cpuOfContainers = containers.reduce((sum, it) => sum + (size(it, 'cpu') ?? 0), 0);
  const [cpu, memory] = [size(task, 'cpu'), size(task, 'memory')];
  const architecture = recordsAt(task, 'attributes').find((it) => textAt(it, 'name') === 'ecs.cpu-architecture');
  const everyHasMemory = containers.every(
    (it) => size(it, 'memory') !== null || size(it, 'memoryReservation') !== null,
  );
  return {
    family,
    revision: Number(revision),
    ...(isAwsvpc ? { networkMode: 'awsvpc' } : {}),
    containerDefinitions:
      containers.length === 0
        ? [
            {
              name: family.slice(0, 255),
              image: 'unknown',
              essential: true,
              ...(memory === null ? { memory: ADVISED_LEAST_MEMORY_MIB } : {}),
            },
          ]
        : containers.map((it) => withBalancedPorts(containerOf(it, isAwsvpc, memory === null), balanced)),
    ...(cpu !== null && cpu > 0 && (isFargate || cpu !== cpuOfContainers) ? { cpu: String(cpu) } : {}),
    ...(memory !== null && memory > 0 && (isFargate || !everyHasMemory || memory !== memoryOfContainers)
      ? { memory: String(memory) }
      : {}),
    ...(textAt(architecture ?? {}, 'value') === 'arm64' ? { runtimePlatform: { cpuArchitecture: 'ARM64' } } : {}),
    tags: [MADE_FROM_TASKS],
  };
}

/** A task tells more of its definition the more of its containers have a network. Its text decides between equals. */
function weight(task: Raw): number {
  const bindings = recordsAt(task, 'containers').flatMap((container) => recordsAt(container, 'networkBindings'));
  return bindings.length * 1_000 + recordsAt(task, 'attachments').length * 10 + recordsAt(task, 'containers').length;
}

function containerOf(container: Raw, isAwsvpc: boolean, needsMemory: boolean): Raw {
  const cpu = size(container, 'cpu');
  const memory = size(container, 'memory');
  const memoryReservation = size(container, 'memoryReservation');
  const portMappings = isAwsvpc ? [] : mappingsOf(recordsAt(container, 'networkBindings'));
  const image = textAt(container, 'image');
  return {
    name: textAt(container, 'name') || 'app',
    image: image === '' ? 'unknown' : image,
    essential: true,
    ...(cpu === null || cpu === 0 ? {} : { cpu }),
    ...(memory === null ? {} : { memory }),
    ...(memoryReservation === null ? {} : { memoryReservation }),
    ...(needsMemory && memory === null && memoryReservation === null ? { memory: ADVISED_LEAST_MEMORY_MIB } : {}),
    ...(portMappings.length === 0 ? {} : { portMappings }),
  };
}

function withBalancedPorts(container: Raw, balanced: readonly Raw[]): Raw {
  const mappings = recordsAt(container, 'portMappings');
  const ports = balanced
    .filter((balancer) => textAt(balancer, 'containerName') === container['name'])
    .flatMap((balancer) => numberAt(balancer, 'containerPort') ?? []);
  const lacking = [...new Set(ports)].filter((port) => !mappings.some(({ containerPort }) => containerPort === port));
  return lacking.length === 0
    ? container
    : { ...container, portMappings: [...mappings, ...lacking.map((containerPort) => ({ containerPort }))] };
}

/** A port is bound once for IPv4 and once for IPv6, and Docker may hand out another host port for each: what was asked for is one mapping. */
function mappingsOf(bindings: readonly Raw[]): Raw[] {
  const asked = bindings.flatMap(mappingOf).map((mapping) => [JSON.stringify(mapping), mapping] as const);
  return [...new Map(asked).values()];
}

/** A host port out of the range from which ports are handed out was asked for. */
function mappingOf(binding: Raw): Raw[] {
  const containerPort = numberAt(binding, 'containerPort');
  const hostPort = numberAt(binding, 'hostPort') ?? 0;
  if (containerPort === null) return [];
  const isDynamic = hostPort >= DYNAMIC_HOST_PORTS.first;
  return [
    {
      containerPort,
      ...(isDynamic ? {} : { hostPort }),
      ...(textAt(binding, 'protocol') === 'udp' ? { protocol: 'udp' } : {}),
    },
  ];
}

/** CPU units or MiB, which `describe-tasks` prints as texts; null for none. */
function size(record: Raw, key: string): number | null {
  const text = textAt(record, key);
  const value = text === '' ? numberAt(record, key) : Number(text);
  return value === null || !Number.isInteger(value) || value < 0 ? null : value;
}
