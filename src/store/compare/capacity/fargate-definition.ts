import type { ContainerDefinition, LogConfiguration, PortMapping } from '../../../ecs/container-definition';
import { smallestFargateSize } from '../../../ecs/fargate-sizes';
import type { TaskDefinitionInput, Volume } from '../../../ecs/task-definition';
import { requirementsOf } from '../../../ecs/task-requirements';

/** What a task definition has to become for Fargate to take it: services-and-capacity 5.1 and 5.2. */
export interface FargateDefinition {
  /** Members to merge; null takes one away. */
  readonly patch: Readonly<Record<string, unknown>>;
  readonly from: { readonly cpuUnits: number; readonly memoryMiB: number };
  readonly to: { readonly cpuUnits: number; readonly memoryMiB: number };
  /** Parameters that Fargate does not have and that are left out, by name. */
  readonly leftOut: readonly string[];
}

/** Null where Fargate has nothing like it: a GPU, or a task larger than its largest size. */
export function fargateDefinition(input: TaskDefinitionInput): FargateDefinition | null {
  const { cpuUnits, memoryMiB, gpus } = requirementsOf(input);
  const limits = input.containerDefinitions.map((container) => container.memory ?? 0);
  const to = smallestFargateSize(cpuUnits, Math.max(memoryMiB, ...limits));
  if (to === null || gpus !== 0 || isWindows(input)) return null;
  const leftOut = new Set<string>();
  const containers = input.containerDefinitions.map((container) => fargateContainer(container, input.family, leftOut));
  const changed = containers.some((container, index) => container !== input.containerDefinitions[index]);
  const volumes = (input.volumes ?? []).map((volume) => fargateVolume(volume, leftOut));
  const newVolumes = volumes.some((volume, index) => volume !== input.volumes?.[index]);
  const gone = TASK_PARAMETERS.filter((name) => has(input[name]) && !(name === 'pidMode' && input.pidMode === 'task'));
  for (const name of gone) leftOut.add(name);
  const logs = containers.some((container) => container.logConfiguration?.logDriver === 'awslogs');
  return {
    from: { cpuUnits, memoryMiB },
    to,
    leftOut: [...leftOut],
    patch: {
      ...(input.requiresCompatibilities?.includes('FARGATE') !== true && { requiresCompatibilities: ['FARGATE'] }),
      ...(input.networkMode !== 'awsvpc' && { networkMode: 'awsvpc' }),
      ...(input.cpu !== String(to.cpuUnits) && { cpu: String(to.cpuUnits) }),
      ...(input.memory !== String(to.memoryMiB) && { memory: String(to.memoryMiB) }),
      ...(logs && input.executionRoleArn === undefined && { executionRoleArn: 'ecsTaskExecutionRole' }),
      ...Object.fromEntries(gone.map((name) => [name, null])),
      ...(newVolumes && { volumes }),
      ...(changed && { containerDefinitions: containers }),
    },
  };
}

/** The sizes of Windows on Fargate are another story, and no EC2 task becomes one without a person's thought. */
function isWindows({ runtimePlatform }: TaskDefinitionInput): boolean {
  return runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') === true;
}

const TASK_PARAMETERS = ['placementConstraints', 'ipcMode', 'pidMode', 'inferenceAccelerators'] as const;
const CONTAINER_PARAMETERS = [
  'links',
  'privileged',
  'dockerSecurityOptions',
  'extraHosts',
  'dnsServers',
  'dnsSearchDomains',
  'disableNetworking',
  'linuxParameters',
] as const;
const LOG_DRIVERS: readonly string[] = ['awslogs', 'splunk', 'awsfirelens'];

function fargateContainer(container: ContainerDefinition, family: string, leftOut: Set<string>): ContainerDefinition {
  const gone: string[] = CONTAINER_PARAMETERS.filter((name) => has(container[name]));
  const { logConfiguration } = container;
  if (logConfiguration && !LOG_DRIVERS.includes(logConfiguration.logDriver)) gone.push('logConfiguration');
  for (const name of gone) leftOut.add(name);
  const ports = container.portMappings?.map(awsvpcPort);
  const newPorts = ports?.some((port, index) => port !== container.portMappings?.[index]) === true;
  const logs =
    logConfiguration && !gone.includes('logConfiguration') ? withPrefix(logConfiguration, family) : undefined;
  const newLogs = logs !== undefined && logs !== logConfiguration;
  if (gone.length === 0 && !newPorts && !newLogs) return container;
  const kept = Object.fromEntries(Object.entries(container).filter(([name]) => !gone.includes(name)));
  return {
    ...(kept as unknown as ContainerDefinition),
    ...(newPorts && ports && { portMappings: ports }),
    ...(newLogs && { logConfiguration: logs }),
  };
}

/** In awsvpc mode the host's port is the container's. */
function awsvpcPort(port: PortMapping): PortMapping {
  if (port.hostPort === undefined || port.hostPort === port.containerPort) return port;
  return Object.fromEntries(Object.entries(port).filter(([name]) => name !== 'hostPort'));
}

/** Fargate wants a prefix of each stream. */
function withPrefix(logs: LogConfiguration, family: string): LogConfiguration {
  if (logs.logDriver !== 'awslogs' || logs.options?.['awslogs-stream-prefix'] !== undefined) return logs;
  return { ...logs, options: { ...logs.options, 'awslogs-stream-prefix': family } };
}

function fargateVolume(volume: Volume, leftOut: Set<string>): Volume {
  if (volume.dockerVolumeConfiguration === undefined && volume.host?.sourcePath === undefined) return volume;
  leftOut.add(volume.host?.sourcePath === undefined ? 'dockerVolumeConfiguration' : 'host.sourcePath');
  return Object.fromEntries(
    Object.entries(volume).filter(([name]) => name !== 'dockerVolumeConfiguration' && name !== 'host'),
  );
}

function has(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
