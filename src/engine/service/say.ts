import type { EventKind } from '../../frame/frame';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import type { EventSubjects } from '../events';
import type { ServiceState } from '../state';

/** Writes a service event. */
export function say(
  engine: Engine,
  service: ServiceState,
  kind: EventKind,
  message: string,
  subjects: EventSubjects = {},
): void {
  writeEvent(engine, kind, message, { ...subjects, owner: service.owner });
}

/** Causes whose event is not repeated as long as they last, for six hours at a time (placement-and-lifecycle 1.8). */
export type LastingCause =
  'placement' | 'steady' | 'blocked' | 'throttled' | 'protection' | 'launch' | 'launchRate' | 'rebalancing';

/** Writes a service event unless the same one has been written for this cause in the last `eventRepeat`. Answers with when it was written last. */
export function sayOnce(
  engine: Engine,
  service: ServiceState,
  cause: LastingCause,
  kind: EventKind,
  message: string,
  subjects: EventSubjects = {},
): number {
  const key = `${cause}: ${message}`;
  const writtenAtMs = service.written.get(key);
  if (writtenAtMs !== undefined && engine.state.timeMs - writtenAtMs < engine.timingsMs.eventRepeat) return writtenAtMs;
  service.written.set(key, engine.state.timeMs);
  say(engine, service, kind, message, subjects);
  return engine.state.timeMs;
}

/** The cause has gone away: its event may be written again at once. */
export function causeIsGone(service: ServiceState, cause: LastingCause): void {
  for (const key of service.written.keys()) if (key.startsWith(`${cause}: `)) service.written.delete(key);
}
