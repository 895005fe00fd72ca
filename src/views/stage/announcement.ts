import { listOfSome } from '../../lib/english';
import { placementsBetween } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { clock, count } from '../../words/prose';

/** Names said one by one; more are counted. */
const MOST_NAMES = 4;

/** What happened between two views of one world, in a sentence or two; '' where that is nothing worth saying. */
export function announcement(before: WorldView | null, now: WorldView): string {
  if (before === null || before.frame.world !== now.frame.world) return worldWords(now);
  if (now.frame.timeMs < before.frame.timeMs) return `At ${clock(now.frame.timeMs)}.`;
  const placed = placementsBetween(before, now);
  const told = (placed ?? []).filter(({ instance }) => instance !== null);
  const placedCount = placed === null ? now.createdTasks - before.createdTasks : told.length;
  const waiting = now.waiting.reduce((sum, group) => sum + group.count, 0);
  const waited = before.waiting.reduce((sum, group) => sum + group.count, 0);
  const events = now.events
    .slice(before.events.length)
    .filter(({ kind }) => kind === 'failure' || kind === 'refused' || kind === 'drain');
  return [
    placedCount > MOST_NAMES && `${count(placedCount, 'task')} placed.`,
    told.length > 0 &&
      told.length <= MOST_NAMES &&
      `Placed: ${listOfSome(
        told.map(({ task, instance }) => `${task} on ${instance ?? ''}`),
        MOST_NAMES,
      )}.`,
    waiting > waited && `${count(waiting, 'task')} waiting.`,
    ...events.slice(-2).map(({ message }) => message),
  ]
    .filter(Boolean)
    .join(' ');
}

function worldWords(view: WorldView): string {
  return `${count(view.catalog.instances.length, 'instance')} in ${count(view.catalog.zones.length, 'zone')}, at ${clock(view.frame.timeMs)}.`;
}
