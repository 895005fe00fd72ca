import type { EligibilityCheck } from '../../../ecs/failure-reasons';
import { ZONE_FIELD } from '../../../ecs/placement';
import type { EffectiveStrategy } from '../../../ecs/placement-rules';
import type { RuleSource } from '../../../frame/explanation';
import type { StopRule } from '../../../frame/stop-explanation';

/** Where the rules of placement and scale-in are from: the pages that placement-and-lifecycle cites, or our assumptions. */

const guide = (page: string): RuleSource => ({
  url: `https://docs.aws.amazon.com/AmazonECS/latest/developerguide/${page}.html`,
});
const api = (operation: string): RuleSource => ({
  url: `https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_${operation}.html`,
});
const assumption = (id: string): RuleSource => ({ assumption: id });

/** Checks of the eligibility chain. Source: placement-and-lifecycle 1.1 and 1.2. */
export const SOURCE_OF_CHECK: { readonly [K in Exclude<EligibilityCheck, 'eligible'>]: RuleSource } = {
  status: guide('container-instance-draining'),
  agent: guide('api_failures_messages'),
  capacityProvider: assumption('other-capacity-provider'),
  location: guide('api_failures_messages'),
  attributes: guide('api_failures_messages'),
  cpu: guide('task-placement'),
  memory: guide('task-placement'),
  ports: guide('task-placement'),
  networkInterfaces: guide('container-instance-eni'),
  gpu: guide('ecs-gpu'),
  memberOf: guide('cluster-query-language'),
  distinctInstance: guide('task-placement-constraints'),
};

export const SOURCE_OF_STEP = {
  active: guide('task-placement'),
  resources: guide('task-placement'),
  constraints: guide('task-placement-constraints'),
} as const;

/** Zones are evened out by starting a task in one of them. */
export const SOURCE_OF_EVEN_ZONES = guide('service-rebalancing');

/** A daemon's task belongs on its instance. */
export const SOURCE_OF_DAEMON = guide('ecs_service-options');

/** A strategy that is given, a default, or the step that goes on from the last one. Source: placement-and-lifecycle 2.1 and 2.3. */
export function sourceOfStrategy({ origin, type }: EffectiveStrategy): RuleSource {
  if (origin === 'implicit') return assumption('implicit-instance-spread');
  if (origin === 'given') return guide('task-placement-strategies');
  return type === 'random' ? guide('scheduling_tasks') : api('UpdateService');
}

export function sourceOfTie(tieBreak: 'fleet order' | 'draw'): RuleSource {
  return tieBreak === 'draw' ? guide('task-placement-strategies') : assumption('fleet-order-ties');
}

/** Whom scale-in leaves out or takes first. Source: placement-and-lifecycle 2.4. */
export function sourceOfStopRule(rule: StopRule): RuleSource {
  return rule === 'unprotected' ? guide('task-scale-in-protection') : assumption('scale-in-pools');
}

/** A strategy on scale-in. Source: placement-and-lifecycle 2.4. */
export function sourceOfStopStrategy(strategy: EffectiveStrategy): RuleSource {
  if (strategy.origin === 'implicit') return assumption('implicit-instance-spread');
  const isByZone = strategy.type === 'spread' && strategy.field === ZONE_FIELD;
  return isByZone ? api('UpdateService') : guide('task-placement-strategies');
}

export function sourceOfStopTie(tieBreak: 'draw' | 'fleet order' | 'newest'): RuleSource {
  return tieBreak === 'draw' ? guide('task-placement-strategies') : assumption('scale-in-ties');
}
