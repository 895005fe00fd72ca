import { TASK_STATUS } from '../../ecs/status';

/**
 * Where a task stands, finer than `lastStatus`: what it waits for. Source: placement-and-lifecycle 5.2.
 * The position is the code in `TaskLifeTable.phase`.
 */
export const PHASES = [
  /** The network interface is being attached. */
  'provisioning',
  /** On its way to the agent. */
  'dispatch',
  /** The agent has it, but the host has no room yet: old containers still hold it. */
  'queued',
  /** Images are pulled, containers created and started. */
  'starting',
  /** Targets and discovery are being registered. */
  'activating',
  'running',
  /** Targets are being deregistered; the containers still run, or have exited. */
  'deactivating',
  /** The containers have had their stop signal. */
  'stopping',
  /** The network interface is being detached. */
  'deprovisioning',
  'stopped',
  /** It has no instance yet and waits for one of its capacity provider's. Beside the way that leads from the first phase to the last. */
  'awaitingCapacity',
] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE = Object.fromEntries(PHASES.map((name, code) => [name, code])) as { readonly [K in Phase]: number };

/** The `lastStatus` that each phase shows. */
export const STATUS_OF_PHASE: { readonly [K in Phase]: number } = {
  provisioning: TASK_STATUS.PROVISIONING,
  dispatch: TASK_STATUS.PENDING,
  queued: TASK_STATUS.PENDING,
  starting: TASK_STATUS.PENDING,
  activating: TASK_STATUS.ACTIVATING,
  running: TASK_STATUS.RUNNING,
  deactivating: TASK_STATUS.DEACTIVATING,
  stopping: TASK_STATUS.STOPPING,
  deprovisioning: TASK_STATUS.DEPROVISIONING,
  stopped: TASK_STATUS.STOPPED,
  awaitingCapacity: TASK_STATUS.PROVISIONING,
};

export function phaseOf(code: number | undefined): Phase {
  return PHASES[code ?? 0] ?? 'stopped';
}
