import type { ContainerDefinition } from '../../ecs/container-definition';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { SimulationState } from '../state';

/** The task definition of a task. */
export function definitionOf(state: SimulationState, task: number): RegisteredTaskDefinition {
  const definition = state.taskDefinitions[state.tasks.taskDefinition[task] ?? -1];
  if (!definition) throw new Error(`task ${task} has no task definition`);
  return definition;
}

export function containerDefinitionsOf(state: SimulationState, task: number): readonly ContainerDefinition[] {
  return definitionOf(state, task).input.containerDefinitions;
}
