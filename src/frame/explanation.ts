import type { EligibilityCheck } from '../ecs/failure-reasons';
import type { StopCode } from '../ecs/status';

/**
 * A clause of the scenario document that makes a step what it is, as a path into the document as it is parsed: `['services', 0, 'placementStrategy', 1]`,
 * `['taskDefinitions', 2, 'containerDefinitions', 0, 'memory']`, `['timeline', 4, 'input', 'desiredCount']`.
 */
export interface Cause {
  readonly path: readonly (string | number)[];
}

/** Where a rule is from: a page of AWS's documentation, or an assumption of ours (id in `ecs/assumptions`). */
export type RuleSource = { readonly url: string } | { readonly assumption: string };

/** Why a step is there and does what it does: absent from what the command line prints. */
export interface Explained {
  /** The clauses behind it, the most telling first; empty where it is a default of ECS, or applies to whatever is asked. */
  readonly causes?: readonly Cause[];
  readonly source?: RuleSource;
}

/** One check of a filtering step: what it asked of the instances that reached it, and how many fell. */
export interface PlacementCheck extends Explained {
  readonly check: EligibilityCheck;
  /** Instances left after it. */
  readonly remaining: number;
  /** Instances for which it is the first check that failed. */
  readonly rejected: number;
  /** What the task asked for here; null where it asked for nothing, so that nobody could fall. */
  readonly asks: CheckAsks | null;
}

export interface CheckAsks {
  /** CPU units, MiB, network interfaces or GPUs; for GPUs -1 stands for ALL. */
  readonly amount?: number;
  /** Static host ports, such as `80/tcp`. */
  readonly ports?: readonly string[];
  readonly attributes?: readonly string[];
  /** Availability Zones of the request's subnets, or the one that is to be evened out. */
  readonly zones?: readonly string[];
  readonly capacityProvider?: string;
  /** memberOf: each constraint is a check of its own. */
  readonly expression?: string;
  readonly constraint?: { readonly from: 'taskDefinition' | 'request'; readonly index: number };
  /** distinctInstance: the group whose tasks are kept apart. */
  readonly group?: string;
}

/**
 * The full story of one placement, made on demand by repeating it with a recorder; that of a choice of a task to stop is in
 * `stop-explanation.ts`. Field names up to `tiedWith` are the contract of scenario.md (`simulate --explain`); times in simulated seconds.
 */
export interface PlacementStep extends Explained {
  /** `active`, `resources`, `constraints`, then one per strategy, such as `spread(attribute:ecs.availability-zone)` or `binpack(memory)`. */
  readonly step: string;
  /** Instances left after the step. */
  readonly remaining: number;
  /** For filtering steps: rejections by reason (ECS's reason string, or the status for instances that are not ACTIVE). */
  readonly rejected?: Readonly<Record<string, number>>;
  /** For strategies: the best value, a task count for spread, remaining CPU units or MiB for binpack; null for random. */
  readonly best?: number | null;
  /** True for the implicit `spread(instanceId)` that ends a chain of attribute spreads. */
  readonly implicit?: boolean;
  /** For filtering steps: check by check, in the order of evaluation. Absent from what the command line prints. */
  readonly checks?: readonly PlacementCheck[];
}

export interface PlacementCandidate {
  readonly containerInstance: string;
  /** ECS's reason string, or the instance status; null for a candidate that reached the strategies. */
  readonly rejectedBy: string | null;
  /** In the check's unit: CPU units, MiB, interfaces, GPUs. */
  readonly needed?: number;
  readonly available?: number;
  /** The port in the way, the missing attribute, the location, the failing constraint clause. */
  readonly detail?: {
    readonly port?: number;
    readonly protocol?: 'tcp' | 'udp';
    readonly attribute?: string;
    readonly expression?: string;
    /** Smallest clause of the expression that is false, with its offsets. */
    readonly clause?: { readonly text: string; readonly start: number; readonly end: number };
    /** The instance's own value for the clause, null where it has none. */
    readonly actual?: string | null;
    /** Which constraint: position in the task definition's list or in the request's. */
    readonly constraint?: { readonly from: 'taskDefinition' | 'request'; readonly index: number };
    /** The task that is in the way (distinctInstance, ports), by short name. */
    readonly task?: string;
    /** The zone that a task is started in to even the zones out, where the instance is in another. */
    readonly onlyZone?: string;
    /** How much of what is free is kept for daemons that are not there yet, in the check's unit. */
    readonly keptForDaemons?: number;
  };
  /** One value per strategy for every candidate that reached it; absent from the strategy that dropped it on. Lower is better. */
  readonly scores?: readonly (number | null)[];
  /**
   * The instance's value for each strategy that it reached: a zone where that spreads over zones; null where the strategy goes by no attribute, or
   * the instance does not have it. Absent from what the command line prints.
   */
  readonly values?: readonly (string | null)[];
  /** Position in the final ranking, from 1; candidates only. */
  readonly rank?: number;
}

