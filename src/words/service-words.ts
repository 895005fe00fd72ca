import type { DeploymentDetail, ServiceDetail } from '../frame/explanation';
import type { EventRow, ServiceRow } from '../frame/frame';
import { eventText } from './event-words';
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

/** Why a deployment does not go on, and the ways out; null while nothing holds it up. `events`: those of the service so far, oldest first. */
export function deadlockSentence(service: ServiceRow, events: readonly EventRow[]): string | null {
  const [primary] = service.deployments;
  if (!primary || primary.rolloutState !== 'IN_PROGRESS') return null;
  const said = events.findLast(
    (event) => event.ownerIndex === service.ownerIndex && event.atMs >= primary.createdAtMs && isDeadlock(event),
  );
  if (!said) return null;
  return (
    `Stuck since ${clock(said.atMs)}. It may stop none of its ${inWords(service.minimumTasks)}, and there is no room, or no leave, for one more. ` +
    'Lower minimumHealthyPercent, raise maximumPercent, or add an instance.'
  );
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

/** How a deployment went: `web:2, from 1:00, COMPLETED at 2:10`. */
export function deploymentSentence({ taskDefinition, createdAt, rolloutState, endedAt }: DeploymentDetail): string {
  const end = endedAt === null ? rolloutState : `${rolloutState} at ${clock(endedAt * 1_000)}`;
  return `${taskDefinition}, from ${clock(createdAt * 1_000)}, ${end}`;
}

/** The service's latest failure in ECS's words; null where it has had none. */
export function latestTrouble(service: ServiceRow, events: readonly EventRow[]): string | null {
  const event = events.findLast(({ ownerIndex, kind }) => ownerIndex === service.ownerIndex && kind === 'failure');
  return event ? eventText(event) : null;
}
