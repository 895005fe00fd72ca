/**
 * Capacity providers: as every frame has them, a row each, and as one is asked about. Source: services-and-capacity 4. Moments in simulated seconds
 * where nothing else is said.
 */

/** Which of the alarms of managed scaling is in ALARM. */
export const CAPACITY_ALARMS = ['none', 'high', 'low'] as const;
export type CapacityAlarm = (typeof CAPACITY_ALARMS)[number];

/** One capacity provider as a frame has it; in the order of `Catalog.capacityProviders`. */
export interface CapacityProviderRow {
  /** Index in `Catalog.capacityProviders`. */
  readonly provider: number;
  /** Tasks with desiredStatus RUNNING that run by it, those that wait included. */
  readonly tasks: number;
  /** Of these, PROVISIONING ones that wait for an instance. */
  readonly provisioningTasks: number;
  /** Null for FARGATE and FARGATE_SPOT, and where there is no group. */
  readonly group: CapacityGroupRow | null;
}

/** An Auto Scaling group, and what managed scaling makes of it. */
export interface CapacityGroupRow {
  /** N: instances in service, registered. */
  readonly instances: number;
  /** Launched, and not registered yet. */
  readonly booting: number;
  /** On their way out: draining, or terminated and not noticed yet. */
  readonly leaving: number;
  readonly desiredCapacity: number;
  readonly minSize: number;
  readonly maxSize: number;
  /** Whether ECS sizes the group; what follows is null where it does not. */
  readonly managedScaling: boolean;
  /** M and CapacityProviderReservation (thousandths of a per cent) as they were last published; null before the first time. */
  readonly needed: number | null;
  readonly reservationMilli: number | null;
  /** Per cent. */
  readonly targetCapacity: number | null;
  readonly alarm: CapacityAlarm;
}

/** Columns of a provider's history, a row a minute while something of it changes. */
export const CAPACITY_ROW = {
  /** Index in `Catalog.capacityProviders`. */
  provider: 0,
  timeMs: 1,
  /** N, and M; M is NaN where managed scaling is off. */
  instances: 2,
  needed: 3,
  /** CapacityProviderReservation in thousandths of a per cent; NaN where managed scaling is off. */
  reservationMilli: 4,
  desiredCapacity: 5,
  booting: 6,
  provisioningTasks: 7,
  /** Code of `CAPACITY_ALARMS`. */
  alarm: 8,
  targetCapacity: 9,
  maxSize: 10,
} as const;
export const CAPACITY_ROW_WIDTH = 11;

/** What one instance of a group offers tasks, and what one task asks of it. CPU in CPU units, memory in MiB. */
export interface CapacityAmounts {
  readonly cpu: number;
  readonly memory: number;
  readonly networkInterfaces: number;
  readonly gpus: number;
}

/** Equal PROVISIONING tasks of one provider, and how many instances they need by themselves (services-and-capacity 4.5, step 2). */
export interface NeedGroup {
  /** Indexes in `Catalog.owners` and `Catalog.taskDefinitions` of its first task. */
  readonly ownerIndex: number;
  readonly taskDefinitionIndex: number;
  readonly count: number;
  readonly requirements: CapacityAmounts;
  /** How many fit on an instance of the largest type, and what bounds that; 0 where it is left out. */
  readonly perInstance: number;
  readonly boundBy: 'cpu' | 'memory' | 'networkInterfaces' | 'gpus' | 'hostPort' | 'distinctInstance' | null;
  readonly needed: number;
  /** Why no instance of the group can ever take it, in ECS's words (`RESOURCE:CPU`); null where one can. */
  readonly leftOut: string | null;
  readonly sinceMs: number;
}

/** How M comes about at this moment. */
export interface NeedDetail {
  /** N. */
  readonly instances: number;
  /** Instances with at least one task that is no daemon's: M where no task waits. */
  readonly busy: number;
  readonly groups: readonly NeedGroup[];
  /** What an instance of the smallest and of the largest type offers, room for daemons off; each amount by itself. */
  readonly smallest: CapacityAmounts;
  readonly largest: CapacityAmounts;
  /** What daemons keep of it. */
  readonly daemons: CapacityAmounts;
  /** The largest need of a group, before and after the step sizes; both 0 where no task that counts waits. */
  readonly largestNeed: number;
  readonly step: number;
  /** M, the metric (thousandths of a per cent), and the desired capacity that target tracking makes of it before min and max. */
  readonly needed: number;
  readonly reservationMilli: number;
  readonly desired: number;
}

export interface CapacityAlarmDetail {
  readonly name: string;
  readonly kind: 'high' | 'low';
  /** `GreaterThanThreshold` or `LessThanThreshold`. */
  readonly comparison: string;
  /** Per cent. */
  readonly threshold: number;
  /** Minutes in a row that have to breach. */
  readonly datapoints: number;
  /** Minutes in a row that breach now. */
  readonly breaching: number;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
}

/** Auto Scaling's record of one thing that it did. */
export interface CapacityActivityDetail {
  readonly at: number;
  /** `Launching 2 EC2 instances: on-demand-3, on-demand-4.` */
  readonly description: string;
  readonly cause: string;
  /** Desired capacity before and after. */
  readonly from: number;
  readonly to: number;
  /** Indexes of container instances that it launched or takes away. */
  readonly instances: readonly number[];
}

/** One capacity provider with its history so far. */
export interface CapacityDetail {
  readonly row: CapacityProviderRow;
  readonly name: string;
  readonly group: {
    readonly instanceTypes: readonly string[];
    readonly availabilityZones: readonly string[];
    readonly spot: boolean;
  } | null;
  readonly managedScaling: {
    readonly targetCapacity: number;
    readonly minimumScalingStepSize: number;
    readonly maximumScalingStepSize: number;
    readonly instanceWarmupPeriod: number;
  } | null;
  readonly managedTerminationProtection: boolean;
  readonly managedDraining: boolean;
  /** Null where managed scaling is off. */
  readonly need: NeedDetail | null;
  readonly alarms: readonly CapacityAlarmDetail[];
  /** Until when instances warm up, so that the group only grows for more than what is in flight; null while none does. */
  readonly warmUpUntil: number | null;
  /** How many instances boot or warm up: while there are any, scaling out for no more than these waits. */
  readonly warmingUp: number;
  /** Services whose strategy names the provider, by index in `Catalog.owners`, with their base and weight here. */
  readonly usedBy: readonly { readonly ownerIndex: number; readonly base: number; readonly weight: number }[];
  readonly activities: readonly CapacityActivityDetail[];
  /** Rows of `CAPACITY_ROW`, one after another. */
  readonly history: Float64Array<ArrayBuffer>;
}
