import { DEPLOYING_FIELDS } from '../../ecs/service';
import type { CreateServiceInput, DeployedFields } from '../../ecs/service';
import type { Engine } from '../engine';
import { taskDefinitionName } from '../names';
import type { DeploymentState, ServiceState, SimulationState } from '../state';
import { deploymentCompleted } from './messages';
import { say } from './say';

/** What a deployment keeps of its service, and how it ends. The sentences are EventBridge's (services-and-capacity 1.9). */

export function reasonInProgress(id: string): string {
  return `ECS deployment ${id} in progress.`;
}

export function reasonCompleted(id: string): string {
  return `ECS deployment ${id} completed.`;
}

/** What of a service's input a deployment of `taskDefinition` (index) stands for. */
export function deployedFields(
  state: SimulationState,
  input: Partial<CreateServiceInput>,
  taskDefinition: number,
): DeployedFields {
  const fields: readonly string[] = DEPLOYING_FIELDS;
  const given = Object.fromEntries(Object.entries(input).filter(([field]) => fields.includes(field)));
  return { ...given, taskDefinition: taskDefinitionName(state, taskDefinition) };
}

/** The service's input as it was with an earlier deployment; what starts no deployment stays as it is now. */
export function withDeployed(input: CreateServiceInput, deployed: DeployedFields): CreateServiceInput {
  const { serviceName, ...fields } = input;
  const deploying: readonly string[] = DEPLOYING_FIELDS;
  const others = Object.entries(fields).filter(([field]) => !deploying.includes(field));
  return { serviceName, ...Object.fromEntries(others), ...deployed };
}

/** Its tasks are in place, and nothing is left of those before. */
export function completeDeployment(engine: Engine, service: ServiceState, deployment: DeploymentState): void {
  deployment.rolloutState = 'COMPLETED';
  deployment.rolloutStateReason = reasonCompleted(deployment.id);
  deployment.endedAtMs = engine.state.timeMs;
  say(engine, service, 'deployment', deploymentCompleted(service.name, deployment.id));
}

/** None of its tasks is left. One that never came to its end has it now. */
export function retireDeployment({ timeMs }: SimulationState, deployment: DeploymentState): void {
  deployment.status = 'INACTIVE';
  if (Number.isNaN(deployment.endedAtMs)) deployment.endedAtMs = timeMs;
}
