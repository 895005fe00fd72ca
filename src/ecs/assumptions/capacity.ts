import type { Assumption } from './assumption';

/** About capacity providers and their Auto Scaling groups. Alphabetical by id. */
export const CAPACITY: readonly Assumption[] = [
  {
    id: 'back-to-launch-type',
    mark: 'modelling choice',
    text: 'UpdateService with an empty capacity provider strategy brings a launch type back: FARGATE where the strategy had been Fargate’s, else EC2. A strategy takes the place of a launch type and the other way round. Tasks that are there stay until a deployment replaces them.',
    spec: 'services-and-capacity 4.1',
  },
  {
    id: 'capacity-alarms',
    mark: 'modelling choice',
    text: 'CapacityProviderReservation is published on the minute, and its alarms act at that moment: the high one on one point above the target, the low one on fifteen below it. While instances boot, or have been in service for less than the warm-up, a group grows only when it needs more instances at once than that. Instances that are there at second 0 are warm. Scale-in takes at most half of the instances in service each minute.',
    spec: 'services-and-capacity 4.6',
  },
  {
    id: 'capacity-need',
    mark: 'modelling choice',
    text: 'PROVISIONING tasks are equal when they ask for the same CPU, memory, network interfaces, ports, GPUs, zones and constraints. Each amount of the smallest and of the largest instance type is taken by itself, less what DAEMON services keep. Tasks whose zones, attributes or memberOf constraints no instance of the group can meet are left out like those that are too large. The task definition of a waiting service task asks as its service does at that moment.',
    spec: 'services-and-capacity 4.5',
  },
  {
    id: 'default-strategy-kept',
    mark: 'observed',
    text: 'A service that names neither launch type nor strategy has the cluster’s default strategy of that moment from then on; PutClusterCapacityProviders changes it for later services and for RunTask alone.',
    spec: 'services-and-capacity 4.1',
  },
  {
    id: 'group-launches',
    mark: 'modelling choice',
    text: 'A group goes round its instance types in order and puts each instance into the zone that has the fewest of its instances, the first of equals; zones that have failed are left out, and it does not even zones out when they return. It replaces an instance when ECS notices that the machine is gone, or at the next minute where ECS never does. Its maxSize, where that is left out, is what it starts with, at least 1; instances that are listed or registered for it raise desired capacity and maximum to their number.',
    spec: 'services-and-capacity 4.3',
  },
  {
    id: 'managed-draining',
    mark: 'modelling choice',
    text: 'An instance that its group gives up is DRAINING until its last task is STOPPED, standalone and daemon tasks included, or for 48 hours; then its machine ends, which ECS notices as with any other termination. Without managed draining the machine ends at once. In both cases it is not in service from the moment on at which it was chosen.',
    spec: 'services-and-capacity 4.7',
  },
  {
    id: 'managed-scaling-status',
    mark: 'modelling choice',
    text: 'managedScaling without a status is ENABLED; left out altogether it is DISABLED.',
    spec: 'services-and-capacity 4.3',
  },
  {
    id: 'provisioning-retry',
    mark: 'modelling choice',
    text: 'Tasks that wait for capacity are tried again at every multiple of fifteen seconds and whenever an instance becomes ACTIVE, first come first served; one that has no place does not hold up others. RunTask that meets the limit of PROVISIONING tasks before it has created any is refused as a whole, else the rest is in its failures.',
    spec: 'services-and-capacity 4.4',
  },
  {
    id: 'single-provider-weight',
    mark: 'modelling choice',
    text: 'A strategy of one provider sends all tasks to it, whatever its weight.',
    spec: 'services-and-capacity 4.1',
  },
  {
    id: 'strategy-per-deployment',
    mark: 'modelling choice',
    text: 'Base and weights of a service count the live tasks of one deployment, those on draining instances left out; of RunTask the tasks of one call. Where a provider has no room and no managed scaling its share has no place, and the others have theirs. On scale-in the provider is chosen before everything else; tasks on none of the strategy’s providers go first.',
    spec: 'services-and-capacity 4.2',
  },
  {
    id: 'termination-policy',
    mark: 'modelling choice',
    text: 'The default termination policy: of the instances that may go, one in the zone that has the most of them (the first of equals in the group’s order), the one that is furthest into an hour of its life, the first in fleet order of equals. Launch templates are not told apart.',
    spec: 'services-and-capacity 4.6',
  },
];
