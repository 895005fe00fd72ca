import type { Assumption } from './assumption';

/** About Fargate: services-and-capacity 4.8, 5 and 8. Alphabetical by id. */
export const FARGATE: readonly Assumption[] = [
  {
    id: 'fargate-capacity-wait',
    mark: 'modelling choice',
    text: 'Where Fargate has no capacity no task is created: the service says so and tries again with every pass, with the same provider. Nothing waits in PROVISIONING for it.',
    spec: 'services-and-capacity 4.8',
  },
  {
    id: 'fargate-failures',
    mark: 'modelling choice',
    text: 'RunTask answers with one failure for each task that Fargate does not start, without an ARN: there is no instance to name.',
    spec: 'placement-and-lifecycle 1.6',
  },
  {
    id: 'fargate-interface',
    mark: 'modelling choice',
    text: 'Ids, names and addresses of network interfaces follow from the task alone. A standalone task does not say in which of its subnets its interface is.',
    spec: 'services-and-capacity 5.2',
  },
  {
    id: 'fargate-launch-queue',
    mark: 'modelling choice',
    text: 'Where a launch rate is given, a task that finds no token is created all the same and waits in PROVISIONING for its turn, first come first served. The calls of RunTask in one second above their quota are refused.',
    spec: 'services-and-capacity 8',
  },
  {
    id: 'fargate-platform-versions',
    mark: 'modelling choice',
    text: 'Linux 1.4.0 and Windows 1.0.0 are all that new tasks can have. A version that was there before is refused as one that does not satisfy what the definition requires, any other as one that does not exist.',
    spec: 'services-and-capacity 5.2',
  },
  {
    id: 'fargate-pulls',
    mark: 'documented',
    text: 'A micro-VM is new for every task: every image is pulled in full, and nothing is left of it for the next one.',
    spec: 'services-and-capacity 5.2',
  },
  {
    id: 'fargate-spot-interruption',
    mark: 'modelling choice',
    text: 'With Fargate Spot’s warning a task’s containers get SIGTERM at once, though load balancers are still draining it, SIGKILL after their stop timeouts, and whatever is left is cut off when the two minutes are over. Steady interruptions take one of all RUNNING Spot tasks at a time, drawn from the seed.',
    spec: 'services-and-capacity 4.8',
  },
  {
    id: 'fargate-vcpus',
    mark: 'modelling choice',
    text: 'A quota on vCPUs counts every task from its creation until it is STOPPED, launch type FARGATE and the provider FARGATE together, FARGATE_SPOT by itself.',
    spec: 'services-and-capacity 8',
  },
  {
    id: 'fargate-zone-failure',
    mark: 'modelling choice',
    text: 'A zone that fails takes its micro-VMs with it. ECS notices after instanceTerminationDetection, as with instances; the tasks are then STOPPED with TerminationNotice and a sentence of ours, since AWS publishes none.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'fargate-zones',
    mark: 'modelling choice',
    text: 'Each Fargate task starts in the zone of its subnets that has the fewest live Fargate tasks of its group, the first in order among equals. Zones that have failed or have no capacity are left out. Tasks of the same group on instances do not count.',
    spec: 'services-and-capacity 5.2',
  },
];
