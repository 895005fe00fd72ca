import { nearNames } from '../../lib/near-name';
import { didYouMean, error } from '../finding';
import type { Finding } from '../finding';
import { ACTION_INPUTS, ACTION_NAMES, isActionName } from '../schema/timeline';
import { checkShape } from './shape';

/** Checks each entry's action and, by the schema of that action, its input. Entries that are no objects have been reported before. */
export function checkTimelineShape(timeline: readonly unknown[]): Finding[] {
  return timeline.flatMap((entry, index) => {
    if (typeof entry !== 'object' || entry === null || !('action' in entry) || typeof entry.action !== 'string')
      return [];
    const path = ['timeline', index];
    if (!isActionName(entry.action)) {
      const message = `There is no action "${entry.action}".`;
      return [error('unknown-action', [...path, 'action'], message, didYouMean(nearNames(entry.action, ACTION_NAMES)))];
    }
    const input = 'input' in entry ? entry.input : {};
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return [];
    const shaped = checkShape(ACTION_INPUTS[entry.action], input, [...path, 'input']);
    return shaped.ok ? [] : shaped.findings;
  });
}
