import { TARGET_REASON } from '../../ecs/load-balancing';
import type { TargetReason } from '../../ecs/load-balancing';
import type { TargetState } from '../../frame/frame';
import { withTag } from '../../scenario/complete/complete';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { serviceOf, wakeToLook } from '../service/wake';
import type { SimulationState } from '../state';
import { targetChanged } from '../task-changes';
import { deactivatingMs } from '../task-rows/kinds';
import { startedAtMs } from '../task-rows/moments';
import { taskZone } from '../task-rows/platform';
import { behaviourOf } from '../task/containers';
import { containerIn } from '../task/plan/shared-containers';
import { ahead, plannedAnswers } from './answers';
import { answersAt, nextTurn, sinceWhen } from './health-checks';
import type { Behaviour, Standing } from './health-checks';
import { groupOf } from './of-task';
import { dropTarget, presentTargets, TARGET_STATE } from './target-table';
import { countsFromMs, failureOf, tellOnceItCounts } from './unhealthy-targets';

/** A target's health from its first check to its deregistration. Source: services-and-capacity 2.3. Times in simulated ms. */

/** Checks begin: the task is RUNNING. `healthy`: it was there when the run began and counts as healthy. */
export function startChecks(engine: Engine, row: number, healthy: boolean): void {
  const { targets, timeMs } = engine.state;
  if (!isEnabledInZone(engine, row)) {
    enter(engine, row, 'unused', 'Target.NotInUse');
    return reviewTarget(engine, row);
  }
  targets.behavesFromMs[row] = timeMs;
  const { answersFromMs, answersUntilMs } = plannedAnswers(engine, row);
  targets.answersFromMs[row] = answersFromMs;
  targets.answersUntilMs[row] = answersUntilMs;
  if (healthy) enter(engine, row, 'healthy', 'none');
  else targets.reason[row] = TARGET_REASON['Elb.InitialHealthChecking'];
  targetChanged(engine.state, targets.task[row] ?? -1);
  reviewTarget(engine, row);
}

/** What could have changed by now has changed, and the next change is in the queue. */
export function reviewTarget(engine: Engine, row: number): void {
  const { state } = engine;
  const { targets, timeMs } = state;
  if (targets.state[row] === TARGET_STATE.draining) {
    dropTarget(targets, row);
    return targetChanged(state, targets.task[row] ?? -1);
  }
  const generation = (targets.generation[row] ?? 0) + 1;
  targets.generation[row] = generation;
  const { checks } = groupOf(engine.state, row);
  for (;;) {
    const isChecked = targets.state[row] !== TARGET_STATE.unused;
    const turn = isChecked ? nextTurn(standingOf(state, row), checks, behaviourOfTarget(state, row), timeMs) : null;
    if (turn !== null && turn.atMs <= timeMs) {
      take(engine, row, turn.standing);
      continue;
    }
    tellOnceItCounts(engine, row);
    const nextMs = Math.min(turn?.atMs ?? Infinity, countsFromMs(engine, row));
    if (nextMs < Infinity) pushEvent(state.queue, nextMs, EVENT.target, row, generation);
    return;
  }
}

/**
 * The target's container may do something else from now on than was planned: it has been restarted, its image has changed, or something fails it.
 * Cheap where it does not.
 */
export function behaveAnew(engine: Engine, row: number): void {
  const { targets, timeMs } = engine.state;
  const before = behaviourOfTarget(engine.state, row);
  // Its checks have not begun, or do so no longer.
  if (Number.isNaN(before.behavesFromMs) || targets.state[row] === TARGET_STATE.draining) return;
  const { answersFromMs, answersUntilMs } = ahead(plannedAnswers(engine, row), timeMs);
  const expected = ahead(before, timeMs);
  if (answersFromMs === expected.answersFromMs && answersUntilMs === expected.answersUntilMs) return;
  // A row of checks that all end the same goes on.
  const goesOn = answersFromMs <= timeMs === answersAt(before, timeMs);
  targets.behavesFromMs[row] = goesOn ? sinceWhen(groupOf(engine.state, row).checks, before, timeMs) : timeMs;
  targets.answersFromMs[row] = answersFromMs;
  targets.answersUntilMs[row] = answersUntilMs;
  reviewTarget(engine, row);
}

