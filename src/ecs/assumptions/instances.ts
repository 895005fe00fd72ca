import type { Assumption } from './assumption';

/** About schedulers and container instances: placement-and-lifecycle 6. Alphabetical by id. */
export const INSTANCES: readonly Assumption[] = [
  {
    id: 'daemon-constraints',
    mark: 'modelling choice',
    text: 'A daemon’s task belongs on every ACTIVE instance, connected or not, that satisfies the placement constraints of task definition and service. Where a required attribute, the subnet’s zone or the room is missing, it is wanted all the same, and the service says why it has no place.',
    spec: 'placement-and-lifecycle 6.3',
  },
  {
    id: 'daemon-last',
    mark: 'modelling choice',
    text: 'The task of a daemon leaves a draining instance in the first pass in which no live task of a REPLICA service is left there. Standalone tasks do not delay it.',
    spec: 'placement-and-lifecycle 6.3',
  },
  {
    id: 'disconnected-stop',
    mark: 'modelling choice',
    text: 'A task that is told to stop while its agent is disconnected stays STOPPING; its containers get their signal when the agent is back.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'moment-order',
    mark: 'modelling choice',
    text: 'Within one moment instances come and go first, then tasks move on, then the timeline’s actions happen as listed, CloudWatch’s periods end, and service schedulers look last.',
    spec: 'placement-and-lifecycle 6.1',
  },
  {
    id: 'orphaned-containers',
    mark: 'documented',
    text: 'Containers on an instance that is deregistered by force run on, and ECS knows no more of them: its books, services and load balancers go on without. An instance that registers later under the same id is taken to be another machine, without them.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'rebalance-interval',
    mark: 'modelling choice',
    text: 'A service’s zones are looked at every azRebalanceInterval, 60 seconds unless the scenario says otherwise, counted from the beginning of its steady state.',
    spec: 'placement-and-lifecycle 6.4',
  },
  {
    id: 'rebalance-one-at-a-time',
    mark: 'modelling choice',
    text: 'Zones are evened out one task at a time, from a difference of two on. A task that dies meanwhile is replaced by the one that is under way. Protected tasks stay, and the event names the task set and the reason as it does for scaling in.',
    spec: 'placement-and-lifecycle 6.4',
  },
  {
    id: 'rebalance-zones',
    mark: 'modelling choice',
    text: 'The zones that are evened out are those with an ACTIVE, connected instance that has what the task needs but room, and satisfies its memberOf constraints. Tasks in other zones do not count. Events list zones by falling count, then by name.',
    spec: 'placement-and-lifecycle 6.4',
  },
  {
    id: 'reserved-ports',
    mark: 'modelling choice',
    text: 'A list of reserved ports takes the place of the agent’s own, as ECS_RESERVED_PORTS does.',
    spec: 'placement-and-lifecycle 6.6',
  },
  {
    id: 'start-throttle-steps',
    mark: 'modelling choice',
    text: 'After the third start in a row that fails a service waits 30 seconds, then twice as long after each further one, up to 27 minutes; AWS publishes the maximum only.',
    spec: 'placement-and-lifecycle 6.2',
  },
  {
    id: 'state-of-unready',
    mark: 'modelling choice',
    text: 'UpdateContainerInstancesState is refused as a whole when one of its instances is REGISTERING, REGISTRATION_FAILED or DEREGISTERING; INACTIVE ones are MISSING.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'stopped-machine',
    mark: 'modelling choice',
    text: 'ECS notices that an EC2 instance is stopped after agentDisconnectDetection: its tasks are STOPPED, and the container instance stays, agentConnected false, until the machine starts again.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'trunk-removal',
    mark: 'modelling choice',
    text: 'An instance with a trunk interface is DEREGISTERING for trunkProvision seconds; one whose machine is gone is INACTIVE at once.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'warm-pool-check',
    mark: 'modelling choice',
    text: 'There are no warm pools in the playground: an instance whose agent has ECS_WARM_POOLS_CHECK turned on is taken to wait in one, and does not register.',
    spec: 'placement-and-lifecycle 6.6',
  },
  {
    id: 'zone-failure',
    mark: 'modelling choice',
    text: 'When a zone fails, all its instances count as terminated; ECS notices after instanceTerminationDetection.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'zone-failure-reach',
    mark: 'modelling choice',
    text: 'While a zone is out of order, agents in it cannot reach ECS: an instance that comes there tries again to register, after 3 seconds and then twice as long each time, up to 192, for an hour.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'zone-return',
    mark: 'modelling choice',
    text: 'When a zone returns before ECS has noticed that its instances are gone, the old ones leave the cluster at the moment at which the new ones register.',
    spec: 'placement-and-lifecycle 6.5',
  },
];
