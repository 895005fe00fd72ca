import { describe, expect, it } from 'vitest';
import type { TaskDetail } from '../frame/explanation';
import type { WorldView } from './frame-store';
import { pastTaskFacts } from './past-task';

const viewAt = (seconds: number) =>
  ({
    frame: { timeMs: seconds * 1_000 },
    catalog: {
      owners: [{ kind: 'service', name: 'web', colour: 0 }],
      taskDefinitions: [{ family: 'web', revision: 1 }],
      instances: [{ id: 'm5-1', availabilityZone: 'us-east-1a' }],
    },
  }) as unknown as WorldView;

const DETAIL: TaskDetail = {
  taskIndex: 7,
  taskId: '0a',
  name: 'web-8',
  ownerIndex: 0,
  number: 8,
  taskDefinitionIndex: 0,
  instanceIndex: 0,
  stopCode: 'TaskFailedToStart',
  stoppedReason: 'Not there.',
  json: {},
  lifecycle: [
    { status: 'PENDING', from: 20, to: 30 },
    { status: 'STOPPED', from: 30, to: null },
  ],
  containers: [],
  decision: 3,
};

describe('a task that has left the stage', () => {
  it('keeps its facts, and when it left', () => {
    expect(pastTaskFacts(viewAt(60), DETAIL)).toMatchObject({
      taskIndex: 7,
      name: 'web-8',
      number: 8,
      ownerIndex: 0,
      instanceId: 'm5-1',
      createdAtMs: 20_000,
      stopCode: 'TaskFailedToStart',
      statusSinceMs: 30_000,
      leftAtMs: 41_000,
    });
  });

  it('is not there before it left, nor while nothing says that it stopped', () => {
    expect(pastTaskFacts(viewAt(40), DETAIL)).toBeNull();
    expect(pastTaskFacts(viewAt(60), { ...DETAIL, lifecycle: DETAIL.lifecycle.slice(0, 1) })).toBeNull();
  });
});
