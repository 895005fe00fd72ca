import type { Scenario } from '../../scenario/scenario';
import { SPEEDS, USUAL_SPEED } from '../playback-store';
import type { Speed } from '../playback-store';

/** From so long a run on the axis ends at a rounder time, simulated ms. */
const LONG_MS = 3_600_000;
/** A run whose scenario names no speed is played in so many seconds at most. */
const WATCHED_SECONDS = 90;
/** What is shorter plays at the usual speed, simulated ms. */
const SHORT_MS = 900_000;

/** End of the time axis for a run that reaches `timeMs`: the next whole two minutes, of a long one the next whole ten. */
export function axisEnd(timeMs: number): number {
  const stepMs = timeMs > LONG_MS ? 600_000 : 120_000;
  return Math.max(1, Math.ceil(timeMs / stepMs)) * stepMs;
}

/** Until when a scenario tells something. What scales by itself goes on after the last thing that somebody does: how long is worked out in a script of its own. */
export async function storyEnd(scenario: Scenario): Promise<number> {
  const { timeline, load, scaling, capacityProviders, containerInstances } = scenario;
  const isSlow = load.length + scaling.length + capacityProviders.length > 0;
  if (isSlow || containerInstances.some(({ spotInterruptionsPerHour }) => spotInterruptionsPerHour > 0))
    return (await import('../../scenario/story-end')).storyEndMs(scenario);
  return timeline.reduce((latest, { at }) => Math.max(latest, at * 1_000), 0) + 60_000;
}

/** The speed at which a run plays whose scenario names none: one that takes hours, so that something happens. */
export function fittingSpeed(durationMs: number): Speed {
  if (durationMs <= SHORT_MS) return USUAL_SPEED;
  const fits = (speed: Speed): boolean => typeof speed === 'number' && durationMs / 1_000 / speed <= WATCHED_SECONDS;
  return SPEEDS.find(fits) ?? 1_000;
}
