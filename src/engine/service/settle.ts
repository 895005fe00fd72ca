import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { isBaking } from './alarms';
import { primaryOf } from './counts';
import type { Tally } from './counts';
import { completeDeployment, retireDeployment } from './deployment-state';
import { steadyState } from './messages';
import { causeIsGone, sayOnce } from './say';

/** A pass ends: what has come to its end. Source: placement-and-lifecycle 6.1, rule 6; services-and-capacity 1.10. */

/** Older deployments without a task left are INACTIVE; a deleted service without tasks is too. */
export function retireDeployments({ state }: Engine, service: ServiceState): void {
  const [primary, ...older] = service.deployments;
  const kept = older.filter((index) => (state.deployments[index]?.unfinishedTasks ?? 0) > 0);
  for (const index of older) {
    const deployment = state.deployments[index];
    if (deployment && !kept.includes(index)) retireDeployment(state, deployment);
  }
  service.deployments.splice(0, service.deployments.length, ...(primary === undefined ? [] : [primary]), ...kept);
  if (service.status !== 'DRAINING' || kept.length > 0) return;
  if ((primaryOf(state, service)?.unfinishedTasks ?? 0) === 0) {
    service.status = 'INACTIVE';
    state.catalogVersion++;
  }
}

/** One deployment, everything wanted is there, healthy, and nothing moves: the deployment is done, and this is a steady state. */
export function settle(engine: Engine, service: ServiceState, tally: Tally, unsettled: boolean): void {
  const deployment = primaryOf(engine.state, service);
  const inPlace =
    service.status === 'ACTIVE' &&
    !unsettled &&
    service.deployments.length === 1 &&
    tally.leaving === 0 &&
    tally.healthy === tally.desired &&
    deployment?.unfinishedTasks === tally.desired;
  const underWay = inPlace && deployment?.rolloutState === 'IN_PROGRESS';
  service.steady = inPlace && !(underWay && isBaking(engine, service, deployment));
  if (!service.steady || !deployment) return causeIsGone(service, 'steady');
  if (underWay) completeDeployment(engine, service, deployment);
  const saidAtMs = sayOnce(engine, service, 'steady', 'service', steadyState(service.name));
  service.repeatAtMs = Math.min(service.repeatAtMs, saidAtMs + engine.timingsMs.eventRepeat);
}
