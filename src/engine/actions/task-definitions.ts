import { registerTaskDefinition as register } from '../../scenario/task-definition/register';
import { findTaskDefinition, taskDefinitionName } from '../names';
import { refused } from './action';
import type { Action } from './action';

/** RegisterTaskDefinition: the family's next revision, numbers never used twice. */
export const registerTaskDefinition: Action = (engine, input) => {
  const { state, scenario, lens } = engine;
  const newest = (family: string) =>
    Math.max(0, ...state.taskDefinitions.filter((it) => it.family === family).map((it) => it.revision));
  const registration = register(input, { revision: (family) => newest(family) + 1, region: scenario.region });
  if (!registration.ok) {
    const problem = registration.problems.find(({ severity }) => severity === 'error');
    return refused({ code: problem?.code ?? 'ClientException', message: problem?.message ?? '' });
  }
  const { taskDefinition } = registration;
  const index = state.taskDefinitions.push(lens?.definition(taskDefinition) ?? taskDefinition) - 1;
  state.taskDefinitionInactive.push(false);
  state.catalogVersion++;
  return { said: taskDefinitionName(state, index), kind: 'deployment' };
};

/** DeregisterTaskDefinition: INACTIVE, so that nothing new refers to it; what runs stays. */
export const deregisterTaskDefinition: Action = (engine, { taskDefinition: reference }) => {
  const { state } = engine;
  const index = findTaskDefinition(state, String(reference));
  if (index < 0) return refused({ code: 'ClientException', message: 'The specified task definition does not exist.' });
  state.taskDefinitionInactive[index] = true;
  state.catalogVersion++;
  return { said: taskDefinitionName(state, index) };
};
