import { describe, expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import { writeFrame } from '../frames';
import type { Simulation } from '../simulation';
import { definition, runTo } from '../testing/run-scenario';

const protect = (at: number, tasks: string[], more: object = {}) => ({
  at,
  action: 'UpdateTaskProtection',
  input: { cluster: 'default', tasks, protectionEnabled: true, ...more },
});
const update = (at: number, input: object) => ({ at, action: 'UpdateService', input: { service: 'web', ...input } });

function service(seconds: number, timeline: object[], more: object = {}): Simulation {
  return runTo(seconds, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.4xlarge' }],
    taskDefinitions: [definition('web'), definition('web'), definition('job')],
    services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 4, ...more }],
    timeline,
  });
}

function live({ world }: Simulation): number[] {
  return (world.services[0]?.liveTasks ?? []).map((task) => task + 1);
}

function saying({ world }: Simulation, part: string): string[] {
  return world.events.map(({ message }) => message).filter((message) => message.includes(part));
}

describe('UpdateTaskProtection', () => {
  it('keeps tasks from scale-in, two hours where nothing is said', () => {
    const timeline = [protect(60, ['web-3', 'web-4']), update(100, { desiredCount: 0 })];
    expect(live(service(7_259, timeline))).toEqual([3, 4]);
    expect(live(service(7_260, timeline))).toEqual([]);
  });

  it('keeps the strategies’ choice to the others', () => {
    expect(live(service(200, [protect(60, ['web-4', 'web-3']), update(100, { desiredCount: 2 })]))).toEqual([3, 4]);
  });

  it('is over after its minutes, without anything else having to happen', () => {
    const timeline = [protect(60, ['web-1'], { expiresInMinutes: 3 }), update(100, { desiredCount: 0 })];
    expect([live(service(239, timeline)), live(service(240, timeline))]).toEqual([[1], []]);
  });

  it('begins anew when it is given again, and ends when it is taken away', () => {
    const timeline = [
      protect(60, ['web-1'], { expiresInMinutes: 3 }),
      protect(120, ['web-1'], { expiresInMinutes: 5 }),
    ];
    expect(live(service(419, [...timeline, update(300, { desiredCount: 0 })]))).toEqual([1]);
    const off = protect(130, ['web-1'], { protectionEnabled: false });
    expect(live(service(300, [...timeline, off, update(300, { desiredCount: 0 })]))).toEqual([]);
  });

  it('is shown in the frame for as long as it lasts', () => {
    const flags = (simulation: Simulation) => {
      const { tasks } = writeFrame(simulation);
      return Array.from({ length: tasks.length / TASK_WIDTH }, (_, row) => tasks[row * TASK_WIDTH + TASK.protected]);
    };
    const timeline = [protect(60, ['web-2'], { expiresInMinutes: 1 })];
    expect(flags(service(119, timeline))).toEqual([0, 1, 0, 0]);
    expect(flags(service(120, timeline))).toEqual([0, 0, 0, 0]);
  });

  it('keeps the old revision’s tasks in a deployment, which waits', () => {
    const timeline = [protect(60, ['web-1'], { expiresInMinutes: 10 }), update(100, { taskDefinition: 'web:2' })];
    const waiting = service(650, timeline);
    expect(live(waiting)).toEqual([1, 5, 6, 7, 8]);
    expect(waiting.world.deployments[1]?.rolloutState).toBe('IN_PROGRESS');
    expect(service(800, timeline).world.deployments[1]?.rolloutState).toBe('COMPLETED');
  });

  it('has the service say how many keep it from its steady state, once', () => {
    const simulation = service(2_000, [protect(60, ['web-1', 'web-2', 'web-3']), update(100, { desiredCount: 1 })]);
    const id = simulation.world.deployments[0]?.id;
    expect(saying(simulation, 'under protection')).toEqual([
      `(service web) was unable to reach steady state because (taskSet ${id}) was unable to scale in due to (reason 3 tasks under protection)`,
    ]);
  });

  it('says so again after six hours', () => {
    const timeline = [protect(60, ['web-1', 'web-2'], { expiresInMinutes: 2_880 }), update(100, { desiredCount: 1 })];
    expect(saying(service(100 + 21_600 + 10, timeline), 'under protection')).toHaveLength(2);
  });

  it('does not keep a task on a draining instance, nor a service from being deleted', () => {
    const drain = {
      at: 100,
      action: 'UpdateContainerInstancesState',
      input: { containerInstances: ['i-1'], status: 'DRAINING' },
    };
    const all = protect(60, ['web-1', 'web-2', 'web-3', 'web-4']);
    const { world } = service(300, [all, drain]);
    expect(world.instances.runningTasksCount[0]).toBe(0);
    const deletion = { at: 100, action: 'DeleteService', input: { service: 'web', force: true } };
    expect(live(service(110, [all, deletion]))).toEqual([]);
  });

  it('answers for each task that it cannot protect', () => {
    const run = { at: 10, action: 'RunTask', input: { taskDefinition: 'job' } };
    const stop = { at: 50, action: 'StopTask', input: { task: 'web-1' } };
    const { responses } = service(60, [run, stop, protect(60, ['web-1', 'web-99', 'job-1', 'web-2'])]);
    expect(responses.at(-1)).toMatchObject({
      error: null,
      failures: [
        { arn: 'web-1', reason: 'TASK_NOT_VALID' },
        { arn: 'web-99', reason: 'MISSING' },
        { arn: 'job-1', reason: 'TASK_NOT_VALID' },
      ],
    });
  });

  it('is blocked where more tasks are protected already than the service wants', () => {
    const timeline = [
      protect(60, ['web-1', 'web-2', 'web-3']),
      update(100, { desiredCount: 2 }),
      protect(110, ['web-1']),
    ];
    expect(service(110, timeline).responses.at(-1)).toMatchObject({
      failures: [{ arn: 'web-1', reason: 'DEPLOYMENT_BLOCKED' }],
    });
  });

  it.each([
    [{ tasks: [] }, 'UpdateTaskProtection takes 1 to 10 tasks; 0 were given.'],
    [{ expiresInMinutes: 2_881 }, 'expiresInMinutes is 1 to 2880; 2881 was given.'],
    [{ expiresInMinutes: 0 }, 'expiresInMinutes is 1 to 2880; 0 was given.'],
  ])('is refused with %j', (input, message) => {
    expect(service(60, [protect(60, ['web-1'], input)]).responses.at(-1)).toMatchObject({
      error: { code: 'InvalidParameterException', message },
    });
  });
});
