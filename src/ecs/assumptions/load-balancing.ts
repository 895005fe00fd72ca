import type { Assumption } from './assumption';

/** About load balancers and discovery: services-and-capacity 2. Alphabetical by id. */
export const LOAD_BALANCING: readonly Assumption[] = [
  {
    id: 'classic-like-target-group',
    mark: 'modelling choice',
    text: 'A classic load balancer checks and drains like a target group: one passed check makes a new instance healthy, and draining takes 300 seconds.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'target-answers',
    mark: 'modelling choice',
    text: 'A target is checked from the moment its task is RUNNING, and then at every interval. It answers while its container runs, healthyAfterSeconds after the start of the container; each check ends at once.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'target-failure-reasons',
    mark: 'modelling choice',
    text: 'A container that runs and is not healthy yet answers an application load balancer with 503; one made to fail its checks does not answer in time; one that does not run refuses the connection.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'target-grace',
    mark: 'modelling choice',
    text: 'An unhealthy target that passes checks again does not cost its task its life, though it needs all of its passes to be healthy. So a task that becomes ready within its grace period stays.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'target-group-arns',
    mark: 'modelling choice',
    text: 'A target group that the scenario knows by name only has an ARN made from its name.',
    spec: 'services-and-capacity 2.1',
  },
];
