import type { Assumption } from './assumption';

/** About App Runner and Copilot. Alphabetical by id. */
export const OTHER_SYSTEMS: readonly Assumption[] = [
  {
    id: 'app-runner-concurrency',
    mark: 'modelling choice',
    text: 'App Runner follows the requests in flight at once: what comes in each minute on the average, times the seconds that a request takes, which is a setting. An instance is active while it has requests. Requests beyond the maximum size wait or get 429; they change nothing else.',
    spec: 'services-and-capacity 9.3',
  },
  {
    id: 'copilot-import',
    mark: 'modelling choice',
    text: 'A manifest is taken as Copilot’s own templates have it: names without those of application and environment, two subnets of a kind in two zones, one load balancer for all services of an environment. A range begins with its minimum. A Scheduled Job’s image exits after two minutes, as nothing says how long it takes, and that of a container for whose end others wait after five seconds. A Request-Driven Web Service stands as what ECS Express Mode would make of it, under a made-up load, beside the App Runner view.',
    spec: 'services-and-capacity 9.4',
  },
];
