import { WHOLE } from '../../ecs/traffic-shift';
import { isUnderWay } from '../service/blue-green/shift';
import { controllerOf } from '../service/kind';
import type { DeploymentState, SimulationState } from '../state';

/** What must hold of traffic: none of it is lost, and one deployment at a time moves it. Answers with what does not hold. */
export function brokenTraffic(state: SimulationState): string[] {
  return state.services.flatMap((service) => {
    // One that is being deleted lets go of everything as it comes.
    if (service.status !== 'ACTIVE') return [];
    const listed = service.deployments.flatMap((index) => state.deployments[index] ?? []);
    const shifting = listed.filter(({ shift }) => shift !== null && isUnderWay(shift));
    const primary = listed.filter(({ status }) => status === 'PRIMARY');
    return [
      ...brokenShares(service.name, listed),
      ...(shifting.length > 1 ? [`${service.name}: ${shifting.length} deployments move its traffic`] : []),
      ...(primary.length === 0 && controllerOf(service) !== 'EXTERNAL'
        ? [`${service.name}: no deployment is PRIMARY`]
        : []),
      ...(primary.length > 1 ? [`${service.name}: ${primary.length} deployments are PRIMARY`] : []),
      ...listed.filter(({ status }) => status === 'INACTIVE').map(({ id }) => `${id}: is listed and INACTIVE`),
      ...shifting.flatMap((deployment) => brokenShift(state, service.deployments, deployment)),
    ];
  });
}

/**
 * A deployment that was given up and not rolled back leaves the traffic where it was, be it that nothing is left there. A rolling one has no share of
 * its own: its tasks come in place of those of the revision before.
 */
function brokenShares(name: string, listed: readonly DeploymentState[]): string[] {
  const [primary] = listed.filter(({ status }) => status === 'PRIMARY');
  if (primary?.shift?.status === 'STOPPED' || primary?.traffic.length === 0) return [];
  const shares = listed.flatMap(({ traffic }) => traffic.at(-1) ?? []);
  const production = shares.reduce((sum, share) => sum + share.production, 0);
  const test = shares.reduce((sum, share) => sum + (share.test ?? 0), 0);
  const isTested = shares.some((share) => share.test !== null);
  return [
    ...(shares.length > 0 && production !== WHOLE ? [`${name}: ${production} of its traffic goes somewhere`] : []),
    ...(isTested && test !== WHOLE ? [`${name}: ${test} of its test traffic goes somewhere`] : []),
  ];
}

function brokenShift(state: SimulationState, listed: readonly number[], { id, shift }: DeploymentState): string[] {
  if (!shift) return [];
  const times = shift.stages.map(({ atMs }) => atMs);
  return [
    ...(listed.includes(shift.blue) ? [] : [`${id}: takes over from a deployment that is gone`]),
    ...(shift.step >= shift.plan.length ? [`${id}: is beyond its plan`] : []),
    ...(times.some((atMs, index) => atMs < (times[index - 1] ?? 0) || atMs > state.timeMs)
      ? [`${id}: its stages are out of order`]
      : []),
  ];
}
