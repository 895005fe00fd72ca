import type { Assumption } from './assumption';

/** About the life of tasks and their containers: placement-and-lifecycle 5. Alphabetical by id. */
export const TASKS: readonly Assumption[] = [
  {
    id: 'abandoned-pull',
    mark: 'modelling choice',
    text: 'An image that is being pulled when its task is told to stop comes to the instance all the same, and later tasks find it there.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'agent-host-queue',
    mark: 'documented',
    text: 'A task told to stop gives back its room in ECS’s books at once. The agent starts what is placed in that room only when the old containers are gone, first come, first served; until then it is PENDING.',
    spec: 'placement-and-lifecycle 5.1',
  },
  {
    id: 'clean-exit',
    mark: 'modelling choice',
    text: 'A container that heeds its stop signal exits with code 0 after stopGrace, or is killed where stopTimeout is shorter.',
    spec: 'placement-and-lifecycle 5.4',
  },
  {
    id: 'dependency-names',
    mark: 'modelling choice',
    text: 'Where the agent says which container waits in vain for which, it names both; a real agent adds image and state.',
    spec: 'placement-and-lifecycle 5.4',
  },
  {
    id: 'deployment-of-stop',
    mark: 'modelling choice',
    text: 'Where a service stops a task, the reason names the deployment that wants it gone, the PRIMARY one. Published texts show a deployment and do not say which.',
    spec: 'placement-and-lifecycle 5.5',
  },
  {
    id: 'failed-pull-duration',
    mark: 'modelling choice',
    text: 'An image that cannot be pulled takes as long to fail as a first pull takes by default.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'health-check-fails-at-once',
    mark: 'modelling choice',
    text: 'A failing health check fails at once, without waiting for its timeout: a container that never answers is UNHEALTHY after retries times interval.',
    spec: 'placement-and-lifecycle 5.4',
  },
  {
    id: 'host-healthy-start',
    mark: 'modelling choice',
    text: 'Tasks that a scenario puts on instances at the start are RUNNING and healthy from second 0.',
    spec: 'placement-and-lifecycle 5.1',
  },
  {
    id: 'joined-pulls',
    mark: 'modelling choice',
    text: 'A pull of an image that begins while the same instance pulls it already ends together with the first.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'leaving-discovery',
    mark: 'modelling choice',
    text: 'Leaving service discovery or Service Connect takes as long as joining it.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'pull-failure-of-sidecar',
    mark: 'modelling choice',
    text: 'A container that is not essential and cannot be pulled ends its task only where the agent pulls always or once; otherwise the task runs without it.',
    spec: 'placement-and-lifecycle 5.4',
  },
  {
    id: 'restart-takes-a-start',
    mark: 'modelling choice',
    text: 'A container that its restart policy brings back takes as long to start as the first time, and its health checks begin anew.',
    spec: 'placement-and-lifecycle 5.4',
  },
  {
    id: 'set-image-replaces',
    mark: 'modelling choice',
    text: 'SetImage gives an image a behaviour in place of what the scenario or an earlier SetImage said of it. Containers that run keep theirs, but for when they answer health checks.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'stop-report',
    mark: 'modelling choice',
    text: 'A container’s own exit reaches ECS after the agent’s report; when ECS itself stops a task, STOPPED follows the end of the last container without delay.',
    spec: 'placement-and-lifecycle 5.3',
  },
];
