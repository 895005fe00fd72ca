import type { ContainerDefinition } from '../../../ecs/container-definition';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';

/** Definitions that ECS accepts, to be spoilt by tests. */

export const app: ContainerDefinition = { name: 'app', image: 'nginx', memory: 128 };

export function ec2(task: Partial<TaskDefinitionInput> = {}): TaskDefinitionInput {
  return { family: 'web', containerDefinitions: [app], ...task };
}

export function containers(...containerDefinitions: ContainerDefinition[]): TaskDefinitionInput {
  return ec2({ containerDefinitions });
}

export function one(container: ContainerDefinition, task: Partial<TaskDefinitionInput> = {}): TaskDefinitionInput {
  return ec2({ ...task, containerDefinitions: [{ ...app, ...container }] });
}

export function fargate(
  task: Partial<TaskDefinitionInput> = {},
  container: ContainerDefinition = {},
): TaskDefinitionInput {
  return one(container, {
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    ...task,
  });
}
