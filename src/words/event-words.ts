import type { EventRow } from '../frame/frame';

/** Tasks that a line of the feed names before it counts the rest. */
const MOST_NAMES = 3;
const TASK_IDS = /(?:\(task [0-9a-f]{32}\) ?)+/;

/**
 * An event for people: ECS's text with the tasks' short names where it has their ids, a few of many, and without the pointer to AWS's guide. The text as ECS
 * writes it is `event.message`.
 */
export function eventText({ message, taskNames }: EventRow): string {
  const named = taskNames.slice(0, MOST_NAMES).map((name) => `(task ${name})`);
  const more = taskNames.length - named.length;
  const names = [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(' ');
  return message
    .replace(TASK_IDS, (ids) => (taskNames.length === 0 ? ids : names))
    .replace(' For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.', '');
}
