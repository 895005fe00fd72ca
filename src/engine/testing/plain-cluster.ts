import type { PlacementStrategy } from '../../ecs/placement';
import type { InstanceStatus } from '../../ecs/status';
import type { TaskRequirements } from '../../ecs/task-definition';

/**
 * A cluster and a request as plain objects with names: the language that the oracle, clusters drawn as text and the random clusters of the
 * property tests share. The real world is built from it, so that no test reads the columns it is about to judge.
 */
export interface PlainCluster {
  readonly instances: readonly PlainInstance[];
  readonly definitions: Readonly<Record<string, TaskRequirements>>;
  /** Live tasks. */
  readonly tasks: readonly PlainTask[];
  /** What is asked for the tasks of DAEMON services, for which room is kept. */
  readonly daemons?: readonly PlainRequest[];
}

/** CPU in CPU units, memory in MiB, as registered. */
export interface PlainInstance {
  readonly id: string;
  readonly availabilityZone: string;
  readonly status: InstanceStatus;
  readonly agentConnected: boolean;
  readonly capacityProvider: string | null;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly networkInterfaces: number;
  readonly gpus: number;
  /** Host ports that the instance keeps for itself. */
  readonly reservedPorts: readonly number[];
  /** All of them but `ecs.availability-zone`, which follows from the zone. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly ec2InstanceId: string;
  readonly agentVersion: string;
  /** Epoch milliseconds, for expressions. */
  readonly registeredAtEpochMs: number;
}

export interface PlainTask {
  /** Id of the container instance. */
  readonly instance: string;
  readonly group: string;
  /** Key in `definitions`. */
  readonly definition: string;
}

export interface PlainRequest {
  readonly definition: string;
  readonly group: string;
  /** As a person gives them; empty for ECS's default. */
  readonly strategies: readonly PlacementStrategy[];
  readonly requestedBy: 'service' | 'runTask';
  readonly memberOf: readonly string[];
  readonly distinctInstance: boolean;
  /** Names of zones; null for all. */
  readonly zones: readonly string[] | null;
  readonly capacityProvider: string | null;
}

/** An ACTIVE, connected, empty instance of 2 vCPUs and 3,891 MiB in us-east-1a, with three network interfaces. */
export function plainInstance(given: Partial<PlainInstance> & { readonly id: string }): PlainInstance {
  return {
    availabilityZone: 'us-east-1a',
    status: 'ACTIVE',
    agentConnected: true,
    capacityProvider: null,
    cpuUnits: 2_048,
    memoryMiB: 3_891,
    networkInterfaces: 3,
    gpus: 0,
    reservedPorts: [22, 2375, 2376, 51678, 51679],
    attributes: {},
    ec2InstanceId: `i-${given.id}`,
    agentVersion: '1.86.0',
    registeredAtEpochMs: 0,
    ...given,
  };
}

/** A bridge task of 256 CPU units and 512 MiB without ports. */
export function plainDefinition(given: Partial<TaskRequirements> = {}): TaskRequirements {
  return {
    cpuUnits: 256,
    memoryMiB: 512,
    tcpPorts: [],
    udpPorts: [],
    dynamicPorts: [],
    gpus: 0,
    networkInterfaces: 0,
    requiredAttributes: [],
    cpuArchitecture: null,
    memberOf: [],
    ...given,
  };
}

/** One task of the definition `web` for the service `web`, with ECS's defaults and without constraints. */
export function plainRequest(given: Partial<PlainRequest> = {}): PlainRequest {
  return {
    definition: 'web',
    group: 'service:web',
    strategies: [],
    requestedBy: 'service',
    memberOf: [],
    distinctInstance: false,
    zones: null,
    capacityProvider: null,
    ...given,
  };
}
