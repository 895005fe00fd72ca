import { describe, expect, it } from 'vitest';
import { CHECK } from '../ecs/failure-reasons';
import { INSTANCE_STATUS, TASK_STATUS } from '../ecs/status';
import {
  DECISION,
  DECISION_WIDTH,
  HISTORY,
  HISTORY_WIDTH,
  INSTANCE,
  INSTANCE_WIDTH,
  rowCount,
  TASK,
  TASK_WIDTH,
} from '../frame/frame';
import { writeFrame } from './frames';
import { definition, NETWORK, runTo } from './testing/run-scenario';

const DOCUMENT = {
  cluster: { clusterName: 'demo' },
  containerInstances: [
    { id: 'i', count: 2, resources: { cpu: 1024, memory: 1100 }, availabilityZones: ['us-east-1a', 'us-east-1b'] },
  ],
  taskDefinitions: [definition('web'), definition('batch', { container: { memory: 200 } })],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 5 }],
  timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 3 } }],
};

/** One column of every row. */
function column(rows: ArrayLike<number>, width: number, at: number): number[] {
  return Array.from({ length: rows.length / width }, (_, row) => rows[row * width + at] ?? NaN);
}

describe('a frame', () => {
  it('shows instances, tasks and services as they are', () => {
    const frame = writeFrame(runTo(20, DOCUMENT));
    expect([
      frame.timeMs,
      frame.world,
      rowCount(frame.instances, INSTANCE_WIDTH),
      rowCount(frame.tasks, TASK_WIDTH),
    ]).toEqual([20_000, 0, 2, 4]);
    expect(column(frame.instances, INSTANCE_WIDTH, INSTANCE.memoryMiBFree)).toEqual([76, 76]);
    expect(column(frame.instances, INSTANCE_WIDTH, INSTANCE.runningTasksCount)).toEqual([2, 2]);
    expect(column(frame.tasks, TASK_WIDTH, TASK.instanceIndex)).toEqual([0, 1, 0, 1]);
    expect(column(frame.tasks, TASK_WIDTH, TASK.lastStatus)).toEqual([3, 3, 3, 3]);
    expect(column(frame.tasks, TASK_WIDTH, TASK.reserves)).toEqual([1, 1, 1, 1]);
    expect(frame.services).toMatchObject([
      { ownerIndex: 0, status: 'ACTIVE', desiredCount: 5, runningCount: 4, pendingCount: 0, taskDefinitionIndex: 0 },
    ]);
  });

  it('tells of tasks without a place, with the closest match', () => {
    const frame = writeFrame(runTo(20, DOCUMENT));
    expect(frame.waiting).toEqual([
      {
        ownerIndex: 0,
        taskDefinitionIndex: 0,
        count: 1,
        check: CHECK.memory,
        closestInstanceIndex: 0,
        needed: 512,
        available: 76,
        decision: 4,
        message: expect.stringContaining('has insufficient memory available.') as unknown,
        sinceMs: 0,
        retries: true,
      },
    ]);
    expect(writeFrame(runTo(120, DOCUMENT)).waiting).toEqual([]);
  });

  it('keeps stopped tasks for ten seconds, then shows them as DELETED for one', () => {
    const statusAt = (seconds: number) =>
      column(writeFrame(runTo(seconds, DOCUMENT)).tasks, TASK_WIDTH, TASK.lastStatus);
    expect(statusAt(100.5).filter((status) => status === TASK_STATUS.STOPPING)).toHaveLength(1);
    expect(statusAt(110.9).filter((status) => status === TASK_STATUS.STOPPED)).toHaveLength(1);
    expect(statusAt(111).filter((status) => status === TASK_STATUS.DELETED)).toHaveLength(1);
    expect(statusAt(112)).toEqual([3, 3, 3]);
  });

  it('sends what is new only', () => {
    const simulation = runTo(20, DOCUMENT);
    const first = writeFrame(simulation);
    const since = {
      decisions: rowCount(first.decisions, DECISION_WIDTH),
      history: rowCount(first.history, HISTORY_WIDTH),
      events: first.events.length,
      catalogVersion: first.catalog?.version ?? 0,
    };
    expect(writeFrame(simulation, since)).toMatchObject({ catalog: null, events: [], decisionsFrom: since.decisions });
    simulation.runUntil(120_000);
    const second = writeFrame(simulation, since);
    expect(column(second.decisions, DECISION_WIDTH, DECISION.number)).toEqual([5]);
    expect(second.events[0]?.sequence).toBe(since.events);
    expect(second.history[HISTORY.timeMs]).toBeGreaterThan(20_000);
  });

  it('records the history at every change', () => {
    const { history } = writeFrame(runTo(200, DOCUMENT));
    const at = (name: keyof typeof HISTORY) => column(history, HISTORY_WIDTH, HISTORY[name]);
    expect(at('timeMs')).toEqual([0, 9_000, 100_000]);
    expect(at('desiredTasks')).toEqual([5, 5, 3]);
    expect(at('runningTasks')).toEqual([0, 4, 3]);
    expect(at('pendingTasks')).toEqual([4, 0, 0]);
    expect(at('waitingTasks')).toEqual([1, 1, 0]);
    expect(at('memoryMiBReserved')).toEqual([2_048, 2_048, 1_536]);
  });

  it('has the names of everything in its catalog', () => {
    const { catalog } = writeFrame(
      runTo(0, {
        ...DOCUMENT,
        services: [
          ...DOCUMENT.services,
          { serviceName: 'agent', taskDefinition: 'web', desiredCount: 1, launchType: 'EXTERNAL' },
        ],
        timeline: [{ at: 50, action: 'RunTask', input: { taskDefinition: 'batch' } }],
      }),
    );
    expect(catalog).toMatchObject({
      clusterName: 'demo',
      zones: ['us-east-1a', 'us-east-1b'],
      instances: [{ id: 'i-1', availabilityZone: 'us-east-1a' }, { id: 'i-2' }],
      owners: [
        { kind: 'service', name: 'web', colour: 0 },
        { kind: 'service', name: 'agent', colour: 1 },
        { kind: 'family', name: 'batch', colour: 2 },
      ],
      taskDefinitions: [
        { family: 'web', revision: 1, cpuUnits: 256, memoryMiB: 512, newest: true },
        { family: 'batch', revision: 1 },
      ],
      notStarted: [{ ownerIndex: 1 }],
    });
  });

  it('marks room that nobody can use', () => {
    const stranded = (document: object) =>
      column(writeFrame(runTo(20, { ...DOCUMENT, ...document })).instances, INSTANCE_WIDTH, INSTANCE.stranded);
    expect(stranded({})).toEqual([1, 1]);
    // 76 MiB are left: too little for a web task, enough for a small one that the timeline starts later.
    const small = { taskDefinitions: [definition('web'), definition('batch', { container: { memory: 64 } })] };
    expect(
      stranded({ ...small, timeline: [{ at: 50, action: 'RunTask', input: { taskDefinition: 'batch' } }] }),
    ).toEqual([0, 0]);
  });

  it('counts a task’s network interface', () => {
    const { instances } = writeFrame(
      runTo(30, {
        containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
        taskDefinitions: [definition('net', { networkMode: 'awsvpc' })],
        timeline: [{ at: 0, action: 'RunTask', input: { taskDefinition: 'net', networkConfiguration: NETWORK } }],
      }),
    );
    expect([instances[INSTANCE.networkInterfacesRegistered], instances[INSTANCE.networkInterfacesFree]]).toEqual([
      2, 1,
    ]);
  });
});

