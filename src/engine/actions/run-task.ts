import { effectiveStrategies, REFUSALS } from '../../ecs/placement-rules';
import type { RunTaskInput } from '../../ecs/service';
import { INSTANCE_STATUS } from '../../ecs/status';
import { notStarted } from '../../scenario/not-simulated';
import { runTaskRefusals } from '../../scenario/refusal/task';
import { launchOf } from '../capacity/launch-target';
import type { Launch, LaunchTarget } from '../capacity/launch-target';
import { recordDecision } from '../decide';
import type { Engine } from '../engine';
import { failuresOnFargate } from '../fargate/failures';
import { mayCallRunTask, RATE_EXCEEDED } from '../fargate/quotas';
import { findTaskDefinition, instanceId, ownerIndex, taskDefinitionName } from '../names';
import type { PlacementRequest } from '../placement/placement';
import { failuresOf } from '../placement/run-task';
import { NONE_IN_PROVIDER } from '../service/messages';
import { requestContext } from '../service/request-context';
import type { FailedTarget } from '../service/start';
import { createStarter } from '../service/starter';
import type { SimulationState } from '../state';
import { groupIndex } from '../world';
import { zonesOf } from '../zones';
import { invalid, refused } from './action';
import type { Action } from './action';

/**
 * RunTask: at once and in parts. Tasks that fit are created, those that do not are not, and nothing is tried again.
 * Source: placement-and-lifecycle 1.4.
 */
export const runTask: Action = (engine, given) => {
  const input = given as unknown as RunTaskInput;
  const context = requestContext(engine);
  const refusal = runTaskRefusals(input, context)[0];
  if (refusal) return refused(refusal);
  const reason = notStarted(input);
  if (reason !== null) return { notSimulated: reason.message };
  const { state } = engine;
  const launch = launchOf(state, input);
  const [first] = launch.targets;
  if (first?.kind === 'fargate' && !mayCallRunTask(engine)) return refused(RATE_EXCEEDED);
  // Assumption `run-task-no-active-instance`: instances that are not ACTIVE count as none.
  if (first?.kind === 'instances' && first.provider < 0 && !hasActive(state, -1))
    return invalid(REFUSALS.noContainerInstances);
  return placeAll(engine, input, launch);
};

const TOO_MANY_WAIT = {
  code: 'ClientException',
  message: 'The tasks provisioning capacity limit was exceeded. Try again later.',
};

/** Whether an instance is ACTIVE, of all or of one provider (index). */
function hasActive({ instances }: SimulationState, provider: number): boolean {
  for (let instance = 0; instance < instances.count; instance++) {
    if (instances.status[instance] !== INSTANCE_STATUS.ACTIVE) continue;
    if (provider < 0 || instances.capacityProvider[instance] === provider) return true;
  }
  return false;
}

function placeAll(engine: Engine, input: RunTaskInput, launch: Launch): ReturnType<Action> {
  const { state } = engine;
  const request = requestOf(engine, input, null);
  const family = state.taskDefinitions[request.taskDefinition]?.family ?? '';
  const subject = { owner: ownerIndex(state, 'family', family), taskDefinition: request.taskDefinition };
  const standalone = { deployment: -1, activatingMs: 0, deactivatingMs: 0, startedBy: input.startedBy ?? null };
  const starter = createStarter(engine, {
    launch,
    // Base and weights count the tasks of one call.
    counts: launch.targets.map(() => 0),
    task: { ...subject, ...standalone, group: request.group, instance: -1, decision: -1 },
    requestOf: (target) => requestFor(engine, input, target),
    keepsRequest: true,
  });
  const count = input.count ?? 1;
  const tasks: number[] = [];
  for (let asked = 0; asked < count && !starter.isFull(); asked++) {
    const task = starter.next();
    if (task >= 0) tasks.push(task);
  }
  const missing = count - tasks.length;
  const failed = missing > 0 ? starter.failedTarget() : null;
  const error = failed !== null && tasks.length === 0 ? errorAt(state, failed) : null;
  if (error !== null) return error;
  const unplaced = missing > 0 ? { missing, unplaced: recordDecision(engine, 'place', -1, subject) } : {};
  const failures = failed === null ? [] : failuresAt(engine, input, failed, missing);
  const name = taskDefinitionName(state, request.taskDefinition);
  return {
    ...unplaced,
    tasks,
    failures: failures.map(({ arn, reason }) => ({ arn, reason })),
    said: `${name}: ${cameTo(state, tasks, missing)}`,
    kind: missing > 0 ? 'failure' : 'action',
    subjects: { owner: subject.owner, tasks, instances: failures.flatMap(({ instance }) => instance ?? []) },
  };
}

/** `2 placed, 1 waiting for capacity` */
function cameTo(
  { tasks: { instanceIndex }, capacity }: SimulationState,
  tasks: readonly number[],
  missing: number,
): string {
  const latest = capacity.provisioning.slice(-tasks.length).map(({ task }) => task);
  const waiting = tasks.filter((task) => instanceIndex[task] === -1 && latest.includes(task)).length;
  const placed = tasks.length - waiting;
  return [
    ...(placed > 0 || waiting === 0 ? [`${placed} placed`] : []),
    ...(waiting > 0 ? [`${waiting} waiting for capacity`] : []),
    ...(missing > 0 ? [`${missing} without a place`] : []),
  ].join(', ');
}

/** Where nothing at all could be created, ECS may refuse the whole call. */
function errorAt(state: SimulationState, { target, tooManyWait }: FailedTarget): ReturnType<Action> | null {
  if (tooManyWait) return { error: TOO_MANY_WAIT };
  return target.kind === 'instances' && !hasActive(state, target.provider) ? invalid(NONE_IN_PROVIDER) : null;
}

/** `failures` of the tasks without a place. */
function failuresAt(
  engine: Engine,
  input: RunTaskInput,
  { target, tooManyWait }: FailedTarget,
  missing: number,
): { readonly arn: string; readonly reason: string; readonly instance?: number }[] {
  const { state } = engine;
  if (target.kind === 'fargate') return failuresOnFargate(engine, missing);
  if (tooManyWait) return [{ arn: state.capacityProviders[target.provider] ?? '', reason: TOO_MANY_WAIT.message }];
  const failures = engine.lens?.failures() ?? failuresOf(state, requestFor(engine, input, target));
  return failures.map(({ instance, reason }) => ({
    arn: instanceId(state, instance),
    reason,
    instance,
  }));
}

function requestFor(engine: Engine, input: RunTaskInput, { kind, provider }: LaunchTarget): PlacementRequest {
  return requestOf(engine, input, kind === 'fargate' || provider < 0 ? null : provider);
}

function requestOf(engine: Engine, input: RunTaskInput, capacityProvider: number | null): PlacementRequest {
  const { state } = engine;
  const taskDefinition = findTaskDefinition(state, input.taskDefinition);
  const constraints = input.placementConstraints ?? [];
  return {
    taskDefinition,
    group: groupIndex(state, input.group ?? `family:${state.taskDefinitions[taskDefinition]?.family ?? ''}`),
    strategies: effectiveStrategies(input.placementStrategy ?? [], 'runTask'),
    memberOf: constraints.flatMap(({ type, expression }) => (type === 'memberOf' ? (expression ?? []) : [])),
    distinctInstance: constraints.some(({ type }) => type === 'distinctInstance'),
    zones: zonesOf(engine, input.networkConfiguration),
    capacityProvider,
  };
}
