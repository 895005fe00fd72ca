import type { DeploymentDetail } from '../../../frame/explanation';
import type { DeploymentRow } from '../../../frame/frame';
import type { DeploymentState, ServiceState } from '../../state';
import { isUnderWay } from './shift';

/** What frames and descriptions tell of a deployment that shifts traffic. Shares in per cent, times in simulated seconds. */

const PER_CENT = 10;

/** The stage that a deployment is in; null for one that shifts no traffic, or has come to its end. */
export function stageOf({ status }: ServiceState, { shift }: DeploymentState): string | null {
  if (!shift || !isUnderWay(shift) || status !== 'ACTIVE') return null;
  return shift.stages.at(-1)?.stage ?? null;
}

/** Its shares of the traffic at this moment; of test traffic only where some of its service's is routed apart. */
export function trafficOf({
  traffic,
}: Pick<DeploymentState, 'traffic'>): Pick<DeploymentRow, 'productionTraffic' | 'testTraffic'> {
  const last = traffic.at(-1);
  if (!last) return { productionTraffic: null, testTraffic: null };
  const testTraffic = last.test === null ? null : last.test / PER_CENT;
  return { productionTraffic: last.production / PER_CENT, testTraffic };
}

export function stagesOf({ shift }: Pick<DeploymentState, 'shift'>): DeploymentDetail['stages'] {
  return (shift?.stages ?? []).map(({ atMs, stage }) => ({ at: atMs / 1_000, stage }));
}

export function trafficOverTime({ traffic }: Pick<DeploymentState, 'traffic'>): DeploymentDetail['traffic'] {
  return traffic.map(({ atMs, production }) => ({ at: atMs / 1_000, percent: production / PER_CENT }));
}
