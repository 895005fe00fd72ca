import { WHOLE } from '../../../ecs/traffic-shift';
import type { Engine } from '../../engine';
import type { ServiceState, SimulationState } from '../../state';
import { controllerOf } from '../kind';
import { stopShifts } from './going-back';
import { nativePlan } from './plan';
import { isUnderWay, shiftUnderWay } from './shift';
import { hasTestRule, movesTraffic, productionOf, setTraffic, shareTraffic } from './traffic';

/** A deployment of ECS's own that shifts traffic begins. Source: services-and-capacity 1.15. */

/** Whether a service's deployments shift traffic by ECS itself. */
export function shiftsTraffic(service: Pick<ServiceState, 'input'>): boolean {
  const { strategy = 'ROLLING' } = service.input.deploymentConfiguration ?? {};
  return controllerOf(service) === 'ECS' && strategy !== 'ROLLING' && service.input.schedulingStrategy !== 'DAEMON';
}

/** The new PRIMARY deployment (index) of a service takes over from the one before; the first one has all the traffic from the start. */
export function beginShift(engine: Engine, green: number): void {
  const { state } = engine;
  const deployment = state.deployments[green];
  const service = state.services[deployment?.service ?? -1];
  if (!deployment || !service) return;
  // CodeDeploy's first task set; those that follow come by its own deployments.
  if (controllerOf(service) === 'CODE_DEPLOY') return setTraffic(state, deployment, WHOLE, null);
  const blue = blueFor(state, service);
  if (!shiftsTraffic(service)) return beginRolling(state, service, green, blue);
  const moves = movesTraffic(service.input);
  const movesTestTraffic = moves && hasTestRule(service.input);
  const before = state.deployments[blue];
  if (!before) {
    if (moves) setTraffic(state, deployment, WHOLE, movesTestTraffic ? WHOLE : null);
    return;
  }
  stopShifts(state, service, green);
  const others = service.deployments.filter((index) => index !== green && index !== blue);
  deployment.usesAlternateTargetGroup = !before.usesAlternateTargetGroup;
  deployment.shift = {
    controller: 'ECS',
    blue,
    plan: nativePlan(service.input.deploymentConfiguration ?? {}, {
      movesTraffic: moves,
      hasTestRule: movesTestTraffic,
      othersAreActive: others.some((index) => (state.deployments[index]?.unfinishedTasks ?? 0) > 0),
    }),
    step: 0,
    status: 'PENDING',
    movesTraffic: moves,
    movesTestTraffic,
    stages: [],
  };
  if (moves) {
    setTraffic(state, deployment, 0, movesTestTraffic ? 0 : null);
    setTraffic(state, before, WHOLE, movesTestTraffic ? WHOLE : null);
  }
}

/**
 * A rolling update of a service that has shifted traffic before: a shift that is under way is over, and the new tasks are registered where the
 * production traffic goes (assumption `blue-green-interrupted`).
 */
function beginRolling(state: SimulationState, service: ServiceState, rolling: number, blue: number): void {
  const deployment = state.deployments[rolling];
  const before = state.deployments[blue];
  if (!deployment || !before) return;
  deployment.usesAlternateTargetGroup = before.usesAlternateTargetGroup;
  const shifting = shiftUnderWay(state, service);
  if (shifting >= 0) shareTraffic(state, shifting, blue === shifting ? TAKEN : GIVEN_BACK);
  stopShifts(state, service);
}

const TAKEN = { production: WHOLE, test: WHOLE };
const GIVEN_BACK = { production: 0, test: 0 };

/**
 * The revision to take over from: the one before, or, where that has not all of the traffic yet, the one that it was to take over from; of a rolling
 * update that was broken off the one that had been COMPLETED (assumption `blue-green-interrupted`). -1 for none.
 */
function blueFor(state: SimulationState, service: ServiceState): number {
  const previous = service.deployments[1] ?? -1;
  const deployment = state.deployments[previous];
  const shift = deployment?.shift;
  if (!deployment) return previous;
  if (!shift) {
    const completed = service.deployments
      .slice(1)
      .find((index) => state.deployments[index]?.rolloutState === 'COMPLETED');
    return completed ?? previous;
  }
  const hasTaken = shift.movesTraffic ? productionOf(deployment) === WHOLE : !isUnderWay(shift);
  const isThere = service.deployments.includes(shift.blue);
  return hasTaken || !isThere ? previous : shift.blue;
}
