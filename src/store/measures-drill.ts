import { HISTORY, HISTORY_WIDTH } from '../frame/frame';
import type { Outage } from '../frame/measures';
import { drawIndex, randomStream } from '../lib/random';
import { useDocument } from './document-store';
import { appendActions } from './edits';
import { rowsUntil } from './frame-store';
import type { WorldView } from './frame-store';
import { usePlayback } from './playback-store';

/** A zone is killed in all worlds at once: an action of the timeline that they share, so that undo takes it back. */

/** Zones of any of the worlds that have not failed, by name. */
export function zonesToKill(views: readonly WorldView[]): readonly string[] {
  const zones = new Set(views.flatMap(({ catalog }) => catalog.zones));
  const failed = new Set(views.flatMap(({ frame }) => frame.failedZones));
  return [...zones].filter((zone) => !failed.has(zone)).toSorted();
}

/** One of them, drawn by the scenario's seed and the present second: the same for everybody who has the link. */
export function randomZone(zones: readonly string[]): string | null {
  const seed = useDocument.getState().scenario?.seed ?? 1;
  const second = Math.floor(usePlayback.getState().timeMs / 1_000);
  return zones.length === 0 ? null : (zones[drawIndex(randomStream(seed, `drill ${second}`), zones.length)] ?? null);
}

/** @param restoredAfterMinutes null for a zone that stays down */
export function killZone(zone: string, restoredAfterMinutes: number | null): Promise<void> {
  const input = { availabilityZone: zone };
  const fail = { after: 0, action: 'FailAvailabilityZone', input };
  if (restoredAfterMinutes === null) return appendActions('drill', [fail]);
  const restore = { after: restoredAfterMinutes * 60, action: 'RestoreAvailabilityZone', input };
  return appendActions('drill', [fail, restore]);
}

/** What an hour cost just before an outage, US dollars; null where that is not known. */
export function costBefore({ history, knownHistoryCount }: WorldView, { atMs }: Outage): number | null {
  const row = rowsUntil(history, knownHistoryCount, atMs - 1) - 1;
  return row < 0 ? null : (history[row * HISTORY_WIDTH + HISTORY.costPerHour] ?? null);
}
