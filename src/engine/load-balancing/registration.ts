import type { ServiceLoadBalancer } from '../../ecs/service';
import { setRare } from '../../lib/columns';
import { isRecord } from '../../lib/is-record';
import type { Engine } from '../engine';
import { serviceOf } from '../service/wake';
import { targetChanged } from '../task-changes';
import { noteNews } from './news';
import { findTargetGroup } from './target-groups';
import { addTarget, dropTarget, TARGET_STATE } from './target-table';
import { wasThereAtStart } from './answers';
import { balancersOf, groupOf, placeOfTarget, targetsOfTask } from './of-task';
import { behaveAnew, enterDraining, leavesAfter, startChecks } from './targets';
import { containerIn, containersIn } from '../task/plan/shared-containers';
import { firstTarget } from '../task-rows/life';

/** A task's targets: registered in ACTIVATING, checked while they are there, deregistered in DEACTIVATING. Source: services-and-capacity 2.3. */

/** The parts of a service, or task set, that its tasks register with. */
interface Registered {
  readonly loadBalancers?: readonly ServiceLoadBalancer[];
  readonly serviceRegistries?: readonly unknown[];
  readonly serviceConnectConfiguration?: unknown;
}

/**
 * How long a task takes to register with and to leave load balancers and discovery, in simulated ms; 0 where it has none. Of several target groups
 * the longest delay counts. Assumption `leaving-discovery`.
 */
export function registrationOf(
  { state: { targetGroups }, timingsMs }: Engine,
  { loadBalancers = [], serviceRegistries = [], serviceConnectConfiguration }: Registered,
): { activatingMs: number; deactivatingMs: number } {
  const discovered = serviceRegistries.length > 0 || isEnabled(serviceConnectConfiguration);
  const discoveryMs = discovered ? timingsMs.serviceDiscoveryRegistration : 0;
  const balancersMs = loadBalancers.length > 0 ? timingsMs.targetRegistration : 0;
  const delays = loadBalancers.map(
    (balancer) => targetGroups[findTargetGroup(targetGroups, balancer)]?.deregistrationDelayMs ?? 0,
  );
  return { activatingMs: Math.max(discoveryMs, balancersMs), deactivatingMs: Math.max(discoveryMs, ...delays) };
}

/** The task enters ACTIVATING, or is RUNNING from the start of the run: its targets are registered. */
export function registerTargets(engine: Engine, task: number): void {
  const { state } = engine;
  for (const balancer of balancersOf(state, task)) {
    const targetGroup = findTargetGroup(state.targetGroups, balancer);
    if (targetGroup < 0) continue;
    const container = containerOf(engine, task, balancer);
    const port = portOf(engine, task, container, balancer, targetGroup);
    const row = addTarget(state.targets, { targetGroup, task, container, port }, state.timeMs);
    if (firstTarget(state, task) < 0) setRare(state.taskLife.firstTarget, task, row);
    if (!wasThereAtStart(state, task)) note(engine, row, 'registered');
    targetChanged(state, task);
  }
}

/** The task is RUNNING now; `healthy`: it was there when the run began and counts as healthy. */
export function targetsStart(engine: Engine, task: number, healthy: boolean): void {
  for (const row of targetsOfTask(engine.state, task)) startChecks(engine, row, healthy);
}

/** The task enters DEACTIVATING: its targets drain, each for the delay of its target group. */
export function deregisterTargets(engine: Engine, task: number): void {
  const { state } = engine;
  const rows = targetsOfTask(state, task);
  if (rows.length > 0) noteNews(engine, { what: 'draining', service: serviceOf(state, task), task, place: '' });
  for (const row of rows) {
    enterDraining(engine, row);
    note(engine, row, 'deregistered');
    leavesAfter(engine, row, groupOf(state, row).deregistrationDelayMs);
  }
}

/** DEACTIVATING is over, or the task is gone without it: its targets are no more. */
export function removeTargets(engine: Engine, task: number): void {
  const { targets, taskLife } = engine.state;
  for (const row of targetsOfTask(engine.state, task)) {
    if (targets.state[row] !== TARGET_STATE.draining) {
      enterDraining(engine, row);
      note(engine, row, 'deregistered');
    }
    dropTarget(targets, row);
    targetChanged(engine.state, task);
  }
  setRare(taskLife.firstTarget, task, -1);
}

/** FailHealthCheck: the task's targets answer no more. */
export function failTargets(engine: Engine, task: number): void {
  for (const row of targetsOfTask(engine.state, task)) {
    engine.state.targets.failed[row] = 1;
    behaveAnew(engine, row);
  }
}

/** Something other than time has changed what a RUNNING task's containers do: one has crashed or been restarted. */
export function containersChanged(engine: Engine, task: number): void {
  for (const row of targetsOfTask(engine.state, task)) behaveAnew(engine, row);
}

function containerOf({ state }: Engine, task: number, { containerName }: ServiceLoadBalancer): number {
  const containers = containersIn(state, task);
  return Math.max(
    0,
    containers.findIndex(({ name }) => name === containerName),
  );
}

/** An ip target answers on its container port, an instance target on the host port that is bound to it, a dynamic one included. */
function portOf(
  { state }: Engine,
  task: number,
  container: number,
  { containerPort = 0 }: ServiceLoadBalancer,
  targetGroup: number,
): number {
  if (state.targetGroups[targetGroup]?.targetType === 'ip') return containerPort;
  const bindings = containerIn(state, task, container)?.networkBindings ?? [];
  return bindings.find((binding) => binding.containerPort === containerPort)?.hostPort ?? containerPort;
}

function note(engine: Engine, row: number, what: 'registered' | 'deregistered'): void {
  const { state } = engine;
  const task = state.targets.task[row] ?? -1;
  noteNews(engine, { what, service: serviceOf(state, task), task, place: placeOfTarget(state, row) });
}

function isEnabled(serviceConnect: unknown): boolean {
  return isRecord(serviceConnect) && serviceConnect['enabled'] === true;
}
