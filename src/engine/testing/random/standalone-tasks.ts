import fc from 'fast-check';
import { INSTANCES, NETWORK } from './feature';
import type { Feature, Happening } from './feature';
import { constraints, strategies } from './placement';

/** RunTask, StartTask and StopTask. */

const ids = fc.subarray(INSTANCES, { minLength: 1, maxLength: 2 });

export const standaloneTasks: Feature = {
  happenings: [
    fc.record({ count: fc.integer({ min: 1, max: 5 }), strategies, constraints }).map((it) => ({
      action: 'RunTask',
      input: {
        taskDefinition: 'batch',
        count: it.count,
        placementStrategy: it.strategies,
        placementConstraints: it.constraints,
        networkConfiguration: NETWORK,
      },
    })),
    ids.map((containerInstances) => ({
      action: 'StartTask',
      input: { taskDefinition: 'batch', containerInstances, networkConfiguration: NETWORK },
    })),
    fc.constantFrom('web-1', 'api-2', 'batch-1').map((task) => ({ action: 'StopTask', input: { task } })),
  ],
  // ECS refuses a network configuration that the task definition's mode does not take.
  start: fc.constant((document) => ({
    ...document,
    timeline:
      document.taskDefinitions.find(({ family }) => family === 'batch')?.networkMode === 'awsvpc'
        ? document.timeline
        : document.timeline.map(withoutNetwork),
  })),
};

function withoutNetwork<T extends Happening>(entry: T): T {
  const { networkConfiguration: _, ...input } = entry.input;
  return { ...entry, input };
}