/** An image behaves differently from now on: the containers that run it answer accordingly (assumption `made-to-fail`). */
export function imageChanged(engine: Engine, image: string): void {
  const { state } = engine;
  const { targets } = state;
  const heals = behaviourOf(engine, image).healthyAfterSeconds !== undefined;
  for (const row of presentTargets(targets)) {
    const container = containerIn(state, targets.task[row] ?? -1, targets.container[row] ?? -1);
    if (container === undefined || withTag(container.image) !== image) continue;
    if (heals) targets.failed[row] = 0;
    behaveAnew(engine, row);
  }
}

/** A draining target is gone after its delay; where its task leaves DEACTIVATING no later, it goes with that. */
export function leavesAfter({ state }: Engine, row: number, delayMs: number): void {
  const task = state.targets.task[row] ?? -1;
  if (delayMs >= deactivatingMs(state, task)) return;
  pushEvent(state.queue, state.timeMs + delayMs, EVENT.target, row, state.targets.generation[row] ?? 0);
}

/** A target leaves: no check of it means anything any more. */
export function enterDraining(engine: Engine, row: number): void {
  const { targets } = engine.state;
  targets.generation[row] = (targets.generation[row] ?? 0) + 1;
  enter(engine, row, 'draining', 'Target.DeregistrationInProgress');
}

function take(engine: Engine, row: number, standing: Standing): void {
  const { targets } = engine.state;
  targets.recovering[row] = standing === 'recovering' ? 1 : 0;
  targetChanged(engine.state, targets.task[row] ?? -1);
  if (standing === 'healthy') {
    targets.told[row] = 0;
    return enter(engine, row, 'healthy', 'none');
  }
  if (standing === 'unhealthy' && targets.state[row] !== TARGET_STATE.unhealthy)
    enter(engine, row, 'unhealthy', failureOf(engine, row));
  else wakeServiceOf(engine.state, row);
}

function enter({ state }: Engine, row: number, name: TargetState, reason: TargetReason): void {
  const { targets, timeMs } = state;
  targets.state[row] = TARGET_STATE[name];
  targets.reason[row] = TARGET_REASON[reason];
  targets.sinceMs[row] = timeMs;
  targetChanged(state, targets.task[row] ?? -1);
  wakeServiceOf(state, row);
}

function wakeServiceOf(state: SimulationState, row: number): void {
  const service = serviceOf(state, state.targets.task[row] ?? -1);
  if (service >= 0) wakeToLook(state, service);
}

function standingOf({ targets }: SimulationState, row: number): Standing {
  if (targets.state[row] === TARGET_STATE.unhealthy) return targets.recovering[row] === 1 ? 'recovering' : 'unhealthy';
  return targets.state[row] === TARGET_STATE.healthy ? 'healthy' : 'initial';
}

function behaviourOfTarget(state: SimulationState, row: number): Behaviour {
  const { targets } = state;
  return {
    checkedFromMs: startedAtMs(state, targets.task[row] ?? -1),
    behavesFromMs: targets.behavesFromMs[row] ?? NaN,
    answersFromMs: targets.answersFromMs[row] ?? Infinity,
    answersUntilMs: targets.answersUntilMs[row] ?? Infinity,
  };
}

function isEnabledInZone(engine: Engine, row: number): boolean {
  const { zones } = groupOf(engine.state, row);
  const { state } = engine;
  const zone = state.zones[taskZone(state, state.targets.task[row] ?? -1)];
  return zones === null || zone === undefined || zones.includes(zone);
}
