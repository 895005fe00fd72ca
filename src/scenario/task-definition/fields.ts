import type {
  DockerVolumeConfiguration,
  EfsAuthorizationConfig,
  EfsVolumeConfiguration,
  EphemeralStorage,
  FsxWindowsAuthorizationConfig,
  FsxWindowsFileServerVolumeConfiguration,
  HostVolumeProperties,
  InferenceAccelerator,
  ProxyConfiguration,
  RuntimePlatform,
  S3FilesVolumeConfiguration,
  Tag,
  TaskDefinitionInput,
  TaskDefinitionPlacementConstraint,
  Volume,
} from '../../ecs/task-definition';
import { containerFields, keyValuePairFields } from './container-fields';
import type { FieldsOf } from './field';
import { acts, boolean, integer, kept, listOf, map, object, oneOf, required, string } from './field';

/** Every field of `RegisterTaskDefinition`'s input: services-and-capacity.md 7.1 and 7.3. */

const hostFields: FieldsOf<HostVolumeProperties> = {
  sourcePath: kept(string, 'Path on the container instance. Not on Fargate.'),
};

const dockerVolumeFields: FieldsOf<DockerVolumeConfiguration> = {
  scope: kept(oneOf('task', 'shared'), 'task: goes with the task; shared: outlives it.'),
  autoprovision: kept(boolean, 'Makes a shared volume where there is none.'),
  driver: acts(string, 'Docker volume driver; the container instance must have the plugin.'),
  driverOpts: kept(map, 'Options of the driver.'),
  labels: kept(map, 'Labels of the volume.'),
};

const efsAuthorizationFields: FieldsOf<EfsAuthorizationConfig> = {
  accessPointId: acts(string, 'EFS access point; needs transit encryption.'),
  iam: acts(oneOf('ENABLED', 'DISABLED'), 'Use the task role to mount; needs transit encryption.'),
};

const efsFields: FieldsOf<EfsVolumeConfiguration> = {
  fileSystemId: required(kept(string, 'EFS file system.')),
  rootDirectory: acts(string, 'Directory to mount, / by default; absent or / with an access point.'),
  transitEncryption: acts(oneOf('ENABLED', 'DISABLED'), 'Encryption on the way, DISABLED by default.'),
  transitEncryptionPort: kept(integer, 'Port for encrypted data.'),
  authorizationConfig: acts(object(efsAuthorizationFields), 'Access point and IAM.'),
};

const fsxAuthorizationFields: FieldsOf<FsxWindowsAuthorizationConfig> = {
  credentialsParameter: required(kept(string, 'ARN of the secret with the credentials.')),
  domain: required(kept(string, 'Active Directory domain.')),
};

const fsxFields: FieldsOf<FsxWindowsFileServerVolumeConfiguration> = {
  fileSystemId: required(kept(string, 'FSx file system.')),
  rootDirectory: required(kept(string, 'Directory to mount.')),
  authorizationConfig: required(kept(object(fsxAuthorizationFields), 'Credentials.')),
};

const s3filesFields: FieldsOf<S3FilesVolumeConfiguration> = {
  fileSystemArn: required(kept(string, 'ARN of the S3 Files file system.')),
  rootDirectory: kept(string, 'Directory to mount.'),
  transitEncryptionPort: kept(integer, 'Port for encrypted data.'),
  accessPointArn: kept(string, 'ARN of the access point.'),
};

const volumeFields: FieldsOf<Volume> = {
  name: acts(string, 'Name that mountPoints refer to.'),
  host: acts(object(hostFields), 'A bind mount; without sourcePath it is empty and goes with the task.'),
  configuredAtLaunch: acts(boolean, 'An Amazon EBS volume that the service or RunTask describes; at most one.'),
  dockerVolumeConfiguration: acts(object(dockerVolumeFields), 'A Docker volume. EC2 only.'),
  efsVolumeConfiguration: acts(object(efsFields), 'An Amazon EFS file system.'),
  fsxWindowsFileServerVolumeConfiguration: acts(object(fsxFields), 'An FSx for Windows file server.'),
  s3filesVolumeConfiguration: acts(object(s3filesFields), 'An S3 Files file system.'),
};

const placementConstraintFields: FieldsOf<TaskDefinitionPlacementConstraint> = {
  type: acts(string, 'memberOf; distinctInstance belongs to the service or to RunTask.'),
  expression: acts(
    string,
    'Which container instances may run the task, in the cluster query language; at most 2,000 characters.',
  ),
};

