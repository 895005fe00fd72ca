import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { completeLoadBalancer } from '../complete/load-balancers';
import { worldZones } from '../complete/zones';
import { targetNames } from '../refusal/load-balancing';
import type { RequestContext } from '../refusal/refusal';
import { FARGATE_PROVIDERS } from '../refusal/placement';
import type { ScenarioDocument } from '../schema/document';
import { findTaskDefinition } from '../task-definition-reference';
import { instanceIds } from './fleet';

/** The names that a document defines, and that its parts refer to. */
export interface KnownNames {
  readonly taskDefinitions: readonly RegisteredTaskDefinition[];
  /** Families that the timeline registers, beside those of the document. */
  readonly laterFamilies: ReadonlySet<string>;
  /** Services of the document and those that the timeline creates. */
  readonly services: ReadonlySet<string>;
  /** Ids, counts unfolded, those that the timeline registers included. */
  readonly instances: ReadonlySet<string>;
  readonly capacityProviders: ReadonlySet<string>;
  readonly zones: ReadonlySet<string>;
  readonly context: RequestContext;
}

export function knownNames(
  document: ScenarioDocument,
  taskDefinitions: readonly RegisteredTaskDefinition[],
): KnownNames {
  const services = new Set((document.services ?? []).map(({ serviceName }) => serviceName));
  const laterFamilies = new Set<string>();
  const instances = new Set((document.containerInstances ?? []).flatMap(({ id, count = 1 }) => instanceIds(id, count)));
  for (const { name, autoScalingGroup: group } of document.capacityProviders ?? [])
    for (const id of firstMembers(name, group?.desiredCapacity ?? group?.minSize ?? 0, instances)) instances.add(id);
  for (const { action, input = {} } of document.timeline ?? []) {
    if (action === 'CreateService' && typeof input['serviceName'] === 'string') services.add(input['serviceName']);
    if (action === 'RegisterTaskDefinition' && typeof input['family'] === 'string') laterFamilies.add(input['family']);
    if (action === 'RegisterContainerInstance' && typeof input['id'] === 'string') {
      for (const id of instanceIds(input['id'], typeof input['count'] === 'number' ? input['count'] : 1))
        instances.add(id);
    }
  }
  const providers = [...(document.capacityProviders ?? []).map(({ name }) => name), ...FARGATE_PROVIDERS];
  return {
    taskDefinitions,
    laterFamilies,
    services,
    instances,
    capacityProviders: new Set(providers),
    zones: new Set(worldZones(document)),
    context: {
      findTaskDefinition: (reference) => findTaskDefinition(taskDefinitions, reference),
      hasService: () => false,
      capacityProviders: document.cluster?.capacityProviders ?? providers,
      defaultStrategy: document.cluster?.defaultCapacityProviderStrategy ?? [],
      ...targetNames((document.loadBalancers ?? []).map(completeLoadBalancer)),
    },
  };
}

/** Names of what an Auto Scaling group launches at the start: as many at most as it wants, those that are taken left out. */
function firstMembers(name: string, count: number, taken: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (let number = 1; names.length < count; number++)
    if (!taken.has(`${name}-${number}`)) names.push(`${name}-${number}`);
  return names;
}
