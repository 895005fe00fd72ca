import type {
  ContainerDefinition,
  ContainerDependency,
  ContainerRestartPolicy,
  Device,
  EnvironmentFile,
  FirelensConfiguration,
  HealthCheck,
  HostEntry,
  KernelCapabilities,
  KeyValuePair,
  LinuxParameters,
  LogConfiguration,
  MountPoint,
  PortMapping,
  RepositoryCredentials,
  ResourceRequirement,
  Secret,
  SystemControl,
  Tmpfs,
  Ulimit,
  VolumeFrom,
} from '../../ecs/container-definition';
import type { FieldsOf } from './field';
import { acts, boolean, integer, kept, listOf, map, object, oneOf, required, string, strings } from './field';

/** Every field of a container definition: services-and-capacity.md 7.2. */

export const keyValuePairFields: FieldsOf<KeyValuePair> = {
  name: kept(string, 'Name.'),
  value: kept(string, 'Value.'),
};

const portMappingFields: FieldsOf<PortMapping> = {
  containerPort: acts(integer, 'Port inside the container, 1 to 65535. In awsvpc and host mode also the host port.'),
  hostPort: acts(
    integer,
    'Port on the container instance. Bridge mode: 0 or absent takes a free one (dynamic); any other number allows one copy per instance.',
  ),
  protocol: acts(oneOf('tcp', 'udp'), 'tcp (the default) or udp; the two are counted apart.'),
  name: kept(string, 'Name that Service Connect and VPC Lattice refer to.'),
  appProtocol: kept(oneOf('http', 'http2', 'grpc'), 'Protocol that Service Connect speaks on this port.'),
  containerPortRange: acts(
    string,
    'A range of container ports, first-last, in place of containerPort; bridge and awsvpc mode only.',
  ),
};

const healthCheckFields: FieldsOf<HealthCheck> = {
  command: required(acts(strings, 'Command to run in the container; the first item is CMD or CMD-SHELL.')),
  interval: acts(integer, 'Seconds between two checks, 5 to 300, default 30.'),
  timeout: kept(integer, 'Seconds to wait for one check, 2 to 60, default 5. A check that fails does so at once.'),
  retries: acts(integer, 'Failures in a row that make the container UNHEALTHY, 1 to 10, default 3.'),
  startPeriod: acts(integer, 'Seconds at the start in which failures do not count, 0 to 300, default 0.'),
};

const restartPolicyFields: FieldsOf<ContainerRestartPolicy> = {
  enabled: required(acts(boolean, 'Restart the container in place, without replacing the task.')),
  ignoredExitCodes: acts(listOf(integer), 'Exit codes that lead to no restart, at most 50.'),
  restartAttemptPeriod: acts(integer, 'Seconds the container must have run to be restarted, 60 to 1,800, default 300.'),
};

const dependencyFields: FieldsOf<ContainerDependency> = {
  containerName: required(acts(string, 'Container to wait for.')),
  condition: required(acts(oneOf('START', 'COMPLETE', 'SUCCESS', 'HEALTHY'), 'What that container must have reached.')),
};

const secretFields: FieldsOf<Secret> = {
  name: required(acts(string, 'Environment variable or option that gets the secret.')),
  valueFrom: required(acts(string, 'ARN of a Secrets Manager secret, or ARN or name of an SSM parameter.')),
};

const logConfigurationFields: FieldsOf<LogConfiguration> = {
  logDriver: required(
    acts(
      oneOf('awslogs', 'awsfirelens', 'fluentd', 'gelf', 'journald', 'json-file', 'splunk', 'syslog'),
      'Log driver; the container instance must offer it. Fargate has awslogs, splunk and awsfirelens.',
    ),
  ),
  options: acts(map, 'Options of the log driver; awslogs needs awslogs-group and awslogs-region.'),
  secretOptions: acts(listOf(object(secretFields)), 'Options of the log driver that are secrets.'),
};