describe('tasks that RunTask could not place', () => {
  const timeline = [{ at: 10, action: 'RunTask', input: { taskDefinition: 'batch', count: 10 } }];
  const shownAt = (seconds: number) => writeFrame(runTo(seconds, { ...DOCUMENT, services: [], timeline })).waiting;

  it('are shown with the closest match, as given up', () => {
    expect(shownAt(12)).toMatchObject([
      { count: 2, check: CHECK.cpu, needed: 256, retries: false, message: 'failures: RESOURCE:CPU', sinceMs: 10_000 },
    ]);
  });

  it('are gone after a while, since nothing waits', () => {
    expect(shownAt(31)).toEqual([]);
  });
});

it('tells that an EC2 instance is gone before ECS has noticed', () => {
  const timeline = [{ at: 10, action: 'TerminateInstances', input: { containerInstances: ['i-1'] } }];
  const at = (seconds: number) => {
    const { instances } = writeFrame(runTo(seconds, { ...DOCUMENT, timeline }));
    return [INSTANCE.status, INSTANCE.terminated].map((cell) => column(instances, INSTANCE_WIDTH, cell)[0]);
  };
  expect(at(30)).toEqual([INSTANCE_STATUS.ACTIVE, 1]);
  expect(at(80)).toEqual([INSTANCE_STATUS.INACTIVE, 0]);
});

it('names the services that ECS would not create', () => {
  const services = [
    { serviceName: 'web', taskDefinition: 'web', desiredCount: 1, placementStrategy: [{ type: 'binpack' }] },
  ];
  const { catalog } = writeFrame(runTo(1, { ...DOCUMENT, services, timeline: [] }));
  expect(catalog?.notStarted.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^ECS refuses to create web: ./),
  ]);
});
