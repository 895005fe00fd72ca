import type { Assumption } from './assumption';

/** About what the scoreboard measures. Alphabetical by id. */
export const MEASURES: readonly Assumption[] = [
  {
    id: 'measure-busiest',
    mark: 'modelling choice',
    text: 'The busiest instance, and the busiest zone, is the one with most tasks whose desiredStatus is RUNNING, daemons and those still starting included; the first of several. All of them would be lost with it.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'measure-idle-cost',
    mark: 'modelling choice',
    text: 'What could be switched off are the instances of the cluster on which nothing runs but daemons: they are there because the instance is. A machine that has ended costs nothing, though ECS has not noticed yet.',
    spec: 'services-and-capacity 6',
  },
  {
    id: 'measure-in-use',
    mark: 'modelling choice',
    text: 'An instance is in use while one task, of whatever kind, has it and desiredStatus RUNNING. Reserved CPU and memory are those of the instances in use together, daemons and starting tasks included, of what these have registered.',
    spec: 'placement-and-lifecycle 7.1',
  },
  {
    id: 'measure-moved',
    mark: 'modelling choice',
    text: 'A task has moved when it had been RUNNING and was ended for where it was, since the run began: its instance was terminated, stopped, deregistered or drained, its zone or Fargate Spot took its micro-VM, or the zones of its service were evened out. A deployment and a scale-in move nothing; daemons, and what RunTask started, are not started elsewhere and do not count.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'measure-recovery',
    mark: 'modelling choice',
    text: 'The time to recover is that of the last outage: a zone that failed, instances terminated or stopped, or tasks that Fargate Spot took back. It runs from that moment until every service has had as many tasks RUNNING as it wants, for the first time; what ran on a machine that is gone counts as lost at once, though ECS notices later. Restoring the zone does not end it.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'measure-seeds',
    mark: 'modelling choice',
    text: 'The seed decides where the strategy random places and which task it stops, and nothing else. Ties go by the order of the fleet and are the same under every seed.',
    spec: 'placement-and-lifecycle 2.3',
  },
  {
    id: 'measure-stranded',
    mark: 'modelling choice',
    text: 'Free room of an ACTIVE instance is stranded when it fits none of the task definitions that services and the timeline use, daemons aside: too little CPU, memory, host ports, network interfaces or GPUs. Its share adds CPU and memory as the stage draws them, 1 vCPU as long as 4 GiB; the largest free block is the instance with most of that.',
    spec: 'placement-and-lifecycle 7.1',
  },
  {
    id: 'measure-waiting',
    mark: 'modelling choice',
    text: 'Tasks waiting are those that services want and could not place at their latest pass. What RunTask could not place has failed and waits for nothing.',
    spec: 'placement-and-lifecycle 1.4',
  },
  {
    id: 'measure-zone-balance',
    mark: 'modelling choice',
    text: 'Zone balance is the largest less the smallest number of tasks in a zone, of the service in the sentence above the stage; of all tasks where there is none. Tasks that are starting count; zones without an instance in the cluster do not, such as one that has failed; where tasks are on Fargate every zone counts that has not failed.',
    spec: 'placement-and-lifecycle 6.4',
  },
];
