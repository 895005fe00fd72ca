/**
 * The full story of one placement in a world with the EKS lens: one scheduling cycle of the default kube-scheduler, made on demand by repeating it. A model
 * to compare with; CPU in millicores, memory in MiB, times in simulated seconds.
 */
export interface KubernetesExplanation {
  readonly at: number;
  readonly pod: {
    /** Short name of the task, or of the service or family for one without a node. */
    readonly name: string;
    /** The service or family. */
    readonly owner: string;
    readonly kind: 'Deployment' | 'DaemonSet' | 'Job';
    /** Such as `web:1`. */
    readonly taskDefinition: string;
    readonly milliCpu: number;
    readonly memoryMiB: number;
    readonly spread: readonly KubernetesConstraint[];
  };
  /** Nodes of the cluster, and how many of them were looked at: from 100 on the scheduler stops once enough fit. */
  readonly nodes: number;
  readonly looked: number;
  /** Filter by filter, in their order: those that had nothing to say about this pod too. */
  readonly filters: readonly KubernetesFilter[];
  /** What the scheduler writes of a pod that has no node; null for one that has. */
  readonly message: string | null;
  readonly plugins: readonly KubernetesPlugin[];
  /** The nodes that passed every filter, the highest total first, then those that did not. */
  readonly candidates: readonly KubernetesNode[];
  readonly chosen: string | null;
  /** Other nodes with the same total. */
  readonly tiedWith: readonly string[];
  readonly ecs: EcsContrast;
}

export interface KubernetesConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: 'ScheduleAnyway' | 'DoNotSchedule';
  /** False for what the scheduler adds itself. */
  readonly own: boolean;
}

export interface KubernetesFilter {
  /** Name of the plugin. */
  readonly filter: string;
  /** Nodes left after it. */
  readonly remaining: number;
  readonly rejected: number;
  /** What it said, and of how many nodes. */
  readonly reasons: readonly { readonly text: string; readonly nodes: number }[];
}

export interface KubernetesPlugin {
  readonly plugin: string;
  readonly weight: number;
}

export interface KubernetesNode {
  readonly containerInstance: string;
  readonly availabilityZone: string;
  /** The filter that it did not pass, and what that said; null for a node that was scored. */
  readonly rejectedBy: { readonly filter: string; readonly reasons: readonly string[] } | null;
  /** Scores by plugin, unweighted; empty for a node that was not scored. */
  readonly scores: readonly number[];
  /** Their weighted sum; 0 for a node that was not scored. */
  readonly total: number;
  /** With this pod, as NodeResourcesBalancedAllocation counts it. */
  readonly milliCpu: KubernetesAmount;
  readonly memoryMiB: KubernetesAmount;
  readonly pods: KubernetesAmount;
  /** What PodTopologySpread went by; empty for a node that was not scored. */
  readonly spread: readonly { readonly topologyKey: string; readonly pods: number; readonly parts: number }[];
  readonly spreadRaw: number | null;
}

export interface KubernetesAmount {
  readonly allocatable: number;
  readonly requested: number;
  /** As LeastAllocated counts it: what does not say what it needs counts as something. */
  readonly counted: number;
}

/** Where ECS would have put the same task at the same moment, on the same machines with the room that nodes have. */
export interface EcsContrast {
  readonly chosen: string | null;
  /** The chain in force, such as `binpack(memory)`; and the rule of it that left the fewest, null where none had a say. */
  readonly chain: readonly string[];
  readonly decidedBy: string | null;
  /** The value by which it did, of ECS's choice and of the scheduler's: tasks, CPU units or MiB; null where it went by none. */
  readonly values: { readonly ecs: number; readonly kubernetes: number | null } | null;
}
