import { runAction } from './actions/actions';
import { agentLost } from './actions/agents';
import { instanceTerminated } from './actions/outages';
import type { Engine } from './engine';
import { EVENT, eventsInOrder, peekEvent, popEvent } from './event-queue';
import type { QueuedEvent } from './event-queue';
import { finishBoot, registerEntry } from './fleet';
import { writeHistory } from './history';
import { runPass } from './service/pass';
import { nextPassMs, runPasses } from './service/schedule';
import { wakeAll, wakeService } from './service/wake';
import { advanceTask, isCurrent } from './task/lifecycle';

/** Virtual time: what is due next, and what happens then. Events of a moment go before its service passes. */

/** When something is due next; Infinity for never. `periodic` counts work that only repeats itself too. */
export function nextDueMs(engine: Engine, periodic: boolean): number {
  return Math.min(nextEvent(engine)?.timeMs ?? Infinity, nextPassMs(engine, periodic));
}

/** Takes one step: one event, or all passes of a moment. False when there is none up to `limitMs`. */
export function stepOnce(engine: Engine, limitMs: number): boolean {
  const event = nextEvent(engine);
  const passMs = nextPassMs(engine, true);
  const dueMs = Math.min(event?.timeMs ?? Infinity, passMs);
  if (dueMs > limitMs || dueMs === Infinity) return false;
  moveTo(engine, dueMs);
  if (event && event.timeMs === dueMs) {
    popEvent(engine.state.queue);
    HANDLERS[event.kind]?.(engine, event);
  } else {
    runPasses(engine);
  }
  return true;
}

/** Everything up to and at a moment, which is the present then. `afterStep` is called after every step. */
export function runEngine(engine: Engine, timeMs: number, afterStep: () => void = () => {}): void {
  while (stepOnce(engine, timeMs)) afterStep();
  if (engine.state.timeMs < timeMs) moveTo(engine, timeMs);
  writeHistory(engine);
}

/** Events that still mean something, in the order in which they are due. */
export function eventsDue(engine: Engine): QueuedEvent[] {
  return eventsInOrder(engine.state.queue).filter((event) => !isOutdated(engine, event));
}

function moveTo(engine: Engine, timeMs: number): void {
  if (timeMs === engine.state.timeMs) return;
  writeHistory(engine);
  engine.state.timeMs = timeMs;
}

/** The next event; outdated ones before it are dropped. */
function nextEvent(engine: Engine): QueuedEvent | null {
  for (;;) {
    const event = peekEvent(engine.state.queue);
    if (event === null || !isOutdated(engine, event)) return event;
    popEvent(engine.state.queue);
  }
}

function isOutdated(engine: Engine, { kind, subject, argument, timeMs }: QueuedEvent): boolean {
  const { instanceLife } = engine.state;
  if (kind === EVENT.task) return !isCurrent(engine, subject, argument);
  if (kind === EVENT.agentLost) return instanceLife.agentLostAtMs[subject] !== timeMs;
  if (kind === EVENT.termination) return instanceLife.terminatedAtMs[subject] !== timeMs;
  return false;
}

/** What each kind of event does, by code. */
const HANDLERS: readonly ((engine: Engine, event: QueuedEvent) => void)[] = (() => {
  const handlers: ((engine: Engine, event: QueuedEvent) => void)[] = [];
  handlers[EVENT.registration] = (engine, { subject }) => {
    const entry = engine.scenario.containerInstances[subject];
    if (entry) registerEntry(engine, entry, subject);
    wakeAll(engine.state);
  };
  handlers[EVENT.agentLost] = (engine, { subject }) => agentLost(engine, subject);
  handlers[EVENT.termination] = (engine, { subject }) => instanceTerminated(engine, subject);
  handlers[EVENT.boot] = (engine, { subject }) => {
    finishBoot(engine, subject);
    wakeAll(engine.state);
  };
  handlers[EVENT.task] = (engine, { subject }) => advanceTask(engine, subject);
  handlers[EVENT.wake] = (engine, { subject }) => wakeService(engine.state, subject);
  handlers[EVENT.createService] = (engine, { subject }) => runPass(engine, subject);
  handlers[EVENT.timeline] = (engine, { subject }) => runAction(engine, subject);
  return handlers;
})();
