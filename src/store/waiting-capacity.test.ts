import { describe, expect, it } from 'vitest';
import { TASK_STATUS } from '../ecs/status';
import { TASK, TASK_WIDTH } from '../frame/frame';
import { emptyCatalog, emptyFrame } from '../frame/testing/empty-frame';
import { waitingForCapacity } from './waiting-capacity';

/** A task of platform, owner and definition; on an instance or in a zone where that is given. */
function task(platform: number, owner: number, more: Partial<Record<keyof typeof TASK, number>> = {}): number[] {
  const row = Array.from({ length: TASK_WIDTH }, () => 0);
  const cells = {
    platform,
    ownerIndex: owner,
    instanceIndex: -1,
    zoneIndex: -1,
    lastStatus: TASK_STATUS.PROVISIONING,
    ...more,
  };
  for (const [column, value] of Object.entries(cells)) row[TASK[column as keyof typeof TASK]] = value;
  return row;
}

const CATALOG = emptyCatalog({
  capacityProviders: [
    { name: 'spot', kind: 'autoScalingGroup' },
    { name: 'FARGATE', kind: 'fargate' },
  ],
});

const ROWS = [
  task(2, 0, { taskIndex: 7, createdAtMs: 5_000 }),
  task(2, 0, { taskIndex: 4, createdAtMs: 2_000 }),
  task(2, 1, { taskIndex: 3 }),
  // Placed, running, on Fargate, and of a launch type.
  task(2, 0, { taskIndex: 1, instanceIndex: 0 }),
  task(2, 0, { taskIndex: 2, lastStatus: TASK_STATUS.STOPPED }),
  task(3, 0, { taskIndex: 5, zoneIndex: 1 }),
  task(0, 0, { taskIndex: 6 }),
];

describe('tasks that wait for their capacity provider', () => {
  const frame = emptyFrame({ tasks: Int32Array.from(ROWS.flat()) });

  it('are gathered by provider and shape, the first to come first', () => {
    expect(waitingForCapacity({ frame, catalog: CATALOG })).toEqual([
      { provider: 0, ownerIndex: 1, taskDefinitionIndex: 0, count: 1, sinceMs: 0, taskIndex: 3 },
      { provider: 0, ownerIndex: 0, taskDefinitionIndex: 0, count: 2, sinceMs: 2_000, taskIndex: 4 },
    ]);
  });

  it('are not looked for where no group could bring them room', () => {
    expect(waitingForCapacity({ frame, catalog: emptyCatalog() })).toEqual([]);
  });
});
