import type { CostKind } from '../ecs/cost-kinds';

/**
 * What one world comes to at one moment, for the scoreboard: CPU in CPU units, memory in MiB, money in US dollars of the list price. What each
 * one counts is an entry of `ecs/assumptions/measures.ts`; which way is better is `words/measure-words.ts`.
 */
export interface Measures {
  /** The moment, simulated ms. */
  readonly timeMs: number;
  /** Instances of the cluster with a task whose desiredStatus is RUNNING (assumption `measure-in-use`), and all of the cluster. */
  readonly instancesInUse: number;
  readonly instances: number;
  /** Tasks that services want and cannot place. */
  readonly tasksWaiting: number;
  /** Largest less smallest number of tasks in a zone: of one service, or of all tasks (assumption `measure-zone-balance`). */
  readonly zoneBalance: number;
  /** Reserved on the instances in use, of what these have registered. */
  readonly reservedCpu: { readonly units: number; readonly of: number };
  readonly reservedMemory: { readonly mib: number; readonly of: number };
  readonly stranded: Stranded;
  /** What an hour of all that runs costs, and of the instances that could be switched off (assumption `measure-idle-cost`). */
  readonly costPerHour: number;
  readonly costByKind: Readonly<Record<CostKind, number>>;
  readonly costIdlePerHour: number;
  /** What an hour of free room costs, and of that part which no task fits (assumption `cost-owners`). */
  readonly costWastedPerHour: number;
  readonly costStrandedPerHour: number;
  /** All since second 0. */
  readonly costAccumulated: number;
  readonly idleInstances: number;
  /** Tasks on the instance, and in the zone, that has most; the first of several. The names are null where there are no tasks. */
  readonly lostWithInstance: { readonly tasks: number; readonly id: string | null };
  readonly lostWithZone: { readonly tasks: number; readonly zone: string | null };
  /** From the last outage until all services were back, simulated seconds; null where nothing has failed, or not all are back yet. */
  readonly recoverySeconds: number | null;
  /** The last outage itself; null where nothing has failed. */
  readonly outage: Outage | null;
  /** Tasks of services that ran and were ended because of where they were (assumption `measure-moved`). */
  readonly tasksMoved: number;
}

/** Free room of the ACTIVE instances (assumption `measure-stranded`). */
export interface Stranded {
  /** CPU and memory free on the instance with the largest free block. */
  readonly largestFreeCpuUnits: number;
  readonly largestFreeMemoryMiB: number;
  /** Share of the free room that no known task fits, from 0 to 1; 0 where nothing is free. */
  readonly shareNoTaskFits: number;
  readonly strandedCpuUnits: number;
  readonly strandedMemoryMiB: number;
}

/** Something that ended instances or tasks of the world (assumption `measure-recovery`). */
export interface Outage {
  /** Simulated ms. */
  readonly atMs: number;
  /** As the feed tells it: `FailAvailabilityZone us-east-1a`. */
  readonly what: string;
  /** Tasks of services that ran there and were lost. */
  readonly tasksLost: number;
  /** When all services had their desired counts running again; null while they have not. */
  readonly recoveredAtMs: number | null;
}
