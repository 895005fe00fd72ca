import { describe, expect, it } from 'vitest';
import { INSTANCE_STATUS, TASK_STATUS } from '../ecs/status';
import { DECISION, DECISION_WIDTH, INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../frame/frame';
import type { Catalog } from '../frame/frame';
import { emptyFrame } from '../frame/testing/empty-frame';
import { findInWorld } from './find';
import { instanceFacts, placementsBetween, taskFacts, tasksOfInstance, zoneFacts } from './facts';
import { decisionTask } from './late-decisions';
import type { WorldView } from './frame-store';

const instance = (id: string, availabilityZone: string): Catalog['instances'][number] => ({
  id,
  ec2InstanceId: `i-${id}`,
  instanceType: 'm5.large',
  availabilityZone,
  capacityProvider: null,
  spot: false,
  memoryMiB: 8192,
});

const catalog: Catalog = {
  version: 1,
  clusterName: 'default',
  zones: ['us-east-1a', 'us-east-1b'],
  instances: [instance('m5-1', 'us-east-1a'), instance('m5-2', 'us-east-1b')],
  owners: [
    { kind: 'service', name: 'web', colour: 0 },
    { kind: 'family', name: 'batch', colour: 1 },
  ],
  taskDefinitions: [
    {
      family: 'web',
      revision: 3,
      cpuUnits: 256,
      memoryMiB: 512,
      gpus: 0,
      networkInterfaces: 0,
      hostPorts: [],
      newest: true,
    },
  ],
  targetGroups: [],
  capacityProviders: [],
  notStarted: [],
};

/** One row of a table, by column; what is not named is 0. */
function row(
  width: number,
  columns: Readonly<Record<string, number>>,
  values: Readonly<Record<string, number>>,
): number[] {
  const cells = new Array<number>(width).fill(0);
  for (const [name, value] of Object.entries(values)) cells[columns[name] ?? -1] = value;
  return cells;
}

const task = (values: Readonly<Record<string, number>>): number[] =>
  row(TASK_WIDTH, TASK, { stopCode: -1, decision: -1, ...values });
const placed = (number: number, taskIndex: number): number[] => row(DECISION_WIDTH, DECISION, { number, taskIndex });

const view: WorldView = {
  frame: emptyFrame({
    timeMs: 9000,
    instances: Int32Array.from([
      ...row(INSTANCE_WIDTH, INSTANCE, {
        status: INSTANCE_STATUS.ACTIVE,
        agentConnected: 1,
        cpuUnitsRegistered: 2048,
        cpuUnitsFree: 1792,
        memoryMiBFree: 7000,
      }),
      ...row(INSTANCE_WIDTH, INSTANCE, { status: INSTANCE_STATUS.INACTIVE }),
    ]),
    tasks: Int32Array.from([
      ...task({ taskIndex: 4, instanceIndex: 0, number: 1, lastStatus: TASK_STATUS.RUNNING }),
      ...task({ taskIndex: 5, instanceIndex: -1, number: 2, lastStatus: TASK_STATUS.PROVISIONING }),
      ...task({ taskIndex: 7, instanceIndex: 0, ownerIndex: 1, number: 1, desiredStatus: 1, stopCode: 2, decision: 1 }),
    ]),
    liveTasks: Int32Array.of(2, 0),
    liveTasksByZone: Int32Array.of(1, 0, 0, 0),
  }),
  catalog,
  decisions: Int32Array.from([...placed(0, 4), ...placed(1, 7), ...placed(2, -1)]),
  decisionsFrom: 0,
  decisionCount: 3,
  createdTasks: 8,
  history: new Float64Array(),
  historyCount: 0,
  knownHistoryCount: 0,
  knownEvents: [],
  events: [],
  eventCount: 0,
  services: [],
  waiting: [],
};

describe('facts', () => {
  it('tells a task by its names', () => {
    expect(taskFacts(view, 4)).toMatchObject({
      name: 'web-1',
      instanceId: 'm5-1',
      zone: 'us-east-1a',
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      stopCode: null,
      definition: { family: 'web', revision: 3 },
    });
    expect(taskFacts(view, 7)).toMatchObject({ name: 'batch-1', desiredStatus: 'STOPPED', stopCode: 'UserInitiated' });
    expect(taskFacts(view, 5)?.instanceId).toBeNull();
    expect(taskFacts(view, 6), 'no such task at this moment').toBeNull();
  });

  it('tells an instance by its names', () => {
    expect(instanceFacts(view, 0)).toMatchObject({
      id: 'm5-1',
      status: 'ACTIVE',
      cpuUnits: { registered: 2048, free: 1792 },
    });
    expect(instanceFacts(view, 2)).toBeNull();
  });

  it('lists the tasks of an instance', () => {
    expect(tasksOfInstance(view, 0).map(({ name }) => name)).toEqual(['web-1', 'batch-1']);
  });

  it('sums a zone without the instances that are gone', () => {
    expect(zoneFacts(view, 'us-east-1a')).toEqual({
      instances: 1,
      cpuUnitsFree: 1792,
      memoryMiBFree: 7000,
      tasksByOwner: [1, 0],
    });
    expect(zoneFacts(view, 'us-east-1b').instances).toBe(0);
  });

  it('ties tasks and decisions', () => {
    expect(taskFacts(view, 7)?.decision).toBe(1);
    expect(taskFacts(view, 5)?.decision).toBeNull();
    expect(decisionTask(view, 1)).toBe(7);
    expect(decisionTask(view, 2)).toBeNull();
    expect(placementsBetween({ ...view, decisionCount: 0 }, view)).toEqual([
      { task: 'web-1', instance: 'm5-1' },
      { task: 'batch-1', instance: 'm5-1' },
    ]);
    const late: WorldView = {
      ...view,
      decisions: Int32Array.from(placed(900, 7)),
      decisionsFrom: 900,
      decisionCount: 901,
    };
    expect(decisionTask(late, 900)).toBe(7);
    expect(decisionTask(late, 1), 'no longer remembered').toBeNull();
    expect(placementsBetween(view, late), 'more than are remembered').toBeNull();
  });
});

describe('findInWorld', () => {
  const names = (query: string): string[] => findInWorld(view, query, 5).map(({ name }) => name);

  it('finds by every word, what begins with it first', () => {
    expect(names('web')).toEqual(['web', 'web-1', 'web-2']);
    expect(names('task m5-1')).toEqual(['web-1', 'batch-1']);
    expect(names('1b')).toEqual(['us-east-1b', 'm5-2']);
    expect(names('nothing')).toEqual([]);
  });

  it('shows the first of all for an empty query, and no more than asked for', () => {
    expect(findInWorld(view, '', 3)).toHaveLength(3);
  });
});
