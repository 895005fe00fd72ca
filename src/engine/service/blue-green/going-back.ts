import type { Engine } from '../../engine';
import type { DeploymentState, ServiceState, SimulationState } from '../../state';
import { withDeployed } from '../deployment-state';
import { rollingBack } from '../messages';
import { say } from '../say';
import { wakeService } from '../wake';
import { currentStep, isGoingBack, isUnderWay } from './shift';
import type { TrafficShift } from './shift-state';
import { makePrimary } from './steps';
import { productionOf, shareTraffic } from './traffic';

/**
 * A deployment that shifts traffic is given up: the traffic is blue's again at once, and green goes. Source: services-and-capacity 1.15.
 * Assumptions `blue-green-rollback` and `blue-green-without-rollback`.
 */

/** How it is given up: blue comes back, by ECS's or somebody's doing, or everything stays where it is. */
export type GivingUp = 'rollBack' | 'abort' | 'leave';

/** Whether a deployment is shifting traffic and can still be given up: while blue goes there is nothing to go back to. */
export function canGoBack({ shift }: DeploymentState): boolean {
  return shift !== null && isUnderWay(shift) && !isGoingBack(shift) && currentStep(shift).runs !== 'green';
}

/** Source of the statuses: services-and-capacity 1.1. Nothing is left to do for one that is not under way. */
export function giveUpShift(engine: Engine, green: number, how: GivingUp): void {
  const { state } = engine;
  const deployment = state.deployments[green];
  const service = state.services[deployment?.service ?? -1];
  const shift = deployment?.shift;
  const blue = state.deployments[shift?.blue ?? -1];
  if (!deployment || !service || !shift || !blue || !isUnderWay(shift)) return;
  if (how === 'leave') {
    deployment.shift = { ...shift, status: 'STOPPED' };
    return;
  }
  say(engine, service, 'deployment', rollingBack(service.name, blue.id));
  if (productionOf(deployment) > 0)
    say(engine, service, 'deployment', `${service.name}: all of the production traffic back to the revision before`);
  shareTraffic(state, green, { production: 0, test: 0 });
  const stages = [...shift.stages, { atMs: state.timeMs, stage: 'CLEAN_UP' }];
  deployment.shift = { ...shift, status: how === 'rollBack' ? 'ROLLBACK_IN_PROGRESS' : 'STOP_REQUESTED', stages };
  makePrimary(engine, service, shift.blue);
  if (shift.controller === 'ECS') service.input = withDeployed(service.input, blue.configuration);
  wakeService(state, deployment.service);
}

/** Nothing is shifted for a service any more: it is being deleted, or another deployment (index) begins. */
export function stopShifts({ deployments }: SimulationState, service: ServiceState, but = -1): void {
  for (const index of service.deployments) {
    const deployment = deployments[index];
    if (index === but || !deployment?.shift || !isUnderWay(deployment.shift)) continue;
    deployment.shift = { ...deployment.shift, status: 'STOPPED' };
  }
}

/** Whether nothing of green is left: then the way back is at its end, and its status says so. */
export function finishGoingBack({ state }: Engine, green: number, shift: TrafficShift): boolean {
  const deployment = state.deployments[green];
  if (!deployment || deployment.unfinishedTasks > 0) return false;
  deployment.shift = { ...shift, status: shift.status === 'STOP_REQUESTED' ? 'STOPPED' : 'ROLLBACK_SUCCESSFUL' };
  return true;
}
