import type { EventRow } from '../frame/frame';

/** What a person may ask of an event: why a task is where it was put, why one found no place, or why just these were stopped. */
export type EventQuestion = 'here' | 'nowhere' | 'stopped';

/** Null for an event that no placement, and no choice of a task to stop, is behind. The texts are those of the engine's events. */
export function questionOf({ message, taskIndexes, ownerIndex }: EventRow): EventQuestion | null {
  if (ownerIndex === null) return null;
  if (/was unable to place a task|\d without a place/.test(message)) return 'nowhere';
  if (taskIndexes.length === 0) return null;
  if (/has started \d+ tasks|: \d+ placed/.test(message)) return 'here';
  return /has stopped \d+ running tasks/.test(message) ? 'stopped' : null;
}
