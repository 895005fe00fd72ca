import type { EventRow } from './frame';

/** `(service web) (deployment ecs-svc/1234567890123456789) deployment completed.`, in the service's own words. */
const DEPLOYMENT_ENDS = /\(deployment \S+\) deployment (completed|failed)/;

/**
 * Whether a line of the feed is a step of the story that a run tells, beside its placements: what somebody has done, what fails, and how a deployment ends. What a
 * service says of its own tasks is told by the placements, and that it is steady is no news.
 */
export function isNoted(event: EventRow): boolean {
  const { kind } = event;
  if (kind === 'placement' || kind === 'service') return false;
  if (kind === 'failure') return true;
  const { message } = event;
  return !message.startsWith('(service ') || DEPLOYMENT_ENDS.test(message);
}
