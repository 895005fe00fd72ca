import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { exitOf } from './containers';

/** Questions about the containers of one task and what the agent plans for them. Times in simulated milliseconds; Infinity for never. */

/** When the last container runs; Infinity when one never does. */
export function allUpMs(containers: readonly ContainerState[]): number {
  return Math.max(...containers.map(({ startedAtMs }) => (Number.isNaN(startedAtMs) ? Infinity : startedAtMs)));
}

/** When the first container fails for want of its image. */
export function firstFailureMs(containers: readonly ContainerState[]): number {
  return earliest(containers.filter(isFailing).map(({ pulledAtMs }) => pulledAtMs));
}

/** Why it fails; null where none does. */
export function failureReason(containers: readonly ContainerState[]): string | null {
  return containers.find(isFailing)?.reason ?? null;
}

/** When the first essential container exits by itself, which ends the task. */
export function firstEssentialExitMs(containers: readonly ContainerState[]): number {
  return earliest(containers.filter(({ essential }) => essential).map(({ exitsAtMs }) => exitsAtMs));
}

/** When the next container that runs exits by itself, essential or not. */
export function nextExitMs(containers: readonly ContainerState[]): number {
  return earliest(containers.filter(({ lastStatus }) => lastStatus !== 'STOPPED').map(({ exitsAtMs }) => exitsAtMs));
}

/** A container as the agent reports it at `reportedMs`: RUNNING, or STOPPED when it has exited by then. */
export function reported(engine: Engine, container: ContainerState, reportedMs: number): ContainerState {
  if (container.lastStatus === 'STOPPED') return container;
  return container.exitsAtMs <= reportedMs
    ? { ...container, ...exitShown(engine, container), lastStatus: 'STOPPED' }
    : { ...container, lastStatus: 'RUNNING' };
}

/** Exit code and reason of a container that exits by itself: its image's, unless a crash has set its own. */
export function exitShown(engine: Engine, container: ContainerState): Pick<ContainerState, 'exitCode' | 'reason'> {
  return container.exitCode === null
    ? exitOf(engine, container.image)
    : { exitCode: container.exitCode, reason: container.reason };
}

function isFailing({ reason, createdAtMs }: ContainerState): boolean {
  return reason !== null && Number.isNaN(createdAtMs);
}

function earliest(times: readonly number[]): number {
  return Math.min(Infinity, ...times);
}
