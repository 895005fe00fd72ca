import { describe, expect, it } from 'vitest';
import { outputOf } from '../output';
import { container, taskOf, wayAt } from '../testing/lives';
import { definition, runTo, tasksOf } from '../testing/run-scenario';

/** What ECS hears, and when, of tasks that end or never get going (placement-and-lifecycle 5.2, 5.4 and 5.6). */

const FLEET = { containerInstances: [{ id: 'i', instanceType: 'm5.large' }] };

/** One task of `web` behind target groups with these deregistration delays: RUNNING at 14 s. */
function balanced(delays: readonly number[], rest: object = {}, containers: readonly object[] = []): object {
  const ports = delays.map((_, index) => ({ containerPort: 80 + index }));
  const groups = delays.map((deregistrationDelaySeconds, index) => {
    return { targetGroupName: `g${index}`, deregistrationDelaySeconds };
  });
  const web = { ...container('web'), memory: 64, portMappings: ports };
  return {
    ...FLEET,
    loadBalancers: [{ name: 'front', targetGroups: groups }],
    taskDefinitions: [{ family: 'web', containerDefinitions: [web, ...containers] }],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 1,
        loadBalancers: groups.map(({ targetGroupName }, index) => {
          return { targetGroupArn: targetGroupName, containerName: 'web', containerPort: 80 + index };
        }),
      },
    ],
    ...rest,
  };
}

const stopAt = (at: number) => ({ timeline: [{ at, action: 'StopTask', input: { task: 'web-1' } }] });

describe('DEACTIVATING', () => {
  it('does not keep ECS from hearing that the container is gone', () => {
    const document = balanced([300], { timeline: [{ at: 70, action: 'CrashTask', input: { tasks: ['web-1'] } }] });
    const at = (seconds: number) => tasksOf(runTo(seconds, document))[0];
    expect(at(71)).toMatchObject({
      lastStatus: 'DEACTIVATING',
      executionStoppedAt: 70,
      containers: [{ lastStatus: 'STOPPED', exitCode: 1 }],
    });
    expect(wayAt(500, document)).toEqual(['PENDING 0', 'ACTIVATING 9', 'RUNNING 14', 'DEACTIVATING 71', 'STOPPED 371']);
  });

  it('hears of a container that ends meanwhile, and of those that it takes with it', () => {
    const side = { ...container('side'), memory: 64 };
    const document = balanced([300], { images: { web: { exits: { afterSeconds: 92 } } }, ...stopAt(50) }, [side]);
    const containersAt = (seconds: number) => tasksOf(runTo(seconds, document))[0]?.containers;
    expect(containersAt(100)).toMatchObject([{ lastStatus: 'RUNNING' }, { lastStatus: 'RUNNING' }]);
    expect(containersAt(101)).toMatchObject([{ lastStatus: 'STOPPED' }, { lastStatus: 'RUNNING' }]);
    expect(containersAt(102)).toMatchObject([{ lastStatus: 'STOPPED' }, { lastStatus: 'STOPPED' }]);
    expect(wayAt(500, document).slice(-2)).toEqual(['DEACTIVATING 50', 'STOPPED 350']);
  });

  it('leaves the agent its restarts: only the stop signal ends them', () => {
    const side = {
      ...container('side', { essential: false, restartPolicy: { enabled: true, restartAttemptPeriod: 60 } }),
      memory: 64,
    };
    const document = balanced(
      [300],
      { images: { side: { exits: { afterSeconds: 92, exitCode: 3 } } }, ...stopAt(50) },
      [side],
    );
    expect(tasksOf(runTo(351, document))[0]).toMatchObject({
      lastStatus: 'STOPPED',
      containers: [{ exitCode: 0 }, { exitCode: 0 }],
    });
  });

  it('comes and says so also with a deregistration delay of 0', () => {
    const document = balanced([0], stopAt(50));
    expect(wayAt(100, document)).toEqual([
      'PENDING 0',
      'ACTIVATING 9',
      'RUNNING 14',
      'DEACTIVATING 50',
      'STOPPING 50',
      'STOPPED 51',
    ]);
    const said = runTo(100, document).events.filter(({ atMs }) => atMs === 50_000);
    expect(said.map(({ message }) => message)).toContain('(service web) has begun draining connections on 1 tasks.');
  });

  it('is where each target stays for the delay of its own group', () => {
    const document = balanced([0, 20, 60], stopAt(50));
    const groupsAt = (seconds: number) =>
      outputOf(runTo(seconds, document)).targetGroups.flatMap(({ targetGroupName, targets }) =>
        targets.some(({ state }) => state === 'draining') ? targetGroupName : [],
      );
    expect(groupsAt(51)).toEqual(['g1', 'g2']);
    expect(groupsAt(70)).toEqual(['g2']);
    expect(groupsAt(110)).toEqual([]);
  });
});

