/**
 * The container part of `RegisterTaskDefinition`'s input, whole: what the simulator models and what it
 * only keeps. Names, nesting and optionality are the API's own (services-and-capacity.md 7.2).
 */

export type TransportProtocol = 'tcp' | 'udp';

export interface KeyValuePair {
  readonly name?: string;
  readonly value?: string;
}

export interface PortMapping {
  /** 1 to 65535. Absent only where `containerPortRange` stands. */
  readonly containerPort?: number;
  /** 0 or absent in bridge mode: the host picks one (a dynamic port). */
  readonly hostPort?: number;
  readonly protocol?: TransportProtocol;
  readonly name?: string;
  readonly appProtocol?: 'http' | 'http2' | 'grpc';
  /** `first-last`, such as `8000-8010`; host ports are dynamic in bridge mode. */
  readonly containerPortRange?: string;
}

export interface ContainerDependency {
  readonly containerName: string;
  readonly condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';
}

export interface HealthCheck {
  /** First item `CMD`, `CMD-SHELL` or `NONE`. */
  readonly command: readonly string[];
  /** Seconds, 5 to 300, default 30. */
  readonly interval?: number;
  /** Seconds, 2 to 60, default 5. */
  readonly timeout?: number;
  /** 1 to 10, default 3. */
  readonly retries?: number;
  /** Seconds, 0 to 300, default 0. */
  readonly startPeriod?: number;
}

export interface ContainerRestartPolicy {
  readonly enabled: boolean;
  readonly ignoredExitCodes?: readonly number[];
  /** Seconds, 60 to 1,800, default 300. */
  readonly restartAttemptPeriod?: number;
}

export interface Secret {
  readonly name: string;
  /** ARN of a Secrets Manager secret, or ARN or name of an SSM parameter. */
  readonly valueFrom: string;
}

export type LogDriver = 'awsfirelens' | 'awslogs' | 'fluentd' | 'gelf' | 'journald' | 'json-file' | 'splunk' | 'syslog';

export interface LogConfiguration {
  readonly logDriver: LogDriver;
  readonly options?: Readonly<Record<string, string>>;
  readonly secretOptions?: readonly Secret[];
}

export interface FirelensConfiguration {
  readonly type: 'fluentd' | 'fluentbit';
  readonly options?: Readonly<Record<string, string>>;
}

/** `value` is a count or `ALL` for GPUs, the device name of an inference accelerator, or `ALL` for Neuron. */
export interface ResourceRequirement {
  readonly type: 'GPU' | 'InferenceAccelerator' | 'NeuronDevice';
  readonly value: string;
}

export interface MountPoint {
  readonly sourceVolume?: string;
  readonly containerPath?: string;
  readonly readOnly?: boolean;
}

export interface VolumeFrom {
  readonly sourceContainer?: string;
  readonly readOnly?: boolean;
}

export interface Device {
  readonly hostPath: string;
  readonly containerPath?: string;
  readonly permissions?: readonly ('read' | 'write' | 'mknod')[];
}

export interface Tmpfs {
  readonly containerPath: string;
  /** MiB. */
  readonly size: number;
  readonly mountOptions?: readonly string[];
}

export interface KernelCapabilities {
  readonly add?: readonly string[];
  readonly drop?: readonly string[];
}

export interface LinuxParameters {
  readonly capabilities?: KernelCapabilities;
  readonly devices?: readonly Device[];
  readonly initProcessEnabled?: boolean;
  /** MiB. */
  readonly sharedMemorySize?: number;
  readonly tmpfs?: readonly Tmpfs[];
  /** MiB; 0 turns swap off. */
  readonly maxSwap?: number;
  /** 0 to 100. */
  readonly swappiness?: number;
}

export interface HostEntry {
  readonly hostname: string;
  readonly ipAddress: string;
}

export interface Ulimit {
  readonly name: string;
  readonly softLimit: number;
  readonly hardLimit: number;
}

export interface SystemControl {
  readonly namespace?: string;
  readonly value?: string;
}

export interface EnvironmentFile {
  /** ARN of an object in Amazon S3. */
  readonly value: string;
  readonly type: 's3';
}

export interface RepositoryCredentials {
  readonly credentialsParameter: string;
}

/** One container of a task, as `RegisterTaskDefinition` takes it. */
export interface ContainerDefinition {
  readonly name?: string;
  readonly image?: string;
  readonly repositoryCredentials?: RepositoryCredentials;
  /** CPU units; 1,024 are one vCPU. */
  readonly cpu?: number;
  /** Hard limit in MiB; the container is killed above it. */
  readonly memory?: number;
  /** Soft limit in MiB; where given, it is what placement counts. */
  readonly memoryReservation?: number;
  readonly links?: readonly string[];
  readonly portMappings?: readonly PortMapping[];
  /** Default true: the task stops when this container does. */
  readonly essential?: boolean;
  readonly restartPolicy?: ContainerRestartPolicy;
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: readonly KeyValuePair[];
  readonly environmentFiles?: readonly EnvironmentFile[];
  readonly mountPoints?: readonly MountPoint[];
  readonly volumesFrom?: readonly VolumeFrom[];
  readonly linuxParameters?: LinuxParameters;
  readonly secrets?: readonly Secret[];
  readonly dependsOn?: readonly ContainerDependency[];
  /** Seconds to wait for this container's own condition before the task gives up. */
  readonly startTimeout?: number;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeout?: number;
  readonly versionConsistency?: 'enabled' | 'disabled';
  readonly hostname?: string;
  readonly user?: string;
  readonly workingDirectory?: string;
  readonly disableNetworking?: boolean;
  readonly privileged?: boolean;
  readonly readonlyRootFilesystem?: boolean;
  readonly dnsServers?: readonly string[];
  readonly dnsSearchDomains?: readonly string[];
  readonly extraHosts?: readonly HostEntry[];
  readonly dockerSecurityOptions?: readonly string[];
  readonly interactive?: boolean;
  readonly pseudoTerminal?: boolean;
  readonly dockerLabels?: Readonly<Record<string, string>>;
  readonly ulimits?: readonly Ulimit[];
  readonly logConfiguration?: LogConfiguration;
  readonly healthCheck?: HealthCheck;
  readonly systemControls?: readonly SystemControl[];
  readonly resourceRequirements?: readonly ResourceRequirement[];
  readonly firelensConfiguration?: FirelensConfiguration;
  readonly credentialSpecs?: readonly string[];
}
