import { effectiveStrategies, REFUSALS } from '../../ecs/placement-rules';
import type { RunTaskInput } from '../../ecs/service';
import { INSTANCE_STATUS } from '../../ecs/status';
import { notStarted } from '../../scenario/not-simulated';
import { runTaskRefusals } from '../../scenario/refusal/task';
import { askForPlace, recordDecision } from '../decide';
import type { Engine } from '../engine';
import { findTaskDefinition, instanceId, ownerIndex, taskDefinitionName } from '../names';
import type { PlacementRequest } from '../placement/placement';
import { failuresOf } from '../placement/run-task';
import { requestContext } from '../service/request-context';
import { createTask } from '../task/create';
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
  const reason = notStarted(input, context.defaultStrategy);
  if (reason !== null) return { notSimulated: reason.message };
  const { instances } = engine.state;
  // Assumption `run-task-no-active-instance`: instances that are not ACTIVE count as none.
  if (!instances.status.subarray(0, instances.count).includes(INSTANCE_STATUS.ACTIVE))
    return invalid(REFUSALS.noContainerInstances);
  return placeAll(engine, input);
};

function placeAll(engine: Engine, input: RunTaskInput): ReturnType<Action> {
  const { state } = engine;
  const request = requestOf(engine, input);
  const family = state.taskDefinitions[request.taskDefinition]?.family ?? '';
  const subject = { owner: ownerIndex(state, 'family', family), taskDefinition: request.taskDefinition };
  const count = input.count ?? 1;
  const tasks: number[] = [];
  while (tasks.length < count && askForPlace(engine, request) >= 0) {
    const decision = recordDecision(engine, 'place', state.tasks.count, subject);
    const { instance } = engine.outcome;
    const standalone = { deployment: -1, activatingMs: 0, deactivatingMs: 0, startedBy: input.startedBy ?? null };
    tasks.push(createTask(engine, { ...subject, ...standalone, group: request.group, instance, decision }));
  }
  const missing = count - tasks.length;
  const unplaced = missing > 0 ? { missing, unplaced: recordDecision(engine, 'place', -1, subject) } : {};
  const failures = missing > 0 ? (engine.lens?.failures() ?? failuresOf(state, request)) : [];
  const name = taskDefinitionName(state, request.taskDefinition);
  return {
    ...unplaced,
    tasks,
    failures: failures.map(({ instance, reason }) => ({ arn: instanceId(engine.state, instance), reason })),
    said:
      missing === 0 ? `${name}: ${tasks.length} placed` : `${name}: ${tasks.length} placed, ${missing} without a place`,
    kind: missing > 0 ? 'failure' : 'action',
    subjects: { owner: subject.owner, tasks, instances: failures.map(({ instance }) => instance) },
  };
}

function requestOf(engine: Engine, input: RunTaskInput): PlacementRequest {
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
    capacityProvider: null,
  };
}
