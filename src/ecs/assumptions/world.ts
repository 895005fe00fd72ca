import type { Assumption } from './assumption';

/** About the playground itself, and what belongs nowhere else. Alphabetical by id. */
export const WORLD: readonly Assumption[] = [
  {
    id: 'default-zone',
    mark: 'modelling choice',
    text: 'An instance without a zone is in the zone of its subnet; where it has none, in the region’s first.',
    spec: 'scenario, containerInstances',
  },
  {
    id: 'made-to-fail',
    mark: 'modelling choice',
    text: 'FailHealthCheck lasts: a container fails its own check until it is started again, a target its checks until its task is gone. A SetImage that says healthyAfterSeconds ends both.',
    spec: 'scenario, timeline',
  },
  {
    id: 'spot-price',
    mark: 'modelling choice',
    text: 'A Spot instance is taken to cost 30 per cent of the on-demand list price.',
    spec: 'services-and-capacity 6',
  },
];
