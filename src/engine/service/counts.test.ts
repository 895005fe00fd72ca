import { describe, expect, it } from 'vitest';
import type { CreateServiceInput } from '../../ecs/service';
import { boundsOf } from './counts';
import type { ServiceState } from '../state';
import { emptyTaskCount } from './task-count';

/** Desired counts down, percentages across (services-and-capacity 1.2, D-B). */
const PERCENTAGES = ['100/200', '50/100', '50/200', '0/100', '100/150', '75/125', '66/133', '100/100'];

describe('the bounds of a rolling update (services-and-capacity 1.2, D-B)', () => {
  it.each([
    [1, '1/2 1/1 1/2 0/1 1/1 1/1 1/1 1/1'],
    [2, '2/4 1/2 1/4 0/2 2/3 2/2 2/2 2/2'],
    [3, '3/6 2/3 2/6 0/3 3/4 3/3 2/3 3/3'],
    [4, '4/8 2/4 2/8 0/4 4/6 3/5 3/5 4/4'],
    [10, '10/20 5/10 5/20 0/10 10/15 8/12 7/13 10/10'],
  ])('of %i tasks', (desired, expected) => {
    const cells = PERCENTAGES.map((percentages) => {
      const [minimumHealthyPercent = 0, maximumPercent = 0] = percentages.split('/').map(Number);
      const { lower, upper } = boundsOf(serviceOf(desired, { minimumHealthyPercent, maximumPercent }));
      return `${lower}/${upper}`;
    });
    expect(cells.join(' ')).toBe(expected);
  });

  it('are 100 and 200 per cent where nothing is said', () => {
    expect(boundsOf(serviceOf(3))).toEqual({ desired: 3, lower: 3, upper: 6 });
  });
});

function serviceOf(
  desiredCount: number,
  deploymentConfiguration?: CreateServiceInput['deploymentConfiguration'],
): ServiceState {
  const input = {
    serviceName: 'web',
    ...(deploymentConfiguration === undefined ? {} : { deploymentConfiguration }),
  };
  return {
    name: 'web',
    owner: 0,
    group: 0,
    status: 'ACTIVE',
    notStarted: null,
    input,
    desiredCount,
    deployments: [],
    liveTasks: [],
    leftTasks: 0,
    taskCount: emptyTaskCount(),
    lastPassAtMs: -1,
    passAtMs: 0,
    repeatAtMs: Infinity,
    steady: false,
    failure: null,
    steadySinceMs: NaN,
    rebalancing: null,
    replacementsOwed: 0,
    written: new Map(),
    bounds: [],
    launches: [],
  };
}
