import { TARGET_REASON } from '../../ecs/load-balancing';
import type { ServiceLoadBalancer } from '../../ecs/service';
import { withTag } from '../../scenario/complete/complete';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { instanceId, taskIdAt } from '../names';
import { say } from '../service/say';
import { serviceOf, wakeService } from '../service/wake';
import type { SimulationState } from '../state';
import { behaviourOf, milliseconds, runsAt } from '../task/containers';
import { answersAt, nextTurn, sinceWhen } from './health-checks';
import type { Behaviour, Standing } from './health-checks';
import { placeOf, unhealthyTarget } from './messages';
import { findTargetGroup } from './target-groups';
import type { TargetGroup } from './target-groups';
import { presentTargets, TARGET_STATE } from './target-table';

/** A target's health from its first check to its deregistration. Source: services-and-capacity 2.3. Times in simulated ms. */

/** The rows of a task's targets; none for a task without. */
export function targetsOfTask({ taskLife, targets }: SimulationState, task: number): number[] {
  const rows: number[] = [];
  const first = taskLife.firstTarget[task] ?? -1;
  if (first < 0) return rows;
  for (let row = first; row < targets.count && targets.task[row] === task; row++) rows.push(row);
  return rows;
}

/** What a task's deployment says that it is registered with. */
export function balancersOf({ deployments, taskLife }: SimulationState, task: number): readonly ServiceLoadBalancer[] {
  return deployments[taskLife.deployment[task] ?? -1]?.configuration.loadBalancers ?? [];
}

/** A target's group as service events and stopped reasons name it: by the ARN that its deployment was given, where it was one. */
export function placeOfTarget(state: SimulationState, row: number): string {
  const index = state.targets.targetGroup[row] ?? -1;
  const balancers = balancersOf(state, state.targets.task[row] ?? -1);
  const balancer = balancers.find((it) => findTargetGroup(state.targetGroups, it) === index);
  return placeOf(groupOf(state, row), balancer?.targetGroupArn);
}

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
  reviewTarget(engine, row);
}

