import type { ContainerDefinition } from '../../ecs/container-definition';
import { DESIRED_STATUS } from '../../ecs/status';
import { withTag } from '../../scenario/complete/complete';
import type { ImageBehaviour } from '../../scenario/scenario';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import type { Verdict } from '../service/task-health';
import { serviceOf, wakeToLook } from '../service/wake';
import type { AnswerChange, ContainerState, SimulationState } from '../state';
import { taskChanged } from '../task-changes';
import { healthReviewAtMs, setHealthReview } from '../task-rows/life';
import { setVerdictCode, verdictCode } from '../task-rows/moments';
import { behaviourOf, containersOf, milliseconds, setContainers } from './containers';
import { containerDefinitionsOf } from './definition';
import { isLinked } from './link';
import { PHASE } from './phases';
import { planOfTask } from './plan/shared-containers';
import { answersFrom, healthAt, healthChanges, healthCheckOf } from './probes';

/**
 * What the health checks of a task's containers make of it, and what changes them. One event at each moment at which a container's health
 * changes, none for a check that changes nothing. Source: placement-and-lifecycle 5.4.
 */

/** The position is the code in `verdictCode`. */
const VERDICTS: readonly Verdict[] = ['none', 'unknown', 'healthy', 'unhealthy'];
const NO_CHECKS = VERDICTS.indexOf('none');

/** What the health checks of a task's essential containers say of it, as ECS last heard; `none` without such checks. */
export function containerVerdict({ tasks }: SimulationState, task: number): Verdict {
  return VERDICTS[verdictCode(tasks, task)] ?? 'none';
}

/** A new task: nothing is known of it yet. */
export function beginHealth(
  { tasks }: SimulationState,
  task: number,
  definitions: readonly ContainerDefinition[],
): void {
  const isChecked = definitions.some((it) => it.essential !== false && healthCheckOf(it) !== null);
  setVerdictCode(tasks, task, VERDICTS.indexOf(isChecked ? 'unknown' : 'none'));
}

/**
 * ECS hears what the checks say now, and a review is queued for when that next changes. To be called whenever a container's plan has changed;
 * cheap for a task without checks. Without a connection the last value stays.
 */
export function reviewHealth(engine: Engine, task: number): void {
  const { state } = engine;
  const { tasks, taskLife } = state;
  if (verdictCode(tasks, task) === NO_CHECKS || (taskLife.phase[task] ?? 0) > PHASE.deactivating) return;
  if (isLinked(engine, task)) hearVerdict(engine, task);
  const nextMs = nextChangeMs(engine, task);
  if (nextMs === healthReviewAtMs(state, task)) return;
  setHealthReview(state, task, nextMs);
  if (nextMs < Infinity) pushEvent(state.queue, nextMs, EVENT.health, task);
}

/** Its containers are being stopped: nobody asks for their health any more. */
export function endHealth(state: SimulationState, task: number): void {
  setHealthReview(state, task, NaN);
}

function hearVerdict(engine: Engine, task: number): void {
  const { state } = engine;
  const verdict = VERDICTS.indexOf(verdictNow(engine, task));
  if (verdict === verdictCode(state.tasks, task)) return;
  setVerdictCode(state.tasks, task, verdict);
  taskChanged(state, task);
  const service = serviceOf(state, task);
  if (service >= 0) wakeToLook(state, service);
}

/** Any UNHEALTHY container makes the task so, else any UNKNOWN one; those that are not essential or not checked do not count. */
function verdictNow(engine: Engine, task: number): Verdict {
  const { timeMs } = engine.state;
  let verdict: Verdict = 'healthy';
  for (const { container, check } of checkedContainers(engine, task)) {
    const health = healthAt(healthChanges(check, container), container, timeMs);
    if (health === 'UNHEALTHY') return 'unhealthy';
    if (health === 'UNKNOWN') verdict = 'unknown';
  }
  return verdict;
}

function nextChangeMs(engine: Engine, task: number): number {
  const { timeMs } = engine.state;
  let nextMs = Infinity;
  for (const { container, check } of checkedContainers(engine, task)) {
    for (const { atMs } of healthChanges(check, container)) {
      if (atMs > timeMs && atMs < container.exitsAtMs) nextMs = Math.min(nextMs, atMs);
    }
    if (container.exitsAtMs > timeMs) nextMs = Math.min(nextMs, container.exitsAtMs);
  }
  return nextMs;
}

