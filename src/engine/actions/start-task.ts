import type { StartTaskInput } from '../../ecs/service';
import { startTaskRefusals } from '../../scenario/refusal/task';
import { findInstance, findTaskDefinition, nameOf, ownerIndex, taskDefinitionName } from '../names';
import { startTaskFailure } from '../placement/start-task';
import { requestContext } from '../service/request-context';
import { createTask } from '../task/create';
import { groupIndex } from '../world';
import { zonesOf } from '../zones';
import { refused } from './action';
import type { Action } from './action';

/** StartTask: one task on each named instance, those that fail aside. Source: placement-and-lifecycle 1.5. */
export const startTask: Action = (engine, given) => {
  const { state } = engine;
  const input = given as unknown as StartTaskInput;
  const refusal = startTaskRefusals(input, requestContext(engine))[0];
  if (refusal) return refused(refusal);
  const taskDefinition = findTaskDefinition(state, input.taskDefinition);
  const family = state.taskDefinitions[taskDefinition]?.family ?? '';
  const request = {
    taskDefinition,
    group: groupIndex(state, input.group ?? `family:${family}`),
    zones: zonesOf(engine, input.networkConfiguration),
  };
  const owner = ownerIndex(state, 'family', family);
  const tasks: number[] = [];
  const failures: { arn: string; reason: string }[] = [];
  for (const reference of input.containerInstances) {
    const instance = findInstance(state, reference);
    const failure = startTaskFailure(state, request, instance);
    if (failure !== null) {
      failures.push({ arn: nameOf(reference), reason: failure.reason });
      continue;
    }
    const standalone = {
      deployment: -1,
      activatingMs: 0,
      deactivatingMs: 0,
      decision: -1,
      startedBy: input.startedBy ?? null,
    };
    tasks.push(createTask(engine, { ...standalone, taskDefinition, owner, group: request.group, instance }));
  }
  const name = taskDefinitionName(state, taskDefinition);
  return {
    tasks,
    failures,
    said:
      failures.length === 0
        ? `${name}: ${tasks.length} started`
        : `${name}: ${tasks.length} started, ${failures.length} refused by their instances`,
    kind: failures.length > 0 ? 'failure' : 'action',
    subjects: { owner, tasks },
  };
};
