import type { Engine } from '../engine';
import { findService, nameOf } from '../names';
import { canGoBack } from '../service/blue-green/going-back';
import { currentStep, isUnderWay } from '../service/blue-green/shift';
import { controllerOf } from '../service/kind';
import { failDeployment } from '../service/rollback';
import { invalid } from './action';
import type { Action, ActionOutcome } from './action';

/**
 * StopServiceDeployment: a deployment under way ends where it is (ABORT), or gives way to the last one that was COMPLETED (ROLLBACK, the
 * default). It is named by its service, or by its id. Source: services-and-capacity 1.1.
 */
export const stopServiceDeployment: Action = (engine, { serviceDeploymentArn, stopType = 'ROLLBACK' }) => {
  if (stopType !== 'ABORT' && stopType !== 'ROLLBACK')
    return invalid(`stopType is ABORT or ROLLBACK; "${String(stopType)}" was given.`);
  const index = serviceIndexOf(engine, String(serviceDeploymentArn));
  return index < 0 ? NOT_FOUND : stopDeployment(engine, index, stopType);
};

const NOT_FOUND: ActionOutcome = {
  error: { code: 'ServiceDeploymentNotFoundException', message: 'The service deployment was not found.' },
};

/** Assumption `deployment-stopped`. A deployment that shifts traffic cannot be stopped any more while it cleans up. */
function stopDeployment(engine: Engine, index: number, stopType: 'ABORT' | 'ROLLBACK'): ActionOutcome {
  const { state } = engine;
  const service = state.services[index];
  const deployment = state.deployments[service?.deployments[0] ?? -1];
  if (!service || !deployment) return NOT_FOUND;
  if (controllerOf(service) !== 'ECS') {
    const message = 'Service deployments can only be stopped where ECS itself runs them.';
    return { error: { code: 'UnsupportedFeatureException', message } };
  }
  if (deployment.rolloutState !== 'IN_PROGRESS') {
    const message = `The deployment ${deployment.id} is ${deployment.rolloutState} and cannot be stopped.`;
    return { error: { code: 'ConflictException', message } };
  }
  const { shift } = deployment;
  if (shift && isUnderWay(shift) && !canGoBack(deployment)) {
    const message = `The deployment ${deployment.id} is in ${currentStep(shift).stage}: there is nothing left to go back to.`;
    return { error: { code: 'ConflictException', message } };
  }
  failDeployment(engine, service, deployment, 'stopped', stopType === 'ROLLBACK');
  return {
    said: `${service.name}, ${stopType}`,
    kind: 'deployment',
    subjects: { owner: service.owner },
    passOf: index,
  };
}

/** The service that is named, or whose PRIMARY deployment is. */
function serviceIndexOf({ state }: Engine, reference: string): number {
  const byName = findService(state, reference);
  if (byName >= 0) return byName;
  const id = nameOf(reference).replace(/^ecs-svc\//, '');
  const deployment = state.deployments.findIndex((it) => it.status === 'PRIMARY' && it.id === `ecs-svc/${id}`);
  return state.deployments[deployment]?.service ?? -1;
}