const firelensFields: FieldsOf<FirelensConfiguration> = {
  type: required(acts(oneOf('fluentd', 'fluentbit'), 'Log router in this container.')),
  options: acts(map, 'Options of the log router.'),
};

const resourceRequirementFields: FieldsOf<ResourceRequirement> = {
  type: required(acts(oneOf('GPU', 'InferenceAccelerator', 'NeuronDevice'), 'Kind of device.')),
  value: required(acts(string, 'For GPU a number of whole GPUs, or ALL for every one of the instance.')),
};

const mountPointFields: FieldsOf<MountPoint> = {
  sourceVolume: acts(string, 'Name of the volume; it must be in volumes.'),
  containerPath: kept(string, 'Where the container sees it.'),
  readOnly: kept(boolean, 'Whether the container may only read.'),
};

const volumeFromFields: FieldsOf<VolumeFrom> = {
  sourceContainer: kept(string, 'Container whose mounts to take over.'),
  readOnly: kept(boolean, 'Whether this container may only read.'),
};

const deviceFields: FieldsOf<Device> = {
  hostPath: required(kept(string, 'Device on the container instance.')),
  containerPath: kept(string, 'Where the container sees it.'),
  permissions: kept(listOf(oneOf('read', 'write', 'mknod')), 'What the container may do with it.'),
};

const tmpfsFields: FieldsOf<Tmpfs> = {
  containerPath: required(kept(string, 'Where the container sees it.')),
  size: required(kept(integer, 'Most it may hold, in MiB.')),
  mountOptions: kept(strings, 'Mount options.'),
};

const capabilitiesFields: FieldsOf<KernelCapabilities> = {
  add: acts(strings, 'Linux capabilities to add; Fargate allows SYS_PTRACE alone.'),
  drop: kept(strings, 'Linux capabilities to drop.'),
};

const linuxParametersFields: FieldsOf<LinuxParameters> = {
  capabilities: acts(object(capabilitiesFields), 'Linux capabilities.'),
  devices: kept(listOf(object(deviceFields)), 'Devices of the container instance. Not on Fargate.'),
  initProcessEnabled: acts(boolean, 'Run an init process that forwards signals and reaps processes.'),
  sharedMemorySize: kept(integer, 'Size of /dev/shm in MiB. Not on Fargate.'),
  tmpfs: kept(listOf(object(tmpfsFields)), 'Mounts in memory.'),
  maxSwap: kept(integer, 'Swap in MiB; 0 turns it off. Not on Fargate.'),
  swappiness: kept(integer, 'How readily pages are swapped, 0 to 100, default 60. Not on Fargate.'),
};

const hostEntryFields: FieldsOf<HostEntry> = {
  hostname: required(kept(string, 'Name.')),
  ipAddress: required(kept(string, 'Address.')),
};

const ulimitFields: FieldsOf<Ulimit> = {
  name: required(kept(string, 'Limit, such as nofile.')),
  softLimit: required(kept(integer, 'Soft limit.')),
  hardLimit: required(kept(integer, 'Hard limit.')),
};

const systemControlFields: FieldsOf<SystemControl> = {
  namespace: kept(string, 'Kernel parameter.'),
  value: kept(string, 'Its value.'),
};

const environmentFileFields: FieldsOf<EnvironmentFile> = {
  value: required(acts(string, 'ARN of a .env file in Amazon S3.')),
  type: required(acts(oneOf('s3'), 'Always s3.')),
};

const repositoryCredentialsFields: FieldsOf<RepositoryCredentials> = {
  credentialsParameter: required(acts(string, 'ARN of the secret with the credentials of a private registry.')),
};

