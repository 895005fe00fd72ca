import type { Assumption } from './assumption';

/** About service deployments: services-and-capacity 1. Alphabetical by id. */
export const SERVICES: readonly Assumption[] = [
  {
    id: 'alarm-bake-time',
    mark: 'modelling choice',
    text: 'After a deployment’s tasks are in place its alarms are watched for the longest of their periods times evaluation periods, and for five minutes at least. AWS says no more than that the time follows from the alarms.',
    spec: 'services-and-capacity 1.12',
  },
  {
    id: 'blue-green-interrupted',
    mark: 'modelling choice',
    text: 'A new deployment during one that shifts traffic stops that one. It takes over from the revision that has all of the production traffic; where the traffic is divided, from the older one, which has all of it at once; after a rolling update that was broken off, from the revision that had been COMPLETED, and what is healthy of the others stands in until that one is whole. A rolling update during a shift ends it, and replaces what has no traffic first. During CLEAN_UP a deployment can no longer be stopped.',
    spec: 'services-and-capacity 1.15',
  },
  {
    id: 'blue-green-rollback',
    mark: 'modelling choice',
    text: 'When a deployment that shifts traffic goes back, the earlier revision is PRIMARY and has all of the traffic at once, and the new one’s tasks are stopped together, in a last stage CLEAN_UP. ABORT goes back as ROLLBACK does; only the status in the end is another.',
    spec: 'services-and-capacity 1.15',
  },
  {
    id: 'blue-green-without-rollback',
    mark: 'modelling choice',
    text: 'A deployment that shifts traffic and is failed by its circuit breaker or an alarm without rollback stays where it is, traffic included. Nothing is started for it any more.',
    spec: 'services-and-capacity 1.15',
  },
  {
    id: 'breaker-reached',
    mark: 'modelling choice',
    text: 'The circuit breaker opens when the failures reach the threshold of the desired count at that moment, also where it is the threshold that has come down to them.',
    spec: 'services-and-capacity 1.11',
  },
  {
    id: 'breaker-stages',
    mark: 'modelling choice',
    text: 'Once a task of a deployment has been RUNNING, its circuit breaker counts failing health checks alone, each when the service notices it; starts that fail after that only slow down.',
    spec: 'services-and-capacity 1.11',
  },
  {
    id: 'code-deploy-configurations',
    mark: 'modelling choice',
    text: 'Deployment configurations of one’s own are known by their names alone: …Linear20PercentEvery2Minutes and …Canary5Percent30Minutes mean what they say.',
    spec: 'services-and-capacity 1.16',
  },
  {
    id: 'code-deploy-failure',
    mark: 'modelling choice',
    text: 'A CodeDeploy deployment whose replacement task set is not healthy within an hour, or whose traffic nobody reroutes in time, always goes back: the replacement task set is stopped.',
    spec: 'services-and-capacity 1.16',
  },
  {
    id: 'code-deploy-group',
    mark: 'modelling choice',
    text: 'A scenario has no CodeDeploy deployment groups. CreateDeployment may carry what a group says under the names it has there; left out, the service is the one that the group’s name names or ends with, and both task sets register with one target group.',
    spec: 'services-and-capacity 1.16',
  },
  {
    id: 'daemon-update',
    mark: 'modelling choice',
    text: 'A daemon’s update stops tasks in the order of their creation, as many as the minimum lets be down, and starts their successors at the next pass. Of tasks that fail their health checks one is stopped a pass.',
    spec: 'services-and-capacity 1.18',
  },
  {
    id: 'deleted-service-protection',
    mark: 'modelling choice',
    text: 'Deleting a service stops its protected tasks too.',
    spec: 'services-and-capacity 1.7',
  },
  {
    id: 'deployment-failure-words',
    mark: 'modelling choice',
    text: 'Of a deployment that an alarm fails, or somebody stops, the sentences about its rollout follow those of the circuit breaker; AWS publishes the latter only.',
    spec: 'services-and-capacity 1.9',
  },
  {
    id: 'deployment-stopped',
    mark: 'modelling choice',
    text: 'A rolling update that StopServiceDeployment aborts is FAILED and starts no more tasks; the old ones stay. ROLLBACK brings back the last deployment that was completed, where there is one.',
    spec: 'services-and-capacity 1.1',
  },
  {
    id: 'failed-deployment-scales-in',
    mark: 'modelling choice',
    text: 'While a deployment stays FAILED, what is left of the one before goes on; of more tasks than are desired the oldest deployment’s go.',
    spec: 'services-and-capacity 1.11',
  },
  {
    id: 'lifecycle-hooks',
    mark: 'modelling choice',
    text: 'Lambda functions that a deployment asks answer at once that it may go on. Nobody ends a PAUSE: it lasts until its timeout. Of several at one stage the first that rolls back counts, else the last that continues.',
    spec: 'services-and-capacity 1.15',
  },
  {
    id: 'rollback-unwatched',
    mark: 'modelling choice',
    text: 'The deployment of a rollback has no circuit breaker, and its tasks are new ones though the old revision’s still run.',
    spec: 'services-and-capacity 1.11',
  },
  {
    id: 'task-set-scale',
    mark: 'recalled',
    text: 'A task set that is created without a scale has one of 0 per cent. In the timeline it may go by its externalId as well as by its id.',
    spec: 'services-and-capacity 1.17',
  },
  {
    id: 'traffic-first',
    mark: 'modelling choice',
    text: 'Where several revisions of a service wait for room, it goes first to the one with the most production traffic; the others start nothing meanwhile.',
    spec: 'services-and-capacity 1.15',
  },
  {
    id: 'traffic-shift-at-once',
    mark: 'modelling choice',
    text: 'Traffic moves at once, and stages take no time, but for scaling up, waiting between steps, baking and cleaning up.',
    spec: 'services-and-capacity 1.15',
  },
  {
    id: 'unhealthy-replaced',
    mark: 'modelling choice',
    text: 'Unhealthy tasks go one for one as their replacements become healthy. Where nothing may start beside them one is stopped at each pass, whatever has to stay healthy: it is not.',
    spec: 'services-and-capacity 1.6',
  },
];