export interface PlacementExplanation {
  readonly at: number;
  readonly steps: readonly PlacementStep[];
  readonly candidates: readonly PlacementCandidate[];
  readonly chosen: string | null;
  /** Other instances that the strategies could not tell from the chosen one. */
  readonly tiedWith: readonly string[];
  /** What decided among ties. */
  readonly tieBreak?: 'fleet order' | 'draw' | null;
  /** Why it did; absent where nothing was tied. */
  readonly tie?: Explained;
  /** The request that was placed. */
  readonly request: {
    /** Short name of the task, or of the service or family for an unplaced one. */
    readonly subject: string;
    readonly owner: string;
    readonly group: string;
    readonly taskDefinition: string;
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    /** A daemon's task: it belongs on the one candidate there is, and nothing was compared. */
    readonly daemon?: boolean;
    /** On whose terms a Fargate task asked: the candidates are Availability Zones, by name, not instances. */
    readonly fargate?: 'FARGATE' | 'FARGATE_SPOT';
    /** The chain as ECS applied it, defaults included; `explicit` false where it came from a default. */
    readonly strategies: readonly { readonly label: string; readonly explicit: boolean }[];
  };
  /** Where the task would have gone under other strategies: the chain as a label, the instance (null: none), and what it had. */
  readonly alternatives?: readonly PlacementAlternative[];
}

export interface PlacementAlternative {
  readonly label: string;
  readonly chosen: string | null;
  /** Value that decided (units left, MiB left, tasks), null for random. */
  readonly best: number | null;
  /** Instances among which the strategy cannot decide, the chosen one included. */
  readonly tied: number;
}

/** A task as DescribeTasks prints it, with what the page adds. Times in simulated seconds. */
export interface TaskDetail {
  readonly taskIndex: number;
  readonly taskId: string;
  /** Short name, such as `web-9`. */
  readonly name: string;
  /** As in its row of a frame (`TASK`), which a task that stopped has no longer. */
  readonly ownerIndex: number;
  readonly number: number;
  readonly taskDefinitionIndex: number;
  readonly instanceIndex: number;
  /** Null while nothing stops it. */
  readonly stopCode: StopCode | null;
  readonly stoppedReason: string | null;
  /** As `aws ecs describe-tasks` prints it. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Statuses that it went through, each with its beginning; the last one is the present. */
  readonly lifecycle: readonly { readonly status: string; readonly from: number; readonly to: number | null }[];
  /** Its containers, in the order of the task definition. */
  readonly containers: readonly ContainerDetail[];
  /** Number of the decision that placed it, -1 for tasks that were there at the start and for StartTask. */
  readonly decision: number;
}

/** One container of a task, as the lanes of its life show it. */
export interface ContainerDetail {
  readonly name: string;
  readonly essential: boolean;
  /** PENDING, RUNNING or STOPPED, as DescribeTasks says. */
  readonly lastStatus: string;
  readonly exitCode: number | null;
  readonly reason: string | null;
  /** What it waits for before it may be created: `init SUCCESS`, `db HEALTHY`; empty where nothing. */
  readonly dependsOn: readonly string[];
  /** What it has been through, in order; the last one may be the present. Instants (restarted, killed, out of memory) are in `marks`. */
  readonly phases: readonly ContainerPhaseSpan[];
  readonly marks: readonly { readonly at: number; readonly what: string }[];
}

/**
 * `waiting` for a dependency, `pulling`, `creating`, `starting`, `running` (nothing checks it, or no answer yet), `healthy`, `unhealthy`,
 * `stopping` (has had its stop signal).
 */
export interface ContainerPhaseSpan {
  readonly phase: 'waiting' | 'pulling' | 'creating' | 'starting' | 'running' | 'healthy' | 'unhealthy' | 'stopping';
  readonly from: number;
  readonly to: number | null;
}

/** One service with what the inspector shows of it. Times in simulated seconds. */
export interface ServiceDetail {
  readonly ownerIndex: number;
  readonly name: string;
  /** As `aws ecs describe-services` prints it. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Desired count and the bounds, from each moment on at which one changed. */
  readonly bounds: readonly {
    readonly at: number;
    readonly desired: number;
    readonly minimum: number;
    readonly maximum: number;
  }[];
  /** Every deployment there has been, in order of creation, with its tasks over time. */
  readonly deployments: readonly DeploymentDetail[];
  /** The last ten of its tasks that stopped, the latest first, and how many there have been. */
  readonly stoppedTasks: readonly StoppedTask[];
  readonly stoppedCount: number;
}

/** A task that has ended, as ECS's console lists it. */
export interface StoppedTask {
  readonly taskIndex: number;
  /** Short name, such as `web-9`. */
  readonly name: string;
  /** `web:2`. */
  readonly taskDefinition: string;
  readonly stoppedAt: number;
  readonly stopCode: string | null;
  readonly stoppedReason: string | null;
}

export interface DeploymentDetail {
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  /** `web:2`. */
  readonly taskDefinition: string;
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  /** ECS's sentence about that. */
  readonly rolloutStateReason: string;
  readonly createdAt: number;
  /** When it was COMPLETED or FAILED; null while it is under way. */
  readonly endedAt: number | null;
  /** Starts that failed one after the other, and until when the next one waits for that; null where none waits. */
  readonly throttle: { readonly until: number; readonly failures: number } | null;
  /** Tasks with desiredStatus RUNNING, from each moment on at which a number changed: RUNNING ones, and those on their way there. */
  readonly counts: readonly { readonly at: number; readonly running: number; readonly pending: number }[];
  /** Stages with their beginnings; empty for a rolling update. */
  readonly stages: readonly { readonly at: number; readonly stage: string }[];
  /** Per cent of the production traffic, from each moment on at which it changed; empty where traffic is not shifted. */
  readonly traffic: readonly { readonly at: number; readonly percent: number }[];
}
