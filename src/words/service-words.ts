import type { DeploymentDetail, ServiceDetail, StoppedTask } from '../frame/explanation';
import type { EventRow, ServiceRow, WaitingGroup } from '../frame/frame';
import { clock, count, inWords, number } from './prose';

/** A service and its deployments in sentences. Times of details in simulated seconds. */

/** What the service wants, what it has, and between which numbers its tasks have to stay. */
export function serviceSentence(service: ServiceRow): string {
  const { schedulingStrategy, desiredCount, runningCount, pendingCount, minimumTasks, maximumTasks, status } = service;
  if (status === 'DRAINING') return `Deleted: ${count(runningCount + pendingCount, 'task')} still to stop.`;
  if (status === 'INACTIVE') return 'Deleted, and all of its tasks have stopped.';
  const wants = schedulingStrategy === 'DAEMON' ? 'one task on every instance it may use' : count(desiredCount, 'task');
  const has = `${number(runningCount)} running${pendingCount > 0 ? ` and ${number(pendingCount)} pending` : ''}`;
  return `Wants ${wants}; has ${has}. ${boundsSentence(minimumTasks, maximumTasks)}`;
}

function boundsSentence(minimum: number, maximum: number): string {
  if (minimum === maximum) return `While it deploys there have to be exactly ${number(minimum)}, no fewer and no more.`;
  return `While it deploys at least ${number(minimum)} have to be healthy, and at most ${number(maximum)} may be there.`;
}

/** Whether ECS said of the service that its configuration lets it neither stop nor start a task. */
export function isDeadlock({ message }: EventRow): boolean {
  return message.includes('was unable to stop or start tasks during a deployment');
}

/** Whether ECS said of the service that no instance has a place for its task. */
export function hasNoRoom({ message }: EventRow): boolean {
  return message.includes('was unable to place a task');
}

/** What holds a deployment up: since when, the sentence with the ways out, and what ECS said of it, if it said anything. */
export interface HoldUp {
  readonly sinceMs: number;
  readonly sentence: string;
  readonly event: EventRow | null;
}

/** How long a service that has started or stopped a task is not called stuck: longer than from one pass to the next. Simulated ms. */
const MOVE_MS = 15_000;

/**
 * Why a deployment does not go on, and the ways out; null while nothing holds it up. `events`: those so far, oldest first; `waiting`: the tasks of the
 * service that have found no place; `nowMs`: the present moment.
 */
export function holdUpOf(
  service: ServiceRow,
  events: readonly EventRow[],
  waiting: Pick<WaitingGroup, 'sinceMs'> | undefined,
  nowMs: number,
): HoldUp | null {
  const [primary] = service.deployments;
  if (!primary || primary.rolloutState !== 'IN_PROGRESS' || service.deployments.length < 2) return null;
  const lastSaid = (kind: (event: EventRow) => boolean): EventRow | null =>
    events.findLast(
      (event) => event.ownerIndex === service.ownerIndex && event.atMs >= primary.createdAtMs && kind(event),
    ) ?? null;
  const { minimumTasks, maximumTasks, runningCount, pendingCount } = service;
  const mayStopNone = `Of its ${inWords(runningCount)} tasks it may stop none, for at least ${number(minimumTasks)} have to be healthy, and`;
  const deadlock = lastSaid(isDeadlock);
  if (deadlock && runningCount + pendingCount >= maximumTasks && runningCount <= minimumTasks) {
    const sentence = `it may start none, for there may be ${number(maximumTasks)} at most. Lower minimumHealthyPercent or raise maximumPercent.`;
    return heldUp(deadlock.atMs, `${mayStopNone} ${sentence}`, deadlock);
  }
  // A task on its way up will let another go, and one that has just been told to stop leaves its room to the next pass.
  const movedAtMs = lastSaid(isMove)?.atMs ?? -Infinity;
  if (waiting && runningCount <= minimumTasks && pendingCount === 0 && nowMs >= movedAtMs + MOVE_MS) {
    const sinceMs = Math.max(waiting.sinceMs, primary.createdAtMs, movedAtMs);
    const sentence = 'no instance has room for one more. Lower minimumHealthyPercent, or add an instance.';
    return heldUp(sinceMs, `${mayStopNone} ${sentence}`, lastSaid(hasNoRoom));
  }
  return null;
}

/** Whether the service has started or stopped tasks. */
function isMove({ message }: EventRow): boolean {
  return /has (started|stopped) \d/.test(message);
}

function heldUp(sinceMs: number, sentence: string, event: EventRow | null): HoldUp {
  return { sinceMs, sentence: `Stuck since ${clock(sinceMs)}. ${sentence}`, event };
}

/** `web:1 4 running · web:2 1 running, 2 pending · 7 of at most 8`, for a moment of the chart. */
export function momentSentence(
  seconds: number,
  deployments: readonly { readonly name: string; readonly running: number; readonly pending: number }[],
  bounds: ServiceDetail['bounds'][number] | null,
): string {
  const present = deployments.filter(({ running, pending }) => running + pending > 0);
  const parts = present.map(({ name, running, pending }) => {
    const words = [running > 0 ? `${running} running` : '', pending > 0 ? `${pending} pending` : ''].filter(Boolean);
    return `${name} ${words.join(', ')}`;
  });
  const total = present.reduce((sum, { running, pending }) => sum + running + pending, 0);
  const of = bounds === null ? [] : [`${total} of at most ${bounds.maximum}, at least ${bounds.minimum}`];
  return [clock(seconds * 1_000), ...parts, ...of].join(' · ');
}

/** How a deployment went: `web:2, 1:00 to 2:10, COMPLETED`. */
export function deploymentSentence(deployment: DeploymentDetail): string {
  return `${deployment.taskDefinition}, ${deploymentTimes(deployment)}, ${deployment.rolloutState}`;
}

/** `1:00 to 2:10`, `since 1:00`. */
export function deploymentTimes({ createdAt, endedAt }: DeploymentDetail): string {
  const from = clock(createdAt * 1_000);
  return endedAt === null ? `since ${from}` : `${from} to ${clock(endedAt * 1_000)}`;
}

/** ECS's reason of a rollout state where it says more than the state: not that a deployment is in progress or completed. */
export function rolloutReason(reason: string | null): string {
  return reason === null || /^ECS deployment \S+ (completed|in progress)\.$/.test(reason) ? '' : reason;
}

/** `Starts wait until 2:10, because 4 in a row have failed.`; empty where none waits. */
export function throttleSentence({ throttle }: DeploymentDetail): string {
  if (throttle === null) return '';
  return `Starts wait until ${clock(throttle.until * 1_000)}, because ${inWords(throttle.failures)} in a row have failed.`;
}

/** `web-9 stopped at 2:11, TaskFailedToStart: CannotPullContainerError: ...` */
export function stoppedSentence({ name, stoppedAt, stopCode, stoppedReason }: StoppedTask): string {
  const why = [stopCode, stoppedReason].filter((part) => part !== null).join(': ');
  const sentence = `${name} stopped at ${clock(stoppedAt * 1_000)}${why === '' ? '' : `, ${why}`}`;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
