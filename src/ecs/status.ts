/** Statuses of tasks and container instances. The position in each list is the code that columns and frames store. */

/** `lastStatus` of a task, in lifecycle order. Source: placement-and-lifecycle 5.1. */
export const TASK_STATUSES = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
  'DELETED',
] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Codes by name: `TASK_STATUS.RUNNING === 3`. */
export const TASK_STATUS = codes(TASK_STATUSES);

/** `desiredStatus` of a task: only ever RUNNING or STOPPED. */
export const DESIRED_STATUSES = ['RUNNING', 'STOPPED'] as const;
export type DesiredStatus = (typeof DESIRED_STATUSES)[number];
export const DESIRED_STATUS = codes(DESIRED_STATUSES);

/** `status` of a container instance. Source: placement-and-lifecycle 6.5. */
export const INSTANCE_STATUSES = [
  'REGISTERING',
  'REGISTRATION_FAILED',
  'ACTIVE',
  'DRAINING',
  'DEREGISTERING',
  'INACTIVE',
] as const;
export type InstanceStatus = (typeof INSTANCE_STATUSES)[number];
export const INSTANCE_STATUS = codes(INSTANCE_STATUSES);

/** Why a task stopped. Source: placement-and-lifecycle 5.5. */
export const STOP_CODES = [
  'TaskFailedToStart',
  'EssentialContainerExited',
  'UserInitiated',
  'ServiceSchedulerInitiated',
  'SpotInterruption',
  'TerminationNotice',
  'InfrastructureHealth',
] as const;
export type StopCode = (typeof STOP_CODES)[number];

/** Turns a list of names into a record from each name to its position. */
function codes<const Names extends readonly string[]>(names: Names): { readonly [K in Names[number]]: number } {
  return Object.fromEntries(names.map((name, index) => [name, index])) as { [K in Names[number]]: number };
}
