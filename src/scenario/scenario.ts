import type { AppRunnerInput } from '../ecs/app-runner';
import type { ScalingEntry } from '../ecs/scaling';
import type { CreateServiceInput } from '../ecs/service';
import type { RegisteredTaskDefinition } from '../ecs/task-definition';

/**
 * The scenario: everything that is needed to reproduce a run, after parsing, upgrading, checking and filling in defaults.
 * Contract: scenario.md. What a person wrote is `ScenarioDocument` (any JSON object); what the engine runs is `Scenario`.
 */

/** The current format version, the value of the key `stowplan`. */
export const SCENARIO_VERSION = 1;

/** One entry of the fleet: `count` equal container instances. CPU in CPU units, memory in MiB, times in simulated seconds. */
export interface ContainerInstanceEntry {
  readonly id: string;
  readonly count: number;
  readonly instanceType: string;
  /** Instances of the entry go round this list in order. Never empty. */
  readonly availabilityZones: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly capacityProvider: string | null;
  readonly spot: boolean;
  /** Steady interruption, drawn from the seed; 0 for none. */
  readonly spotInterruptionsPerHour: number;
  /** What the agent registers, before its own reservations. */
  readonly resources: { readonly cpu: number; readonly memory: number };
  /** Agent settings by environment variable, values as strings. */
  readonly agent: Readonly<Record<string, string>>;
  readonly agentVersion: string | null;
  readonly agentConnected: boolean;
  readonly ec2InstanceId: string | null;
  /** ISO date, for expressions that ask for it. */
  readonly registeredAt: string | null;
  readonly status: 'ACTIVE' | 'DRAINING';
  readonly gpus: number;
  /** TCP ports that no task gets, the agent's own included; its UDP ports. Placement-and-lifecycle 6.6. */
  readonly reservedPorts: readonly number[];
  readonly reservedPortsUdp: readonly number[];
  readonly awsvpcTrunking: boolean;
  readonly instanceRole: string | null;
  /** Second at which the entry registers. */
  readonly at: number;
}

/** A task that is already RUNNING when the run begins. */
export interface InitialTaskEntry {
  readonly taskDefinition: string;
  readonly containerInstance: string | null;
  readonly group: string | null;
  readonly count: number;
  readonly startedBy: string | null;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly availabilityZone: string | null;
}

/** How the containers of one image behave. Times in simulated seconds. */
export interface ImageBehaviour {
  readonly pullSeconds?: number;
  readonly startSeconds?: number;
  readonly pull?: 'denied' | 'notFound' | 'unreachable';
  readonly exits?: { readonly afterSeconds: number; readonly exitCode?: number; readonly outOfMemory?: boolean };
  readonly healthyAfterSeconds?: number | null;
  readonly ignoresSigterm?: boolean;
}

/** What an IAM role may not do: patterns of actions such as `ecr:*`. It may do everything else. */
export interface RoleEntry {
  readonly deny: readonly string[];
}

/** Demand on a service over time: straight lines between points of [second, requests per second]. */
export interface LoadEntry {
  readonly service: string;
  readonly requestsPerSecond: readonly (readonly [number, number])[];
  /** What one healthy task can take per second, and its CPU per cent at that rate and memory per cent. */
  readonly perTask: { readonly requestsPerSecond: number; readonly cpuAtCapacity: number; readonly memoryBase: number };
}

/** How a load balancer checks its targets. Source: services-and-capacity 2.3. */
export interface HealthCheckEntry {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Passes that make an unhealthy target healthy again; a new one needs a single one. */
  readonly healthyThresholdCount: number;
  /** Failures in a row that make a target unhealthy. */
  readonly unhealthyThresholdCount: number;
}

export interface TargetGroupEntry {
  readonly targetGroupName: string;
  readonly targetType: 'instance' | 'ip';
  readonly port: number;
  readonly protocol: string;
  readonly deregistrationDelaySeconds: number;
  readonly slowStartSeconds: number;
  readonly healthCheck: HealthCheckEntry;
}

export interface LoadBalancerEntry {
  readonly name: string;
  readonly type: 'application' | 'network' | 'classic';
  /** A classic one has none: its instances are registered with itself. */
  readonly targetGroups: readonly TargetGroupEntry[];
  /** Of a classic one. */
  readonly healthCheck: HealthCheckEntry;
  /** Zones it is enabled in; null for all. */
  readonly availabilityZones: readonly string[] | null;
}

