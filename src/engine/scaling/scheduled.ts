import { nextOccurrence, parseSchedule } from '../../ecs/scaling-schedule';
import { TIME_ZONES, UTC } from '../../ecs/time-zones';
import { parseTimestamp } from '../../query/timestamp';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { writeEvent } from '../events';
import { runPass } from '../service/pass';
import type { Passing } from '../service/passing';
import { moveIntoRange, serviceOf } from './change';

/** Scheduled actions. Source: services-and-capacity 3.7. */

/**
 * When a scheduled action happens next goes into the queue.
 * @param hasHappened at this very moment
 */
export function scheduleNext(engine: Engine, index: number, hasHappened = false): void {
  const { state, scenario } = engine;
  const action = state.scaling.schedules[index];
  const schedule = action && parseSchedule(action.input.Schedule);
  if (!action || !schedule) return;
  const startsAtMs = parseTimestamp(scenario.startsAt) ?? 0;
  const { StartTime, EndTime, Timezone = 'UTC' } = action.input;
  const zone = TIME_ZONES.get(Timezone) ?? UTC;
  const fromMs = dateMs(StartTime) ?? startsAtMs;
  // Second 0 itself is a moment at which an action may happen, once.
  const isStart = state.timeMs === 0 && !hasHappened;
  const afterMs = Math.max(startsAtMs + (isStart ? -1 : state.timeMs), fromMs - 1);
  const nextMs = nextOccurrence(schedule, afterMs, fromMs, zone);
  action.nextAtMs = nextMs <= (dateMs(EndTime) ?? Infinity) ? nextMs - startsAtMs : Infinity;
  if (action.nextAtMs !== Infinity) pushEvent(state.queue, action.nextAtMs, EVENT.scheduledScaling, index);
}

/** A scheduled action happens: the range changes, and with it the desired count where that lies outside. Cooldowns do not matter. */
export function* runScheduled(engine: Engine, index: number): Passing {
  const { scaling } = engine.state;
  const action = scaling.schedules[index];
  const target = scaling.targets[action?.target ?? -1];
  if (!action || !target) return;
  const isMoved = act(engine, index);
  scheduleNext(engine, index, true);
  if (isMoved) yield* runPass(engine, target.service);
}

function act(engine: Engine, index: number): boolean {
  const action = engine.state.scaling.schedules[index];
  const target = engine.state.scaling.targets[action?.target ?? -1];
  const service = serviceOf(engine, action?.target ?? -1);
  if (!action || !target || !service) return false;
  if (target.input.SuspendedState?.ScheduledScalingSuspended === true) return false;
  const { MinCapacity = target.minimum, MaxCapacity = target.maximum } = action.input.ScalableTargetAction ?? {};
  const named = `scheduled action name ${action.input.ScheduledActionName} was triggered`;
  const about = { owner: service.owner };
  if (MinCapacity > MaxCapacity) {
    const message = `Failed to set min capacity to ${MinCapacity} and max capacity to ${MaxCapacity}. Maximum capacity cannot be less than minimum capacity. Cause: ${named}`;
    writeEvent(engine, 'failure', `(service ${service.name}) ${message}`, about);
    return false;
  }
  target.minimum = MinCapacity;
  target.maximum = MaxCapacity;
  target.input = { ...target.input, MinCapacity, MaxCapacity };
  const message = `Successfully set min capacity to ${MinCapacity} and max capacity to ${MaxCapacity}. Cause: ${named}`;
  writeEvent(engine, 'scaling', `(service ${service.name}) ${message}`, about);
  return moveIntoRange(engine, action.target);
}

/** A date as the API takes it: an ISO text, or epoch seconds. */
function dateMs(value: string | number | undefined): number | null {
  if (typeof value === 'number') return Math.round(value * 1_000);
  return value === undefined ? null : parseTimestamp(value);
}
