import type { ServiceState, SimulationState } from '../../state';
import type { ShiftStep, TrafficShift } from './shift-state';

/** Where a deployment that shifts traffic stands. */

const NOTHING_LEFT: ShiftStep = {
  stage: 'CLEAN_UP',
  runs: 'green',
  production: 1_000,
  test: 1_000,
  endsWhen: 'timePasses',
  forMs: 0,
  thenFails: false,
  greenIsPrimary: true,
};

/** The step that a shift is in. */
export function currentStep({ plan, step }: TrafficShift): ShiftStep {
  return plan[step] ?? NOTHING_LEFT;
}

/** Whether green is being taken back. */
export function isGoingBack({ status }: Pick<TrafficShift, 'status'>): boolean {
  return status === 'ROLLBACK_IN_PROGRESS' || status === 'STOP_REQUESTED';
}

/** Whether there is still something to do, forward or back. */
export function isUnderWay(shift: Pick<TrafficShift, 'status'>): boolean {
  return shift.status === 'PENDING' || shift.status === 'IN_PROGRESS' || isGoingBack(shift);
}

/** Index of the deployment that is taking a service's traffic over, or giving it back; -1 for none. */
export function shiftUnderWay({ deployments }: SimulationState, service: ServiceState): number {
  for (const index of service.deployments) {
    const shift = deployments[index]?.shift;
    if (shift && isUnderWay(shift)) return index;
  }
  return -1;
}

/** Whether a queued end of a step still means something: the deployment is in that step, and its service is not being deleted. */
export function isStepDue({ deployments, services }: SimulationState, index: number, step: number): boolean {
  const deployment = deployments[index];
  const shift = deployment?.shift;
  return (
    shift?.status === 'IN_PROGRESS' && shift.step === step && services[deployment?.service ?? -1]?.status === 'ACTIVE'
  );
}
