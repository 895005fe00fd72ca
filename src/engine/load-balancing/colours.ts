import type { ServiceLoadBalancer } from '../../ecs/service';
import type { DeploymentState } from '../state';

/**
 * What a deployment's tasks are registered with: of the two target groups that blue and green take in turns, its own. Source:
 * services-and-capacity 1.15.
 */
export function loadBalancersOf({
  configuration: { loadBalancers = [] },
  usesAlternateTargetGroup,
}: DeploymentState): readonly ServiceLoadBalancer[] {
  if (!usesAlternateTargetGroup) return loadBalancers;
  return loadBalancers.map((balancer) => {
    const targetGroupArn = balancer.advancedConfiguration?.alternateTargetGroupArn;
    return targetGroupArn === undefined ? balancer : { ...balancer, targetGroupArn };
  });
}
