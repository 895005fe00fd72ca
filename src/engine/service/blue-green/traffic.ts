import type { CreateServiceInput } from '../../../ecs/service';
import { WHOLE } from '../../../ecs/traffic-shift';
import { isRecord } from '../../../lib/is-record';
import type { DeploymentState, SimulationState } from '../../state';

/** Who has which share of a service's traffic, in tenths of a per cent. Source: services-and-capacity 1.15. */

type Routed = Pick<CreateServiceInput, 'loadBalancers'> & { readonly serviceConnectConfiguration?: unknown };

/** Whether ECS has traffic to move: a load balancer with two target groups, or Service Connect. A service without shifts none. */
export function movesTraffic({ loadBalancers = [], serviceConnectConfiguration }: Routed): boolean {
  const hasAlternate = loadBalancers.some(
    ({ advancedConfiguration }) => advancedConfiguration?.alternateTargetGroupArn !== undefined,
  );
  return hasAlternate || (isRecord(serviceConnectConfiguration) && serviceConnectConfiguration['enabled'] === true);
}

export function hasTestRule({ loadBalancers = [] }: Routed): boolean {
  return loadBalancers.some(({ advancedConfiguration }) => advancedConfiguration?.testListenerRule !== undefined);
}

/** The share of the production traffic that reaches a deployment's tasks. */
export function productionOf({ traffic }: Pick<DeploymentState, 'traffic'>): number {
  return traffic.at(-1)?.production ?? 0;
}

/** Writes a deployment's shares down where they change. */
export function setTraffic(
  { timeMs }: SimulationState,
  deployment: DeploymentState,
  production: number,
  test: number | null,
): void {
  const { traffic } = deployment;
  const last = traffic.at(-1);
  if (last?.production === production && last.test === test) return;
  const earlier = last?.atMs === timeMs ? traffic.slice(0, -1) : traffic;
  deployment.traffic = [...earlier, { atMs: timeMs, production, test }];
}

/** Green (index) has these shares, blue the rest, and no other deployment of the service any. */
export function shareTraffic(
  state: SimulationState,
  green: number,
  { production, test }: { readonly production: number; readonly test: number },
): void {
  const deployment = state.deployments[green];
  const shift = deployment?.shift;
  if (!deployment || !shift?.movesTraffic) return;
  const { blue, movesTestTraffic } = shift;
  for (const index of state.services[deployment.service]?.deployments ?? []) {
    const other = state.deployments[index];
    if (!other) continue;
    if (index === green) setTraffic(state, other, production, movesTestTraffic ? test : null);
    else if (index === blue) setTraffic(state, other, WHOLE - production, movesTestTraffic ? WHOLE - test : null);
    else if (other.traffic.length > 0) setTraffic(state, other, 0, movesTestTraffic ? 0 : null);
  }
}