it('ACTIVATING comes also where registration takes no time', () => {
  const document = balanced([10], { timings: { targetRegistration: 0 } });
  expect(wayAt(100, document)).toEqual(['PENDING 0', 'ACTIVATING 9', 'RUNNING 9']);
});

it('STOPPING: ECS hears of each container as it ends', () => {
  const document = taskOf(
    [container('proxy'), container('app', { dependsOn: [{ containerName: 'proxy', condition: 'START' }] })],
    {
      images: { proxy: { ignoresSigterm: true }, app: { ignoresSigterm: true } },
      timeline: [{ at: 100, action: 'StopTask', input: { task: 't-1' } }],
    },
  );
  const containersAt = (seconds: number) => tasksOf(runTo(seconds, document))[0]?.containers;
  expect(containersAt(130)).toMatchObject([{ lastStatus: 'RUNNING' }, { lastStatus: 'RUNNING' }]);
  expect(containersAt(131)).toMatchObject([{ lastStatus: 'RUNNING' }, { lastStatus: 'STOPPED', exitCode: 137 }]);
  expect(wayAt(200, document)).toEqual(['PENDING 0', 'RUNNING 16', 'STOPPING 100', 'STOPPED 160']);
});

describe('a host that is lost', () => {
  it('while a container stops ends it with the task: nothing of it is dated later', () => {
    const document = taskOf([container('app', { stopTimeout: 90 })], {
      images: { app: { ignoresSigterm: true } },
      timeline: [
        { at: 50, action: 'StopTask', input: { task: 't-1' } },
        { at: 60, action: 'TerminateInstances', input: { containerInstances: ['i'] } },
      ],
    });
    expect(tasksOf(runTo(500, document))[0]).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedAt: 120,
      executionStoppedAt: null,
    });
  });
});

describe('a container that exits as soon as it has started', () => {
  const crash = { images: { web: { exits: { afterSeconds: 0, exitCode: 1 } } } };

  it('has run, and so has its task', () => {
    const document = { ...crash, ...taskOf([container('web')]) };
    expect(wayAt(100, document)).toEqual(['PENDING 0', 'RUNNING 9', 'STOPPED 9']);
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({
      startedAt: 9,
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 1 }],
    });
  });

  it('does not make its service wait longer and longer', () => {
    const simulation = runTo(300, {
      ...crash,
      ...FLEET,
      taskDefinitions: [definition('web')],
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
    });
    expect(simulation.events.some(({ message }) => /unable to consistently start/.test(message))).toBe(false);
  });

  it('ends a task that waits for others before that runs', () => {
    const slow = { images: { web: { exits: { afterSeconds: 0 } }, slow: { pullSeconds: 20 } } };
    const both = [container('web'), container('slow', { essential: false })];
    expect(wayAt(100, { ...slow, ...taskOf(both) })).toEqual(['PENDING 0', 'STOPPED 9']);
  });

  it('while the agent is away is told with all the rest', () => {
    const document = {
      images: { web: { exits: { afterSeconds: 50 } } },
      ...taskOf([container('web')], {
        timeline: [
          { at: 5, action: 'DisconnectAgent', input: { containerInstances: ['i'] } },
          { at: 90, action: 'ReconnectAgent', input: { containerInstances: ['i'] } },
        ],
      }),
    };
    expect(wayAt(100, document)).toEqual(['PENDING 0', 'RUNNING 90', 'STOPPED 90']);
  });
});

it('a task that its agent cannot be given is PENDING for pendingTimeout and no longer', () => {
  const document = taskOf([container('app')], {
    timings: { pendingTimeout: 600 },
    timeline: [{ at: 0.5, action: 'DisconnectAgent', input: { containerInstances: ['i'] } }],
  });
  expect(tasksOf(runTo(1_000, document))[0]).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'TaskFailedToStart',
    stoppedAt: 600,
  });
});

it('a container that never started has had no ports', () => {
  const document = taskOf([container('app', { portMappings: [{ containerPort: 80 }] })], {
    timeline: [{ at: 3, action: 'StopTask', input: { task: 't-1' } }],
  });
  expect(tasksOf(runTo(10, document))[0]?.containers).toMatchObject([{ lastStatus: 'STOPPED', networkBindings: [] }]);
});

it('a task that was there at the start has pulled nothing', () => {
  const document = {
    ...FLEET,
    taskDefinitions: [definition('web')],
    tasks: [{ taskDefinition: 'web', containerInstance: 'i' }],
    timeline: [{ at: 10, action: 'StopTask', input: { task: 'web-1' } }],
  };
  expect(tasksOf(runTo(20, document))[0]).toMatchObject({ stoppedAt: 11, pullStartedAt: null, pullStoppedAt: null });
});
