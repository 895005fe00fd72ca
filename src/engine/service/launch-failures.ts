import type { Engine } from '../engine';
import { launchProblem } from '../roles';
import type { DeploymentState, ServiceState } from '../state';
import { countFailedStart } from './circuit-breaker';
import { causeIsGone, sayOnce } from './say';

/**
 * Whether ECS cannot create tasks of the deployment at all, because it cannot assume a role of theirs. The service says so and tries again at its
 * next pass; each try is a failed start. Source: placement-and-lifecycle 1.8, services-and-capacity 7.7. Assumption `roles-before-placement`.
 */
export function cannotLaunch(engine: Engine, service: ServiceState, deployment: DeploymentState): boolean {
  const { state } = engine;
  const definition = state.taskDefinitions[deployment.taskDefinition];
  const problem = definition === undefined ? null : launchProblem(engine, definition.input);
  if (problem === null) {
    causeIsGone(service, 'launch');
    return false;
  }
  const message = `(service ${service.name}) failed to launch a task with (error ${problem}).`;
  sayOnce(engine, service, 'launch', 'failure', message);
  countFailedStart(state, deployment);
  service.repeatAtMs = state.timeMs + 1;
  return true;
}
