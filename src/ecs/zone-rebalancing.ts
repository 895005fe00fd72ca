import { ZONE_FIELD } from './placement';
import type { CreateServiceInput } from './service';

/** Which services ECS evens out over Availability Zones. Source: placement-and-lifecycle 6.4, services-and-capacity 1.19. */

/** What ECS takes a service for that does not say: ENABLED where it works, else DISABLED. */
export function rebalancingDefault(
  input: CreateServiceInput,
  definitionMemberOf: readonly string[],
): 'ENABLED' | 'DISABLED' {
  return rebalancingObstacle(input, definitionMemberOf) === null ? 'ENABLED' : 'DISABLED';
}

/**
 * Why the tasks of a service cannot be evened out over zones, as ECS might say it (assumption `refusal-wording`); null where they can.
 * @param definitionMemberOf the expressions of the task definition's placement constraints
 */
export function rebalancingObstacle(input: CreateServiceInput, definitionMemberOf: readonly string[]): string | null {
  const { schedulingStrategy, launchType, loadBalancers = [], deploymentConfiguration = {} } = input;
  const [first] = input.placementStrategy ?? [];
  const expressions = (input.placementConstraints ?? []).map(({ expression = '' }) => expression);
  if (schedulingStrategy === 'DAEMON') return because('the DAEMON scheduling strategy');
  if (launchType === 'EXTERNAL') return because('the EXTERNAL launch type');
  if (first !== undefined && !(first.type === 'spread' && first.field === ZONE_FIELD))
    return because(`a placement strategy whose first rule is not spread over ${ZONE_FIELD}`);
  if ((deploymentConfiguration.maximumPercent ?? 200) <= 100) return because('a maximumPercent of 100 or less');
  if (loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined))
    return because('a Classic Load Balancer');
  return [...expressions, ...definitionMemberOf].some((expression) => expression.includes(ZONE_FIELD))
    ? because(`a placement constraint on ${ZONE_FIELD}`)
    : null;
}

function because(what: string): string {
  return `Availability Zone rebalancing is not supported for services with ${what}.`;
}
