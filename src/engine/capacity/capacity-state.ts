import type { CapacityProviderStrategyItem } from '../../ecs/service';
import type { CapacityAlarm } from '../../frame/capacity';
import type { AutoScalingGroupProviderInput } from '../../scenario/refusal/capacity';
import type { ContainerInstanceEntry } from '../../scenario/scenario';
import type { NewInstance } from '../fleet';
import type { PlacementRequest } from '../placement/placement';

/** Capacity providers in the state of a run: plain data. Times in simulated ms. Source: services-and-capacity 4. */
export interface CapacityState {
  /** Names of the providers that are attached to the cluster. Replaced as a whole, as is the cluster's default strategy. */
  attached: readonly string[];
  defaultStrategy: readonly CapacityProviderStrategyItem[];
  /** One for each provider that has a group, in the order of `World.capacityProviders`. */
  readonly groups: AutoScalingGroup[];
  /** Tasks that wait for an instance, in the order in which they came. */
  readonly provisioning: ProvisioningTask[];
  /** When they are tried next, Infinity while none waits; and `placementVersion` after the latest try. */
  retryAtMs: number;
  triedVersion: number;
  /** When the metrics are published next; Infinity while there is no group. */
  nextPeriodAtMs: number;
  /** After that periods only repeat themselves, unless something changes. */
  quietFromMs: number;
  /** `placementVersion` at the latest one: what tells that something has changed since. */
  seenVersion: number;
  /** By platform (task-rows/platform.ts): tasks of capacity providers with desiredStatus RUNNING. */
  readonly liveTasks: number[];
  /** Instances whose machines boot and that register after that. */
  readonly booting: BootingInstance[];
  /** Instances that are drained before their group terminates them. */
  readonly draining: DrainingInstance[];
}

/** A task in PROVISIONING without an instance. Replaced as a whole. */
export interface ProvisioningTask {
  readonly task: number;
  /** Index in `World.capacityProviders`. */
  readonly provider: number;
  /** What is asked for it; null for a service's task, which asks as its service does at the moment. */
  readonly request: PlacementRequest | null;
  readonly sinceMs: number;
}

/** Replaced as a whole. */
export interface BootingInstance {
  readonly instance: number;
  readonly given: NewInstance;
}

/** Replaced as a whole. */
export interface DrainingInstance {
  readonly instance: number;
  readonly sinceMs: number;
}

/** An Auto Scaling group behind a capacity provider. */
export interface AutoScalingGroup {
  /** Index in `World.capacityProviders`. */
  readonly provider: number;
  /** What it launches, as entries of a fleet, one for each instance type in order; empty where that is not known. Replaced as a whole. */
  readonly machines: readonly ContainerInstanceEntry[];
  readonly availabilityZones: readonly string[];
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  /** Instances whose machines are there or on their way (indexes), in the order in which they came. */
  readonly members: number[];
  /** Launches so far: which type is next, and the number of the name that was given last. */
  launched: number;
  lastNumber: number;
  /** How ECS uses it: as requests have it (replaced as a whole), and with every default. */
  input: AutoScalingGroupProviderInput;
  settings: ProviderSettings;
  alarm: CapacityAlarm;
  /** The latest datapoints of CapacityProviderReservation in thousandths of a per cent, the newest last: as many as the low alarm looks at. */
  readonly points: number[];
  /** M as it was published last; -1 before the first time. */
  needed: number;
  /** The row of its history that was written last, its moment aside; empty before the first. */
  row: readonly number[];
  /** What it has told of tasks that none of its instances can ever take. */
  readonly told: string[];
}

/** How ECS uses the group. Replaced as a whole. */
export interface ProviderSettings {
  readonly managedScaling: ManagedScaling | null;
  readonly managedTerminationProtection: boolean;
  readonly managedDraining: boolean;
}

export interface ManagedScaling {
  readonly targetCapacity: number;
  readonly minimumScalingStepSize: number;
  readonly maximumScalingStepSize: number;
  readonly instanceWarmupMs: number;
}

/** What Auto Scaling has done. */
export interface CapacityActivity {
  readonly atMs: number;
  /** Index in `World.capacityProviders`. */
  readonly provider: number;
  readonly from: number;
  readonly to: number;
  readonly description: string;
  readonly cause: string;
  readonly instances: readonly number[];
}

export function emptyCapacity(): CapacityState {
  return {
    attached: [],
    defaultStrategy: [],
    groups: [],
    provisioning: [],
    retryAtMs: Infinity,
    triedVersion: -1,
    nextPeriodAtMs: Infinity,
    quietFromMs: -1,
    seenVersion: -1,
    liveTasks: [],
    booting: [],
    draining: [],
  };
}

/** The group behind a provider (index); undefined for Fargate's and for a provider without one. */
export function groupOf({ groups }: CapacityState, provider: number): AutoScalingGroup | undefined {
  return groups.find((group) => group.provider === provider);
}

/** Whether tasks that find no room with the provider wait in PROVISIONING, instead of not being placed (services-and-capacity 4.4). */
export function waitsForCapacity(capacity: CapacityState, provider: number): boolean {
  const managed = provider < 0 ? undefined : groupOf(capacity, provider)?.settings.managedScaling;
  return managed !== undefined && managed !== null;
}

/** Where a member of a group is in its life: the position is the code in `InstanceLifeTable.groupStage`, 0 for every other instance too. */
export const GROUP_STAGE = { inService: 0, pending: 1, terminating: 2 } as const;
