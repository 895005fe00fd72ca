/**
 * A task definition: what a person registers (`TaskDefinitionInput`), what placement needs to know of it
 * (`TaskRequirements`), and what ECS keeps (`RegisteredTaskDefinition`). Services-and-capacity.md 7.
 */
import type { ContainerDefinition, KeyValuePair, TransportProtocol } from './container-definition';

export type NetworkMode = 'bridge' | 'host' | 'awsvpc' | 'none';
export type Compatibility = 'EC2' | 'FARGATE' | 'EXTERNAL' | 'MANAGED_INSTANCES';
export type CpuArchitecture = 'X86_64' | 'ARM64';

export type OperatingSystemFamily =
  | 'LINUX'
  | 'WINDOWS_SERVER_2016_FULL'
  | 'WINDOWS_SERVER_2019_CORE'
  | 'WINDOWS_SERVER_2019_FULL'
  | 'WINDOWS_SERVER_2004_CORE'
  | 'WINDOWS_SERVER_20H2_CORE'
  | 'WINDOWS_SERVER_2022_CORE'
  | 'WINDOWS_SERVER_2022_FULL'
  | 'WINDOWS_SERVER_2025_CORE'
  | 'WINDOWS_SERVER_2025_FULL';

export interface HostVolumeProperties {
  readonly sourcePath?: string;
}

export interface DockerVolumeConfiguration {
  readonly scope?: 'task' | 'shared';
  readonly autoprovision?: boolean;
  readonly driver?: string;
  readonly driverOpts?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface EfsAuthorizationConfig {
  readonly accessPointId?: string;
  readonly iam?: 'ENABLED' | 'DISABLED';
}

export interface EfsVolumeConfiguration {
  readonly fileSystemId: string;
  readonly rootDirectory?: string;
  readonly transitEncryption?: 'ENABLED' | 'DISABLED';
  readonly transitEncryptionPort?: number;
  readonly authorizationConfig?: EfsAuthorizationConfig;
}

export interface FsxWindowsAuthorizationConfig {
  readonly credentialsParameter: string;
  readonly domain: string;
}

export interface FsxWindowsFileServerVolumeConfiguration {
  readonly fileSystemId: string;
  readonly rootDirectory: string;
  readonly authorizationConfig: FsxWindowsAuthorizationConfig;
}

export interface S3FilesVolumeConfiguration {
  readonly fileSystemArn: string;
  readonly rootDirectory?: string;
  readonly transitEncryptionPort?: number;
  readonly accessPointArn?: string;
}

export interface Volume {
  readonly name?: string;
  readonly host?: HostVolumeProperties;
  readonly configuredAtLaunch?: boolean;
  readonly dockerVolumeConfiguration?: DockerVolumeConfiguration;
  readonly efsVolumeConfiguration?: EfsVolumeConfiguration;
  readonly fsxWindowsFileServerVolumeConfiguration?: FsxWindowsFileServerVolumeConfiguration;
  readonly s3filesVolumeConfiguration?: S3FilesVolumeConfiguration;
}

export interface TaskDefinitionPlacementConstraint {
  /** `memberOf` is the only type ECS takes in a task definition. */
  readonly type?: 'memberOf';
  /** Cluster query language, at most 2,000 characters. */
  readonly expression?: string;
}

export interface ProxyConfiguration {
  readonly type?: 'APPMESH';
  readonly containerName: string;
  readonly properties?: readonly KeyValuePair[];
}

export interface RuntimePlatform {
  readonly cpuArchitecture?: CpuArchitecture;
  readonly operatingSystemFamily?: OperatingSystemFamily;
}

export interface EphemeralStorage {
  /** 21 to 200. */
  readonly sizeInGiB: number;
}

export interface InferenceAccelerator {
  readonly deviceName: string;
  readonly deviceType: string;
}

export interface Tag {
  readonly key?: string;
  readonly value?: string;
}

/** The input of `RegisterTaskDefinition`, whole. */
export interface TaskDefinitionInput {
  readonly family: string;
  readonly taskRoleArn?: string;
  readonly executionRoleArn?: string;
  readonly networkMode?: NetworkMode;
  readonly containerDefinitions: readonly ContainerDefinition[];
  readonly volumes?: readonly Volume[];
  readonly placementConstraints?: readonly TaskDefinitionPlacementConstraint[];
  readonly requiresCompatibilities?: readonly Compatibility[];
  /** CPU units as a decimal string, for the whole task. */
  readonly cpu?: string;
  /** MiB as a decimal string, for the whole task. */
  readonly memory?: string;
  readonly tags?: readonly Tag[];
  readonly pidMode?: 'host' | 'task';
  readonly ipcMode?: 'host' | 'task' | 'none';
  readonly proxyConfiguration?: ProxyConfiguration;
  readonly inferenceAccelerators?: readonly InferenceAccelerator[];
  readonly ephemeralStorage?: EphemeralStorage;
  readonly runtimePlatform?: RuntimePlatform;
  readonly enableFaultInjection?: boolean;
}

/** Container ports that get a host port only once the task is placed (bridge mode). */
export interface DynamicPorts {
  readonly containerName: string;
  readonly protocol: TransportProtocol;
  /** The first container port. */
  readonly containerPort: number;
  /** How many consecutive ones: 1 for a plain mapping, more for a `containerPortRange`. */
  readonly count: number;
}

/** What one task takes of a container instance, and what it asks of it (placement-and-lifecycle.md 1.3, 7.2 to 7.5). */
export interface TaskRequirements {
  /** Task-level `cpu`, else the sum of the containers'. */
  readonly cpuUnits: number;
  /** Task-level `memory`, else the sum of `memoryReservation` or `memory`. */
  readonly memoryMiB: number;
  /** Static TCP host ports: bridge mode's `hostPort`, host mode's `containerPort`. Without duplicates, ascending. */
  readonly tcpPorts: readonly number[];
  /** Static UDP host ports, likewise. */
  readonly udpPorts: readonly number[];
  /** Host ports to assign on the instance, in container order; they never hinder placement. */
  readonly dynamicPorts: readonly DynamicPorts[];
  /** Whole GPUs; `ALL` takes every GPU the instance has. */
  readonly gpus: number | 'ALL';
  /** 1 in awsvpc mode: each task has its own network interface. */
  readonly networkInterfaces: 0 | 1;
  /** Names of the container instance attributes that must be there. */
  readonly requiredAttributes: readonly string[];
  /** The value `ecs.cpu-architecture` must have, or null where the definition does not say. */
  readonly cpuArchitecture: 'x86_64' | 'arm64' | null;
  /** Expressions of the `memberOf` constraints, in order. */
  readonly memberOf: readonly string[];
}

/** A container instance attribute that a task definition needs. */
export interface RequiredAttribute {
  readonly name: string;
  readonly value?: string;
}

/** A task definition as registered: mended, defaults filled in, and what ECS derives from it. */
export interface RegisteredTaskDefinition {
  readonly family: string;
  readonly revision: number;
  readonly arn: string;
  readonly input: TaskDefinitionInput;
  readonly requiresAttributes: readonly RequiredAttribute[];
  /** What it could run on, whatever it asks to be checked for. */
  readonly compatibilities: readonly Compatibility[];
  readonly requirements: TaskRequirements;
}
