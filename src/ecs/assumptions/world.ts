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
    id: 'import-expressions',
    mark: 'modelling choice',
    text: 'Where names of an imported cluster are replaced, a pattern or an order over replaced values in an expression becomes the list of the values that it holds for: it selects the same instances today, not those that come later.',
    spec: 'scenario, tasks',
  },
  {
    id: 'import-load-balancers',
    mark: 'modelling choice',
    text: 'A target group of an imported service whose load balancer is not described stands behind an application load balancer of its own name, with the default health check; its target type follows from the network mode.',
    spec: 'scenario, loadBalancers',
  },
  {
    id: 'import-made-definition',
    mark: 'modelling choice',
    text: 'A task definition that is not described is made of what its tasks tell: size, containers, images, network mode, and host ports below 32768 as static ones. Its tags say so.',
    spec: 'scenario, tasks',
  },
  {
    id: 'import-moment',
    mark: 'modelling choice',
    text: 'Second 0 of an imported cluster is the moment of its description: tasks that were starting count as RUNNING, those that were stopping or had no instance are left out, and an Auto Scaling group has the instances that are registered.',
    spec: 'scenario, tasks',
  },
  {
    id: 'import-names',
    mark: 'modelling choice',
    text: 'Where names of an imported cluster are replaced, what has no bearing on a run (environment, commands, labels, tags, Service Connect) is left out; Regions, zones, instance types, versions, dates and numbers stay.',
    spec: 'scenario, tasks',
  },
  {
    id: 'made-to-fail',
    mark: 'modelling choice',
    text: 'FailHealthCheck lasts: a container fails its own check until it is started again, a target its checks until its task is gone. A SetImage that says healthyAfterSeconds ends both.',
    spec: 'scenario, timeline',
  },
];
