import type { Assumption } from './assumption';

/** About Spot capacity. Alphabetical by id. */
export const SPOT: readonly Assumption[] = [
  {
    id: 'spot-interruption',
    mark: 'modelling choice',
    text: 'EC2 terminates a Spot instance when its notice is over, whatever still runs on it; ECS notices as of any other terminated instance. An agent that drains sees the notice at its next look, a second later, and only once: one that has no connection then does not drain. A rebalance recommendation never comes.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'spot-order',
    mark: 'modelling choice',
    text: 'Of a zone or a capacity provider the first instances in fleet order are interrupted. Without any of these all Spot instances are meant; others are never interrupted.',
    spec: 'scenario, timeline',
  },
  {
    id: 'spot-rate',
    mark: 'modelling choice',
    text: 'spotInterruptionsPerHour is how many of an entry’s, or a group’s, instances are interrupted in an hour on average, all together: each minute (each second, above 6 an hour) is drawn for, and one instance of those that run is drawn where it is hit. With none to interrupt the hit passes.',
    spec: 'scenario, timeline',
  },
];
