import type { ContainerDefinition } from '../../ecs/container-definition';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { SimulationState } from '../state';
import { taskDefinitionIndex } from '../task-rows/kinds';

/** The task definition of a task. */
export function definitionOf(state: SimulationState, task: number): RegisteredTaskDefinition {
  const definition = state.taskDefinitions[taskDefinitionIndex(state, task)];
  if (!definition) throw new Error(`task ${task} has no task definition`);
  return definition;
}

export function containerDefinitionsOf(state: SimulationState, task: number): readonly ContainerDefinition[] {
  return definitionOf(state, task).input.containerDefinitions;
}