/** One entry of the timeline. `at`, `every` and `until` in simulated seconds. */
export interface TimelineEntry {
  readonly at: number;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly every?: number;
  readonly until?: number;
}

export interface ScenarioView {
  readonly at?: number;
  readonly select?: string;
  /** `x`, `y`: the point in the middle of the stage, as shares of the drawing's width and height; `k`: magnification, 1 the whole cluster. */
  readonly camera?: { readonly x: number; readonly y: number; readonly k: number };
  readonly caption?: string;
  /** One of the transport's speeds: `slow` or simulated seconds per second. */
  readonly speed?: 'slow' | number;
  /** Tab of the inspector; one that there is not is as good as none. */
  readonly panel?: string;
  /** What services would be on App Runner, by name; `AppRunnerInput` of `ecs/app-runner`. */
  readonly appRunner?: Readonly<Record<string, AppRunnerInput>>;
  readonly compare?: readonly CompareEntry[];
}

/** One of the worlds that `view.compare` puts side by side. */
export interface CompareEntry {
  readonly label?: string;
  readonly patch?: Readonly<Record<string, unknown>>;
  /** Which system runs it: ECS where it is left out. */
  readonly lens?: LensName;
}

/** `eks`: the tasks are pods under the default kube-scheduler. */
export type LensName = 'ecs' | 'eks';

export interface Scenario {
  readonly stowplan: typeof SCENARIO_VERSION;
  readonly name: string;
  readonly description: string;
  /** Unsigned 32-bit. */
  readonly seed: number;
  readonly region: string;
  readonly subnets: Readonly<Record<string, string>>;
  readonly cluster: { readonly clusterName: string; readonly [key: string]: unknown };
  /** Every zone of the world, by name: those that the scenario names, or the region's first three. */
  readonly zones: readonly string[];
  readonly containerInstances: readonly ContainerInstanceEntry[];
  readonly capacityProviders: readonly Readonly<Record<string, unknown>>[];
  readonly loadBalancers: readonly LoadBalancerEntry[];
  /** Registered, in the order of the document; revisions resolved. */
  readonly taskDefinitions: readonly RegisteredTaskDefinition[];
  readonly services: readonly CreateServiceInput[];
  readonly tasks: readonly InitialTaskEntry[];
  /** Application Auto Scaling, one entry a service: `scalableTarget`, `policies`, `scheduledActions`, `alarms`. */
  readonly scaling: readonly ScalingEntry[];
  /** By image name with its tag: a key without one has been completed with `:latest`. */
  readonly images: Readonly<Record<string, ImageBehaviour>>;
  readonly load: readonly LoadEntry[];
  /** Durations in simulated seconds, every key of placement-and-lifecycle 5.3 present. */
  readonly timings: Timings;
  /** By name; `instance` is the instance role, `caller` whoever makes the timeline's requests. Null for a role that does not exist. */
  readonly roles: Readonly<Record<string, RoleEntry | null>>;
  readonly quotas: Readonly<Record<string, number>>;
  readonly startsAt: string;
  readonly timeline: readonly TimelineEntry[];
  readonly view: ScenarioView;
  /** Of a world of `view.compare` that another system than ECS runs; no part of the document. */
  readonly lens?: Exclude<LensName, 'ecs'>;
}

/** How many worlds `view.compare` may put side by side. */
export const MOST_WORLDS = 4;

/** Default durations in simulated seconds. Source: placement-and-lifecycle 5.3. */
export const DEFAULT_TIMINGS = {
  schedulerInterval: 10,
  agentDispatch: 1,
  imagePull: 5,
  imagePullCached: 1,
  containerCreate: 1,
  containerStart: 1,
  stateReport: 1,
  eniProvision: 8,
  eniDeprovision: 5,
  fargateProvision: 18,
  fargateDeprovision: 15,
  targetRegistration: 5,
  serviceDiscoveryRegistration: 5,
  stopGrace: 1,
  stopTimeout: 30,
  healthyWait: 40,
  pendingTimeout: 10800,
  provisioningTimeout: 1800,
  agentDisconnectDetection: 60,
  instanceTerminationDetection: 60,
  instanceBoot: 60,
  trunkProvision: 15,
  spotNotice: 120,
  spotPoll: 1,
  azRebalanceInterval: 60,
  eventRepeat: 21600,
} as const;
export type TimingKey = keyof typeof DEFAULT_TIMINGS;
export type Timings = { readonly [K in TimingKey]: number };
