import { WHOLE } from '../../../ecs/traffic-shift';
import type { Engine } from '../../engine';
import type { ServiceState, SimulationState } from '../../state';
import { controllerOf } from '../kind';
import { stopShifts } from './going-back';
import { nativePlan } from './plan';
import { isUnderWay } from './shift';
import { hasTestRule, movesTraffic, productionOf, setTraffic } from './traffic';

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
  if (!shiftsTraffic(service)) return;
  const blue = blueFor(state, service);
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
 * The revision to take over from: the one before, or, where that has not all of the traffic yet, the one that it was to take over from
 * (assumption `blue-green-interrupted`). -1 for none.
 */
function blueFor(state: SimulationState, service: ServiceState): number {
  const previous = service.deployments[1] ?? -1;
  const deployment = state.deployments[previous];
  const shift = deployment?.shift;
  if (!deployment || !shift) return previous;
  const hasTaken = shift.movesTraffic ? productionOf(deployment) === WHOLE : !isUnderWay(shift);
  const isThere = service.deployments.includes(shift.blue);
  return hasTaken || !isThere ? previous : shift.blue;
}
