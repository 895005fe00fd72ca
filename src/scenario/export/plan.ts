import type { ContainerInstanceEntry } from '../scenario';
import type { Placeholder, PlaceholderInfo } from './placeholders';

/** An object of some input; texts of it may be placeholders. */
export type Tree = Readonly<Record<string, unknown>>;

/** How a machine is launched so that it registers as the scenario has it. */
export interface Launch {
  readonly instanceType: string;
  /** Public parameter of Systems Manager that names the ECS-optimized AMI. */
  readonly amiParameter: string;
  readonly spot: boolean;
  /** Lines of `/etc/ecs/ecs.config`. */
  readonly agentConfig: readonly string[];
}

/** Machines of one entry in one zone. */
export interface PlannedMachines {
  readonly name: string;
  readonly launch: Launch;
  readonly subnet: Placeholder;
  readonly count: number;
}

export interface PlannedProvider {
  readonly name: string;
  /** `autoScalingGroupProvider` without the ARN. */
  readonly settings: Tree;
  readonly group: {
    readonly minSize: number;
    readonly maxSize: number;
    readonly desiredCapacity: number;
    /** At least one; with more the group mixes them. */
    readonly instanceTypes: readonly string[];
    readonly launch: Launch;
    readonly subnets: readonly Placeholder[];
    readonly protectsFromScaleIn: boolean;
  };
  /** Ids of the scenario's instances of the group that are not launched as they are written. */
  readonly unlike: readonly string[];
}

export interface PlannedDefinition {
  /** `family:revision` */
  readonly name: string;
  readonly family: string;
  readonly revision: number;
  readonly input: Tree;
}

/** A request, and the name of its task definition among the plan's; null where that is none of the scenario's. */
export interface PlannedRequest {
  readonly name: string;
  readonly definition: string | null;
  readonly input: Tree;
}

export interface PlannedTargetGroup {
  readonly name: string;
  readonly input: Tree;
  readonly attributes: readonly { readonly Key: string; readonly Value: string }[];
  readonly listenerPort: number;
  /** Of the listener. */
  readonly protocol: string;
  /** Of a listener that encrypts. */
  readonly certificate: Placeholder | null;
}

export interface PlannedBalancer {
  readonly name: string;
  readonly type: 'application' | 'network';
  readonly targetGroups: readonly PlannedTargetGroup[];
}

/** What has to be made, and in which order: that of the members. */
export interface ExportPlan {
  readonly title: string;
  readonly region: string;
  readonly clusterName: string;
  readonly placeholders: readonly PlaceholderInfo[];
  readonly vpc: Placeholder | null;
  readonly securityGroup: Placeholder | null;
  readonly instanceProfile: Placeholder | null;
  readonly subnets: readonly Placeholder[];
  /** `CreateCluster` input without its providers. */
  readonly cluster: Tree;
  readonly definitions: readonly PlannedDefinition[];
  readonly balancers: readonly PlannedBalancer[];
  readonly providers: readonly PlannedProvider[];
  readonly clusterProviders: { readonly names: readonly string[]; readonly strategy: readonly Tree[] } | null;
  readonly machines: readonly PlannedMachines[];
  readonly services: readonly PlannedRequest[];
  /** `RunTask` inputs. */
  readonly tasks: readonly PlannedRequest[];
  readonly scaling: readonly PlannedScaling[];
  /** What of the scenario is not among it, a sentence each. */
  readonly leftOut: readonly string[];
}

export interface PlannedScaling {
  readonly target: Tree;
  readonly policies: readonly Tree[];
  readonly scheduledActions: readonly Tree[];
  readonly alarms: readonly PlannedAlarm[];
}

/** A policy of the same service by name, or the ARN of something that the account has. */
export type AlarmAction = string | { readonly policy: string };

export interface PlannedAlarm {
  /** `PutMetricAlarm` input without its actions. */
  readonly input: Tree;
  /** What it sets off; null where that is not written. */
  readonly actions: readonly AlarmAction[] | null;
}

export type Machine = Pick<ContainerInstanceEntry, 'instanceType' | 'attributes' | 'agent' | 'spot'>;
