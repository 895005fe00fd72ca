import type { DeploymentState, ServiceState, SimulationState } from '../state';
import { currentStep, isGoingBack, shiftUnderWay } from './blue-green/shift';
import type { TrafficShift } from './blue-green/shift-state';

/** How many tasks each deployment, or task set, of a service is to have. Source: services-and-capacity 1.15 to 1.17. */

/** The scale of a whole task set: `TaskSetState.scale` is in ten-thousandths of a per cent. */
export const FULL_SCALE = 1_000_000;

/** `computedDesiredCount`: a share of the service's count, rounded up. */
export function scaledCount(desiredCount: number, scale: number): number {
  return Math.floor((desiredCount * scale + FULL_SCALE - 1) / FULL_SCALE);
}

/** How many tasks of a deployment (index) its service wants at this moment, as long as it is not replaced by degrees. */
export function sizeOf(state: SimulationState, service: ServiceState, index: number): number {
  const deployment = state.deployments[index];
  if (!deployment || service.status !== 'ACTIVE') return 0;
  if (deployment.taskSet !== null) return sizeOfTaskSet(service, deployment.taskSet);
  const green = shiftUnderWay(state, service);
  const shift = state.deployments[green]?.shift;
  if (shift) return runsIn(shift, green, index) ? service.desiredCount : 0;
  return index === service.deployments[0] ? service.desiredCount : 0;
}

function sizeOfTaskSet(
  { desiredCount }: ServiceState,
  { scale, isDraining }: NonNullable<DeploymentState['taskSet']>,
): number {
  return isDraining ? 0 : scaledCount(desiredCount, scale);
}

/** Whether a deployment's tasks are wanted while traffic is shifted to those of `green`. */
function runsIn(shift: TrafficShift, green: number, deployment: number): boolean {
  const runs = isGoingBack(shift) ? 'blue' : currentStep(shift).runs;
  if (deployment === green) return runs !== 'blue';
  return deployment === shift.blue && runs !== 'green';
}