const proxyFields: FieldsOf<ProxyConfiguration> = {
  type: kept(oneOf('APPMESH'), 'Always APPMESH.'),
  containerName: required(kept(string, 'Container that is the proxy.')),
  properties: kept(listOf(object(keyValuePairFields)), 'Settings of the proxy.'),
};

const runtimePlatformFields: FieldsOf<RuntimePlatform> = {
  cpuArchitecture: acts(
    oneOf('X86_64', 'ARM64'),
    'Processor the images are for; instances with another are passed over.',
  ),
  operatingSystemFamily: acts(
    oneOf(
      'LINUX',
      'WINDOWS_SERVER_2016_FULL',
      'WINDOWS_SERVER_2019_CORE',
      'WINDOWS_SERVER_2019_FULL',
      'WINDOWS_SERVER_2004_CORE',
      'WINDOWS_SERVER_20H2_CORE',
      'WINDOWS_SERVER_2022_CORE',
      'WINDOWS_SERVER_2022_FULL',
      'WINDOWS_SERVER_2025_CORE',
      'WINDOWS_SERVER_2025_FULL',
    ),
    'Operating system, LINUX by default.',
  ),
};

const ephemeralStorageFields: FieldsOf<EphemeralStorage> = {
  sizeInGiB: required(acts(integer, 'GiB, 21 to 200; 20 are there without asking.')),
};

const inferenceAcceleratorFields: FieldsOf<InferenceAccelerator> = {
  deviceName: required(kept(string, 'Name that resourceRequirements refer to.')),
  deviceType: required(kept(string, 'Type of the accelerator.')),
};

const tagFields: FieldsOf<Tag> = {
  key: kept(string, 'At most 128 characters, not beginning with aws:.'),
  value: kept(string, 'At most 256 characters.'),
};

/**
 * The one table of all fields. Anything else in a task definition is an error. `family` and `containerDefinitions` are
 * optional here alone: the checks refuse a definition without them in ECS's own words.
 */
export const taskDefinitionFields: FieldsOf<Partial<TaskDefinitionInput>> = {
  family: acts(string, 'Name of the definition; its revisions count up from 1. Letters, digits, - and _, at most 255.'),
  taskRoleArn: acts(string, 'IAM role of the application.'),
  executionRoleArn: acts(string, 'IAM role with which the agent pulls images, sends logs and reads secrets.'),
  networkMode: acts(
    oneOf('bridge', 'host', 'awsvpc', 'none'),
    'bridge (the default): ports of the host; host: the host’s own network; awsvpc: a network interface per task; none.',
  ),
  containerDefinitions: acts(listOf(object(containerFields)), 'The containers of a task, 1 to 10.'),
  volumes: kept(listOf(object(volumeFields)), 'Volumes that containers can mount.'),
  placementConstraints: acts(
    listOf(object(placementConstraintFields)),
    'Which container instances may run the task; at most 10 with those of the service. Not on Fargate.',
  ),
  requiresCompatibilities: acts(
    listOf(oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES')),
    'Launch types the definition is checked against.',
  ),
  cpu: acts({ kind: 'size', of: 'cpu' }, 'CPU of the whole task, "1024" or "1 vCPU". Required on Fargate.'),
  memory: acts(
    { kind: 'size', of: 'memory' },
    'Memory of the whole task, "2048" (MiB) or "2 GB". Required on Fargate.',
  ),
  tags: kept(listOf(object(tagFields)), 'Tags of the definition, at most 50.'),
  pidMode: kept(oneOf('host', 'task'), 'Which processes the containers see. On Fargate only task.'),
  ipcMode: kept(oneOf('host', 'task', 'none'), 'Which shared memory the containers see. Not on Fargate.'),
  proxyConfiguration: kept(object(proxyFields), 'App Mesh proxy. awsvpc mode only.'),
  inferenceAccelerators: kept(
    listOf(object(inferenceAcceleratorFields)),
    'Elastic Inference, a service that is no more.',
  ),
  ephemeralStorage: kept(object(ephemeralStorageFields), 'Disk of a task on Fargate.'),
  runtimePlatform: acts(object(runtimePlatformFields), 'Processor and operating system.'),
  enableFaultInjection: kept(boolean, 'Lets fault injection act on the task.'),
};

/** What `DescribeTaskDefinition` adds: read-only, dropped without a word when pasted. */
export const readOnlyFields: readonly string[] = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
];

/** What may stand beside `taskDefinition` in that output and says nothing; `tags` beside it are taken over. */
export const ignoredBesideWrapper: readonly string[] = ['failures', 'ResponseMetadata', '$metadata'];
