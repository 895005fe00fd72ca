import type { Engine } from '../../engine';
import type { ServiceState, SimulationState } from '../../state';
import { retireDeployment } from '../deployment-state';
import { liveTasksOf } from '../live-tasks';
import { lookAtTasks } from '../look';
import { planNextPass } from '../next-pass';
import type { Passing } from '../passing';
import { causeIsGone } from '../say';
import { keepSets } from '../sets';
import { sizeOf } from '../sizes';
import { isHealthy } from '../task-health';
import { evenReplicaPass, stopInterrupted } from '../zone-rebalancing';
import { finishGoingBack } from './going-back';
import { currentStep, isGoingBack, shiftUnderWay } from './shift';
import type { TrafficShift } from './shift-state';
import { enterStep } from './steps';
import { taskDeployment } from '../../task-rows/kinds';

/**
 * One pass of a service whose traffic is being shifted: every revision is kept at its size, and the deployment goes on when that is what it waits
 * for. Source: services-and-capacity 1.15.
 */
export function* shiftPass(engine: Engine, service: ServiceState): Passing {
  const { state } = engine;
  stopInterrupted(engine, service);
  startShift(engine, shiftUnderWay(state, service));
  const tasks = lookAtTasks(engine, service);
  const green = shiftUnderWay(state, service);
  const shift = state.deployments[green]?.shift;
  // What its tasks have come to has ended it where it was.
  if (!shift) return yield* evenReplicaPass(engine, service);
  const { moved, kept } = yield* keepSets(engine, service, tasks);
  retireOthers(state, service, green, shift);
  const wentOn = goOn(engine, service, green, shift);
  // It has come to its end: what is left is an ordinary service.
  if (shiftUnderWay(state, service) < 0) return yield* evenReplicaPass(engine, service);
  service.steady = false;
  service.steadySinceMs = NaN;
  causeIsGone(service, 'steady');
  planNextPass(engine, service, moved || wentOn, kept);
}

/** The first pass after a deployment was made takes it up. */
function startShift(engine: Engine, green: number): void {
  const deployment = engine.state.deployments[green];
  if (deployment?.shift?.status !== 'PENDING') return;
  deployment.shift = { ...deployment.shift, status: 'IN_PROGRESS' };
  enterStep(engine, green, 0);
}

function goOn(engine: Engine, service: ServiceState, green: number, shift: TrafficShift): boolean {
  if (isGoingBack(shift)) return finishGoingBack(engine, green, shift);
  if (!isOver(engine.state, service, green, shift)) return false;
  enterStep(engine, green, shift.step + 1);
  return true;
}

/** Whether what the step waits for is there; time is not its concern. */
function isOver(state: SimulationState, service: ServiceState, green: number, shift: TrafficShift): boolean {
  switch (currentStep(shift).endsWhen) {
    case 'othersAreGone':
      return service.deployments.every((index) => index === green || index === shift.blue);
    case 'greenIsHealthy':
      return healthyTasks(state, service, green) >= sizeOf(state, service, green);
    case 'blueIsGone':
      return (state.deployments[shift.blue]?.unfinishedTasks ?? 0) === 0;
    case 'timePasses':
      return false;
  }
}

function healthyTasks(state: SimulationState, service: ServiceState, deployment: number): number {
  return liveTasksOf(state, service).filter(
    (task) => taskDeployment(state, task) === deployment && isHealthy(state, task),
  ).length;
}

/** Revisions besides blue and green are INACTIVE once they have no tasks. */
function retireOthers(state: SimulationState, service: ServiceState, green: number, { blue }: TrafficShift): void {
  const isGone = (index: number) =>
    index !== green && index !== blue && (state.deployments[index]?.unfinishedTasks ?? 0) === 0;
  for (const index of service.deployments.filter(isGone)) {
    const deployment = state.deployments[index];
    if (deployment) retireDeployment(state, deployment);
    service.deployments.splice(service.deployments.indexOf(index), 1);
  }
}