/** What could have changed by now has changed, and the next change is in the queue. */
export function reviewTarget(engine: Engine, row: number): void {
  const { state } = engine;
  const { targets, timeMs } = state;
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

/** An image behaves differently from now on: the containers that run it answer accordingly. */
export function imageChanged(engine: Engine, image: string): void {
  const { state } = engine;
  const { targets, taskLife } = state;
  for (const row of presentTargets(targets)) {
    const container = taskLife.containers[targets.task[row] ?? -1]?.[targets.container[row] ?? -1];
    if (container !== undefined && withTag(container.image) === image) behaveAnew(engine, row);
  }
}

/** A target leaves: no check of it means anything any more. */
export function enterDraining(engine: Engine, row: number): void {
  const { targets } = engine.state;
  targets.generation[row] = (targets.generation[row] ?? 0) + 1;
  enter(engine, row, 'draining', 'Target.DeregistrationInProgress');
}

export function groupOf({ targetGroups, targets }: SimulationState, row: number): TargetGroup {
  const group = targetGroups[targets.targetGroup[row] ?? -1];
  if (!group) throw new Error(`target ${row} has no target group`);
  return group;
}

function take(engine: Engine, row: number, standing: Standing): void {
  const { targets } = engine.state;
  targets.recovering[row] = standing === 'recovering' ? 1 : 0;
  if (standing === 'healthy') {
    targets.told[row] = 0;
    return enter(engine, row, 'healthy', 'none');
  }
  if (standing === 'unhealthy' && targets.state[row] !== TARGET_STATE.unhealthy)
    enter(engine, row, 'unhealthy', failureOf(engine, row));
  const service = serviceOf(engine.state, targets.task[row] ?? -1);
  if (service >= 0) wakeService(engine.state, service);
}

function enter(
  { state }: Engine,
  row: number,
  name: keyof typeof TARGET_STATE,
  reason: keyof typeof TARGET_REASON,
): void {
  const { targets, timeMs } = state;
  targets.state[row] = TARGET_STATE[name];
  targets.reason[row] = TARGET_REASON[reason];
  targets.sinceMs[row] = timeMs;
  const service = serviceOf(state, targets.task[row] ?? -1);
  if (service >= 0) wakeService(state, service);
}

function standingOf({ targets }: SimulationState, row: number): Standing {
  if (targets.state[row] === TARGET_STATE.unhealthy) return targets.recovering[row] === 1 ? 'recovering' : 'unhealthy';
  return targets.state[row] === TARGET_STATE.healthy ? 'healthy' : 'initial';
}

function behaviourOfTarget({ targets, tasks }: SimulationState, row: number): Behaviour {
  return {
    checkedFromMs: tasks.startedAtMs[targets.task[row] ?? -1] ?? 0,
    behavesFromMs: targets.behavesFromMs[row] ?? NaN,
    answersFromMs: targets.answersFromMs[row] ?? Infinity,
    answersUntilMs: targets.answersUntilMs[row] ?? Infinity,
  };
}

type Answers = Pick<Behaviour, 'answersFromMs' | 'answersUntilMs'>;
const NEVER: Answers = { answersFromMs: Infinity, answersUntilMs: Infinity };

/** When it answers from a moment on, what was before left out: from -Infinity where it answers then. */
function ahead({ answersFromMs, answersUntilMs }: Answers, timeMs: number): Answers {
  if (answersUntilMs <= timeMs || answersUntilMs <= answersFromMs) return NEVER;
  return { answersFromMs: answersFromMs <= timeMs ? -Infinity : answersFromMs, answersUntilMs };
}

/** From when to when the target's container answers, as things stand: assumption `target-answers`. */
function plannedAnswers(engine: Engine, row: number): Answers {
  const { targets, taskLife } = engine.state;
  const task = targets.task[row] ?? -1;
  const container = taskLife.containers[task]?.[targets.container[row] ?? -1];
  if (targets.failed[row] === 1 || container === undefined || Number.isNaN(container.startedAtMs)) return NEVER;
  const { healthyAfterSeconds = 0 } = behaviourOf(engine, container.image);
  if (healthyAfterSeconds === null) return NEVER;
  // A task that was there when the run began has warmed up before.
  const warmUpMs = wasThereAtStart(engine.state, task) ? 0 : milliseconds(healthyAfterSeconds);
  return { answersFromMs: container.startedAtMs + warmUpMs, answersUntilMs: container.exitsAtMs };
}

/** Whether a service's task is one of those that are RUNNING when the run begins: all others have been placed. */
export function wasThereAtStart({ tasks }: SimulationState, task: number): boolean {
  return tasks.createdAtMs[task] === 0 && tasks.decision[task] === -1;
}

function isEnabledInZone(engine: Engine, row: number): boolean {
  const { zones } = groupOf(engine.state, row);
  const { tasks, targets, instances } = engine.state;
  const zone = instances.records[tasks.instanceIndex[targets.task[row] ?? -1] ?? -1]?.availabilityZone;
  return zones === null || zone === undefined || zones.includes(zone);
}

/** What a check that is not passed sees. Assumption `target-failure-reasons`. */
function failureOf(engine: Engine, row: number): keyof typeof TARGET_REASON {
  const { targets, taskLife, timeMs } = engine.state;
  if (targets.failed[row] === 1) return 'Target.Timeout';
  const container = taskLife.containers[targets.task[row] ?? -1]?.[targets.container[row] ?? -1];
  const runs = container !== undefined && runsAt(container, timeMs);
  const answersHttp = groupOf(engine.state, row).type === 'application';
  return runs && answersHttp ? 'Target.ResponseCodeMismatch' : 'Target.FailedHealthChecks';
}

/** As the service event words the reason. Source: services-and-capacity 1.9. */
const REASON_TEXTS: ReadonlyMap<number, string> = new Map([
  [TARGET_REASON['Target.Timeout'], 'Request timed out'],
  [TARGET_REASON['Target.FailedHealthChecks'], 'Health checks failed'],
  [TARGET_REASON['Target.ResponseCodeMismatch'], 'Health checks failed with these codes: [503]'],
  [TARGET_REASON['Target.NotInUse'], 'Target is in an Availability Zone that is not enabled for the load balancer'],
]);

/** When an unhealthy target begins to count for its service, which is when the grace period ends; Infinity where it does already, or is not. */
function countsFromMs({ state }: Engine, row: number): number {
  const graceEndsMs = graceEndMs(state, state.targets.task[row] ?? -1);
  return isFailing(state, row) && graceEndsMs > state.timeMs ? graceEndsMs : Infinity;
}

/** The service says once that a target is unhealthy: at once, or where that is ignored at first, when the grace period is over. */
function tellOnceItCounts(engine: Engine, row: number): void {
  const { state } = engine;
  const { targets, tasks, timeMs } = state;
  const task = targets.task[row] ?? -1;
  if (targets.told[row] === 1 || !isFailing(state, row) || graceEndMs(state, task) > timeMs) return;
  targets.told[row] = 1;
  const index = serviceOf(state, task);
  const service = state.services[index];
  if (!service) return;
  const instance = tasks.instanceIndex[task] ?? -1;
  const message = unhealthyTarget(groupOf(engine.state, row), {
    service: service.name,
    taskId: taskIdAt(state, task),
    instance: instance < 0 ? null : instanceId(state, instance),
    port: targets.port[row] ?? 0,
    reason: REASON_TEXTS.get(targets.reason[row] ?? 0) ?? 'Health checks failed',
  });
  say(engine, service, 'failure', message, { tasks: [task], instances: instance < 0 ? [] : [instance] });
  wakeService(state, index);
}

function isFailing({ targets }: SimulationState, row: number): boolean {
  const { unhealthy, unused } = TARGET_STATE;
  return targets.state[row] === unused || (targets.state[row] === unhealthy && targets.recovering[row] !== 1);
}

/** Source: services-and-capacity 1.13. */
function graceEndMs({ tasks, services, deployments, taskLife }: SimulationState, task: number): number {
  const service = services[deployments[taskLife.deployment[task] ?? -1]?.service ?? -1];
  return (tasks.startedAtMs[task] ?? 0) + milliseconds(service?.input.healthCheckGracePeriodSeconds ?? 0);
}