/** The essential containers with a health check, the only ones that make a task's health. */
function checkedContainers(engine: Engine, task: number) {
  const containers = containersOf(engine, task);
  return containerDefinitionsOf(engine.state, task).flatMap((definition, index) => {
    const container = containers[index];
    const check = healthCheckOf(definition);
    return container?.essential === true && check !== null ? [{ container, check }] : [];
  });
}

/** The task was there, healthy, when the run began; where its image never passes a check, that does not last. */
export function countAsHealthy(engine: Engine, task: number): void {
  const { timeMs } = engine.state;
  const healthy: AnswerChange = { atMs: timeMs, answers: true, atOnce: true };
  const ill: AnswerChange = { atMs: afterChecksOf(timeMs), answers: false };
  changeAnswers(engine, task, ({ image }) =>
    behaviourOf(engine, image).healthyAfterSeconds === null ? [healthy, ill] : [healthy],
  );
}

/**
 * The health check of a container fails from now on: the one of that name, else the first essential one that has a check. Answers whether there
 * is such a container and it runs.
 */
export function failContainers(engine: Engine, task: number, name: string | null): boolean {
  const { timeMs } = engine.state;
  const definitions = containerDefinitionsOf(engine.state, task);
  const failing = containersOf(engine, task).findIndex((container, index) => {
    const definition = definitions[index];
    const isMeant = name === null ? container.essential : container.name === name;
    return isMeant && definition !== undefined && healthCheckOf(definition) !== null && container.startedAtMs <= timeMs;
  });
  const fromMs = afterChecksOf(timeMs);
  changeAnswers(engine, task, (_, index) => (index === failing ? [{ atMs: fromMs, answers: false }] : null));
  return failing >= 0;
}

/**
 * An image behaves differently from now on: where that is about its health, its containers that run answer, or stop answering, as it says now
 * (assumption `made-to-fail`).
 */
export function imageHealthChanged(engine: Engine, image: string, before: ImageBehaviour | undefined): void {
  const { tasks, timeMs } = engine.state;
  const { healthyAfterSeconds: saidSeconds } = behaviourOf(engine, image);
  const healthyAfterSeconds = saidSeconds === undefined ? 0 : saidSeconds;
  const { healthyAfterSeconds: wasHealthyAfterSeconds = 0 } = before ?? {};
  if (saidSeconds === undefined && healthyAfterSeconds === wasHealthyAfterSeconds) return;
  for (let task = 0; task < tasks.count; task++) {
    if (tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) continue;
    changeAnswers(engine, task, (container) => {
      if (withTag(container.image) !== image || Number.isNaN(container.startedAtMs)) return null;
      const fromMs = Math.max(afterChecksOf(timeMs), container.startedAtMs);
      if (healthyAfterSeconds === null) return [{ atMs: fromMs, answers: false }];
      const healthyMs = container.startedAtMs + milliseconds(healthyAfterSeconds);
      if (healthyMs <= fromMs) return [{ atMs: fromMs, answers: true }];
      return [
        { atMs: fromMs, answers: false },
        { atMs: healthyMs, answers: true },
      ];
    });
  }
}

/** What people do comes after the checks of the same moment (assumption `moment-order`): it can change only the next ones. */
function afterChecksOf(timeMs: number): number {
  return timeMs + 1;
}

/** Containers answer their checks otherwise from now on; null for one that goes on as before, as one without a check always does. */
function changeAnswers(
  engine: Engine,
  task: number,
  change: (container: ContainerState, index: number) => readonly AnswerChange[] | null,
): void {
  // Most tasks have no checks, and share the plan that says so.
  if (planOfTask(engine.state, task)?.containers.every(({ state }) => state.answers.length === 0) === true) return;
  let changed = false;
  const containers = containersOf(engine, task).map((container, index) => {
    const changes = container.answers.length === 0 ? null : change(container, index);
    if (changes === null) return container;
    changed = true;
    return { ...container, answers: answersFrom(container.answers, changes) };
  });
  if (!changed) return;
  setContainers(engine, task, containers);
  reviewHealth(engine, task);
}
