import { runAction } from './actions/actions';
import { agentLost } from './actions/agents';
import { endCapacityPeriod, nextCapacityMs } from './capacity/period';
import { nextRetryMs, retryProvisioning } from './capacity/retry';
import { WORK } from './engine';
import type { Engine } from './engine';
import { dropEvent, EVENT, eventsInOrder, peekEvent } from './event-queue';
import type { QueuedEvent } from './event-queue';
import { loseZone } from './fargate/lose-zone';
import { writeHistory } from './history';
import { tellNews } from './load-balancing/news';
import { reviewTarget } from './load-balancing/targets';
import { instanceReady, registerEntry, retryRegistration } from './registration';
import { removeTerminated } from './removal';
import { endPeriod, nextPeriodMs } from './scaling/period';
import { runScheduled } from './scaling/scheduled';
import { isStepDue } from './service/blue-green/shift';
import { stepEnds } from './service/blue-green/step-ends';
import { runPass } from './service/pass';
import { beginPasses, goOnPassing } from './service/passing';
import { nextPassMs, runPasses } from './service/schedule';
import { wakeAll, wakeService } from './service/wake';
import { spotIsDue } from './spot/interrupt';
import { interruptBySource } from './spot/rate';
import { healthReviewAtMs } from './task-rows/life';
import { advanceHealth, advanceTask } from './task/lifecycle';
import { isCurrent } from './task/step';

/** Virtual time: what is due next, and what happens then. Events of a moment go before the end of a period of CloudWatch, and that before service passes. */

/** When something is due next; Infinity for never. `periodic` counts work that only repeats itself too. */
export function nextDueMs(engine: Engine, periodic: boolean): number {
  if (engine.passing !== null) return engine.state.timeMs;
  const beforePassesMs = Math.min(
    nextEventMs(engine),
    nextPeriodMs(engine, periodic),
    nextRetryMs(engine, periodic),
    nextCapacityMs(engine, periodic),
  );
  return Math.min(beforePassesMs, nextPassMs(engine, periodic, beforePassesMs));
}

/** Takes one step: one event, or the passes of a moment as far as one step takes them (`Engine.stepWork`). False when there is none up to `limitMs`. */
export function stepOnce(engine: Engine, limitMs: number): boolean {
  const dueMs = nextDueMs(engine, true);
  if (dueMs > limitMs || dueMs === Infinity) return false;
  takeStep(engine, dueMs);
  return true;
}

/** What looks on while the engine runs. */
export interface RunWatch {
  readonly afterStep?: () => void;
  /** Asked whenever a moment is over, the one of the start aside: true ends the run there. */
  readonly isEnough?: () => boolean;
  /** Asked after every step: true ends the run in the middle of its moment, to be gone on with. */
  readonly isSpent?: () => boolean;
  /** The run before was ended so: the moment of the start counts. */
  readonly goesOn?: boolean;
}

/** How a run has ended: at its destination, at the end of a moment because that was enough, or in the middle of one. */
export type RunEnd = 'arrived' | 'ended' | 'interrupted';

/** Everything up to and at a moment, which is the present then, unless the run is ended before. */
export function runEngine(
  engine: Engine,
  timeMs: number,
  { afterStep, isEnough, isSpent, goesOn = false }: RunWatch = {},
): RunEnd {
  for (let stepped = goesOn; ; stepped = true) {
    const dueMs = nextDueMs(engine, true);
    if (stepped && dueMs > engine.state.timeMs && isEnough?.() === true) {
      writeHistory(engine);
      return 'ended';
    }
    if (dueMs > timeMs || dueMs === Infinity) break;
    takeStep(engine, dueMs);
    afterStep?.();
    if (isSpent?.() === true) return 'interrupted';
  }
  if (engine.state.timeMs < timeMs) moveTo(engine, timeMs);
  writeHistory(engine);
  return 'arrived';
}

