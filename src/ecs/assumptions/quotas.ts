import type { Assumption } from './assumption';

/** About quotas. Alphabetical by id. */
export const QUOTAS: readonly Assumption[] = [
  {
    id: 'launch-rate',
    mark: 'modelling choice',
    text: 'The number of tasks that a service may start in a minute counts those of the minute that ends now; what is beyond it starts when the first of them are a minute old, at the next regular pass, and the service says meanwhile that its operations are throttled. Tasks that wait in PROVISIONING count when they are created; daemons are not held back.',
    spec: 'services-and-capacity 8',
  },
  {
    id: 'quota-wording',
    mark: 'modelling choice',
    text: 'A quota that the scenario names is answered with LimitExceededException, “The limit for the resource was exceeded.”, and one service too many with “The maximum number of services has been reached.”; a container instance beyond the quota tries to register again for an hour. Service auto scaling stops at the quota of tasks.',
    spec: 'services-and-capacity 8',
  },
];