export const containerFields: FieldsOf<ContainerDefinition> = {
  name: acts(string, 'Name of the container, unique in the definition.'),
  image: acts(string, 'Image, repository/name:tag; the tag is latest where none is given.'),
  repositoryCredentials: acts(object(repositoryCredentialsFields), 'Credentials for a private registry.'),
  cpu: acts(
    integer,
    'CPU units, 1,024 a vCPU. Without a task-level cpu, placement counts the sum over the containers.',
  ),
  memory: acts(integer, 'Hard limit in MiB: the container is killed above it.'),
  memoryReservation: acts(integer, 'Soft limit in MiB; where given, it is what placement counts in place of memory.'),
  links: kept(strings, 'Containers to reach by name, name or name:alias. Bridge mode only.'),
  portMappings: acts(listOf(object(portMappingFields)), 'Ports that the container opens.'),
  essential: acts(boolean, 'Whether the task stops when this container does; true by default.'),
  restartPolicy: acts(object(restartPolicyFields), 'Restarts of the container without replacing the task.'),
  entryPoint: kept(strings, 'Replaces the image’s entry point.'),
  command: kept(strings, 'Replaces the image’s command.'),
  environment: kept(listOf(object(keyValuePairFields)), 'Environment variables.'),
  environmentFiles: acts(
    listOf(object(environmentFileFields)),
    'Files of environment variables in Amazon S3, at most 10.',
  ),
  mountPoints: kept(listOf(object(mountPointFields)), 'Volumes that the container mounts.'),
  volumesFrom: kept(listOf(object(volumeFromFields)), 'Containers whose mounts to take over.'),
  linuxParameters: kept(object(linuxParametersFields), 'Options of the Linux kernel.'),
  secrets: acts(
    listOf(object(secretFields)),
    'Environment variables from Secrets Manager or SSM; needs an execution role.',
  ),
  dependsOn: acts(listOf(object(dependencyFields)), 'Containers to wait for before this one starts.'),
  startTimeout: acts(integer, 'Seconds others wait for this container; at least 2, on Fargate at most 120.'),
  stopTimeout: acts(integer, 'Seconds between SIGTERM and SIGKILL; at least 2, on Fargate at most 120; default 30.'),
  versionConsistency: kept(oneOf('enabled', 'disabled'), 'Whether a tag is pinned to one digest for a deployment.'),
  hostname: kept(string, 'Host name inside the container. Not in awsvpc mode.'),
  user: kept(string, 'User inside the container.'),
  workingDirectory: kept(string, 'Directory commands run in.'),
  disableNetworking: kept(boolean, 'Switches networking off. Not on Fargate.'),
  privileged: kept(boolean, 'Gives the container the rights of root on the host. Not on Fargate.'),
  readonlyRootFilesystem: kept(boolean, 'Makes the root file system read-only.'),
  dnsServers: kept(strings, 'DNS servers. Not on Fargate.'),
  dnsSearchDomains: kept(strings, 'DNS search domains. Not on Fargate.'),
  extraHosts: kept(listOf(object(hostEntryFields)), 'Lines for /etc/hosts. Not in awsvpc mode.'),
  dockerSecurityOptions: kept(strings, 'Labels of SELinux and AppArmor. Not on Fargate.'),
  interactive: kept(boolean, 'Keeps standard input open.'),
  pseudoTerminal: kept(boolean, 'Gives the container a terminal.'),
  dockerLabels: kept(map, 'Docker labels.'),
  ulimits: kept(listOf(object(ulimitFields)), 'Limits of processes.'),
  logConfiguration: acts(object(logConfigurationFields), 'Where the container’s log goes.'),
  healthCheck: acts(
    object(healthCheckFields),
    'How ECS asks the container whether it is healthy; the image’s own is ignored.',
  ),
  systemControls: kept(listOf(object(systemControlFields)), 'Kernel parameters.'),
  resourceRequirements: acts(listOf(object(resourceRequirementFields)), 'GPUs and other devices.'),
  firelensConfiguration: kept(object(firelensFields), 'Makes this container the log router of the task.'),
  credentialSpecs: kept(strings, 'Active Directory credentials, at most one.'),
};