/** @param dueMs as `nextDueMs` has just found it; the next event is in `engine.next` */
function takeStep(engine: Engine, dueMs: number): void {
  const { next } = engine;
  if (engine.passing !== null) return goOnPassing(engine);
  moveTo(engine, dueMs);
  engine.work += WORK.event;
  if (next.timeMs === dueMs) {
    dropEvent(engine.state.queue);
    HANDLERS[next.kind]?.(engine, next.subject, next.argument);
  } else if (engine.state.scaling.nextPeriodAtMs === dueMs) {
    beginPasses(engine, endPeriod(engine));
  } else if (nextRetryMs(engine, true) === dueMs) {
    retryProvisioning(engine);
  } else if (engine.state.capacity.nextPeriodAtMs === dueMs) {
    endCapacityPeriod(engine);
  } else {
    beginPasses(engine, runPasses(engine));
  }
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

/** When the next event is due, which `engine.next` is then; outdated ones before it are dropped. */
function nextEventMs(engine: Engine): number {
  const { next } = engine;
  const { queue } = engine.state;
  while (peekEvent(queue, next) && isOutdated(engine, next)) dropEvent(queue);
  return next.timeMs;
}

function isOutdated(engine: Engine, { kind, subject, argument, timeMs }: QueuedEvent): boolean {
  const { instanceLife } = engine.state;
  if (kind === EVENT.task) return !isCurrent(engine, subject, argument);
  if (kind === EVENT.health) return healthReviewAtMs(engine.state, subject) !== timeMs;
  if (kind === EVENT.target) return engine.state.targets.generation[subject] !== argument;
  if (kind === EVENT.deployment) return !isStepDue(engine.state, subject, argument);
  if (kind === EVENT.scheduledScaling) return engine.state.scaling.schedules[subject]?.nextAtMs !== timeMs;
  if (kind === EVENT.agentLost) return instanceLife.agentLostAtMs[subject] !== timeMs;
  if (kind === EVENT.termination) return instanceLife.terminatedAtMs[subject] !== timeMs;
  if (kind === EVENT.spot) return Number.isNaN(instanceLife.spotEndsAtMs[subject] ?? NaN);
  if (kind === EVENT.boot) return instanceLife.bootAtMs[subject] !== timeMs;
  return false;
}

type Handler = (engine: Engine, subject: number, argument: number) => void;

/** What each kind of event does, by code. */
const HANDLERS: readonly Handler[] = (() => {
  const handlers: Handler[] = [];
  handlers[EVENT.registration] = (engine, subject) => {
    const entry = engine.scenario.containerInstances[subject];
    if (entry) registerEntry(engine, entry, subject);
    wakeAll(engine.state);
  };
  handlers[EVENT.registrationRetry] = (engine, subject) => {
    retryRegistration(engine, subject);
    wakeAll(engine.state);
  };
  handlers[EVENT.agentLost] = (engine, subject) => agentLost(engine, subject);
  handlers[EVENT.termination] = (engine, subject) => removeTerminated(engine, subject);
  handlers[EVENT.fargateLost] = loseZone;
  handlers[EVENT.boot] = (engine, subject) => {
    instanceReady(engine, subject);
    wakeAll(engine.state);
  };
  handlers[EVENT.spot] = (engine, subject) => spotIsDue(engine, subject);
  handlers[EVENT.spotDraw] = (engine, subject) => interruptBySource(engine, subject);
  handlers[EVENT.task] = (engine, subject) => advanceTask(engine, subject);
  handlers[EVENT.health] = (engine, subject) => advanceHealth(engine, subject);
  handlers[EVENT.target] = (engine, subject) => reviewTarget(engine, subject);
  handlers[EVENT.targetNews] = (engine) => tellNews(engine);
  handlers[EVENT.deployment] = (engine, subject) => stepEnds(engine, subject);
  handlers[EVENT.wake] = (engine, subject) => wakeService(engine.state, subject);
  handlers[EVENT.createService] = (engine, subject) => beginPasses(engine, runPass(engine, subject));
  handlers[EVENT.scheduledScaling] = (engine, subject) => beginPasses(engine, runScheduled(engine, subject));
  handlers[EVENT.timeline] = (engine, subject) => runAction(engine, subject);
  return handlers;
})();
