import { describe, expect, it } from 'vitest';
import { describeService } from '../describe-service';
import { explainDecision } from '../explain-decision';
import { writeFrame } from '../frames';
import { keptFrom } from '../placement/kept-room';
import { prepare } from '../placement/ask';
import type { Simulation } from '../simulation';
import { definition, runTo, tasksOf } from '../testing/run-scenario';
import { shortNameOf } from '../names';

/** Two instances of 1,954 MiB (t3.small), a daemon that takes 300 of each. */
const AGENT = definition('agent', { container: { cpu: 100, memory: 300 } });
const WEB = definition('web', { container: { cpu: 256, memory: 512 } });

function cluster(more: Record<string, unknown> = {}, daemon: object = {}): object {
  return {
    containerInstances: [
      { id: 'i', count: 2, instanceType: 't3.small', availabilityZones: ['us-east-1a', 'us-east-1b'] },
    ],
    taskDefinitions: [AGENT, WEB],
    services: [{ serviceName: 'agent', taskDefinition: 'agent', schedulingStrategy: 'DAEMON', ...daemon }],
    ...more,
  };
}

/** `agent-1@i-1 RUNNING`, tasks that have stopped left out. */
function live(simulation: Simulation): string[] {
  return tasksOf(simulation)
    .filter(({ lastStatus }) => lastStatus !== 'STOPPED')
    .map(({ name, containerInstance, lastStatus, desiredStatus }) =>
      [`${name}@${containerInstance ?? ''}`, lastStatus, ...(desiredStatus === 'STOPPED' ? ['leaving'] : [])].join(' '),
    );
}

function agents(simulation: Simulation): string[] {
  return live(simulation).filter((text) => text.startsWith('agent'));
}

const service = (simulation: Simulation, index = 0) => simulation.world.services[index];

function said(simulation: Simulation, part: string): number[] {
  return simulation.events.filter(({ message }) => message.includes(part)).map(({ atMs }) => atMs / 1_000);
}

const late = (at: number, more: object = {}) => ({ id: 'late', instanceType: 't3.small', at, ...more });
const update = (at: number, input: object) => ({ at, action: 'UpdateService', input: { service: 'agent', ...input } });
const drain = (at: number, status = 'DRAINING') => ({
  at,
  action: 'UpdateContainerInstancesState',
  input: { containerInstances: ['i-1'], status },
});

describe('a DAEMON service', () => {
  it('has one task on every instance and says so as its desired count', () => {
    const simulation = runTo(60, cluster());
    expect(agents(simulation)).toEqual(['agent-1@i-1 RUNNING', 'agent-2@i-2 RUNNING']);
    expect(describeService(simulation, 0)?.json).toMatchObject({
      desiredCount: 2,
      runningCount: 2,
      schedulingStrategy: 'DAEMON',
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
      availabilityZoneRebalancing: 'DISABLED',
    });
    expect(said(simulation, 'has reached a steady state')).toEqual([50]);
  });

  it('counts disconnected instances, and starts nothing there', () => {
    const simulation = runTo(60, cluster({ containerInstances: [late(0, { agentConnected: false })] }));
    expect(service(simulation)?.desiredCount).toBe(1);
    expect(agents(simulation)).toEqual([]);
    expect(said(simulation, "(container-instance late) doesn't have the agent connected.")).toEqual([0]);
  });

  it('leaves out what its constraints leave out, and follows attributes that change', () => {
    const constraints = { placementConstraints: [{ type: 'memberOf', expression: 'not(attribute:quiet exists)' }] };
    const attribute = { attributes: [{ name: 'quiet', value: 'yes', targetId: 'i-1' }] };
    const timeline = [
      { at: 55, action: 'PutAttributes', input: attribute },
      { at: 115, action: 'DeleteAttributes', input: attribute },
    ];
    const document = cluster({ timeline }, constraints);
    const without = runTo(110, document);
    expect(agents(without)).toEqual(['agent-2@i-2 RUNNING']);
    expect(service(without)?.desiredCount).toBe(1);
    const stopped = tasksOf(without)[0];
    expect(stopped?.stoppedReason).toMatch(/^Scaling activity initiated by \(deployment ecs-svc\/\d+\)$/);
    expect(stopped?.stoppingAt).toBe(60);
    expect(agents(runTo(140, document))).toEqual(['agent-2@i-2 RUNNING', 'agent-3@i-1 RUNNING']);
  });

  it('asks at every pass whether tasks change what its constraints say', () => {
    const constraints = { placementConstraints: [{ type: 'memberOf', expression: 'task:group == family:web' }] };
    const run = { at: 21, action: 'StartTask', input: { taskDefinition: 'web', containerInstances: ['i-2'] } };
    const simulation = runTo(60, cluster({ timeline: [run] }, constraints));
    expect(agents(simulation)).toEqual(['agent-1@i-2 RUNNING']);
    expect(tasksOf(simulation).find(({ name }) => name === 'agent-1')?.createdAt).toBe(30);
  });

  it('where an attribute that the task definition requires is missing, the task is wanted and has no place', () => {
    const arm = { ...AGENT, runtimePlatform: { cpuArchitecture: 'ARM64' } };
    const simulation = runTo(60, cluster({ taskDefinitions: [arm] }));
    expect([agents(simulation), service(simulation)?.desiredCount]).toEqual([[], 2]);
    expect(said(simulation, 'is missing an attribute required by your task')).toEqual([0]);
  });

  it('remembers for "why here?" the one instance in question', () => {
    const simulation = runTo(20, cluster());
    const decision = simulation.world.tasks.decision[1] ?? -1;
    expect(shortNameOf(simulation.world, 1)).toBe('agent-2');
    const story = explainDecision(simulation, decision);
    expect(story).toMatchObject({ chosen: 'i-2', tiedWith: [], alternatives: [], request: { strategies: [] } });
    expect(story?.candidates).toEqual([{ containerInstance: 'i-2', rejectedBy: null, scores: [], rank: 1 }]);
    expect(story?.steps.map(({ remaining }) => remaining)).toEqual([1, 1, 1]);
  });

  it('replaces what has gone at the next pass, where it was', () => {
    const stop = { at: 52, action: 'StopTask', input: { task: 'agent-1' } };
    const simulation = runTo(80, cluster({ timeline: [stop] }));
    expect(agents(simulation)).toEqual(['agent-2@i-2 RUNNING', 'agent-3@i-1 RUNNING']);
    expect(tasksOf(simulation)[2]?.createdAt).toBe(60);
  });

  it('whose starts keep failing waits as other services do', () => {
    const simulation = runTo(120, cluster({ images: { agent: { pull: 'denied' } } }));
    expect(said(simulation, 'is unable to consistently start tasks successfully')).toHaveLength(1);
    expect(simulation.world.tasks.count).toBeLessThan(12);
  });
});

describe('instances that join', () => {
  /** Room for exactly one of the two on the new instance: 1,024 CPU units. */
  const big = {
    taskDefinitions: [
      definition('agent', { container: { cpu: 1_500 } }),
      definition('web', { container: { cpu: 1_000 } }),
    ],
  };

  it('worked case 10: with room for exactly the daemon or one replica task, the daemon gets it', () => {
    const web = { serviceName: 'web', taskDefinition: 'web', desiredCount: 4 };
    const simulation = runTo(
      120,
      cluster({
        ...big,
        containerInstances: [late(55)],
        services: [web, { serviceName: 'agent', taskDefinition: 'agent', schedulingStrategy: 'DAEMON' }],
      }),
    );
    expect(live(simulation)).toEqual(['agent-1@late RUNNING']);
    expect(said(simulation, '(service web) was unable to place a task')).toEqual([0, 60]);
  });

  it('is kept free from what comes between the registration and the next pass', () => {
    const run = { at: 56, action: 'RunTask', input: { taskDefinition: 'web', count: 2 } };
    const scale = { at: 57, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } };
    const start = { at: 58, action: 'StartTask', input: { taskDefinition: 'web', containerInstances: ['late'] } };
    const document = cluster({
      ...big,
      containerInstances: [late(55)],
      services: [
        { serviceName: 'web', taskDefinition: 'web', desiredCount: 0 },
        { serviceName: 'agent', taskDefinition: 'agent', schedulingStrategy: 'DAEMON' },
      ],
      timeline: [run, scale, start],
    });
    const before = runTo(58, document);
    expect(before.world.tasks.count).toBe(0);
    expect(before.world.responses.map(({ failures = [] }) => failures.map(({ reason }) => reason))).toEqual([
      ['RESOURCE:CPU'],
      [],
      ['RESOURCE:CPU'],
    ]);
    // 2,048 CPU units less 1,500 of the daemon.
    expect(explainDecision(before, 0)?.candidates).toMatchObject([
      { rejectedBy: 'RESOURCE:CPU', needed: 1_000, available: 548, detail: { keptForDaemons: 1_500 } },
    ]);
    expect(live(runTo(90, document))).toEqual(['agent-1@late RUNNING']);
  });

  it('room is kept while a daemon is replaced', () => {
    const run = { at: 61, action: 'RunTask', input: { taskDefinition: 'web', count: 1 } };
    const document = cluster({
      ...big,
      containerInstances: [late(0)],
      timeline: [update(60, { forceNewDeployment: true }), run],
    });
    const simulation = runTo(61, document);
    expect(agents(simulation)).toEqual([]);
    expect(simulation.world.responses.at(-1)?.failures).toEqual([{ arn: 'late', reason: 'RESOURCE:CPU' }]);
  });

  it('an instance too full for its daemon keeps what it has; the daemon follows when there is room', () => {
    const tasks = [{ taskDefinition: 'web', containerInstance: 'late', count: 2 }];
    const stop = { at: 95, action: 'StopTask', input: { task: 'web-1' } };
    const document = cluster({
      taskDefinitions: [definition('agent', { container: { memory: 1_200 } }), WEB],
      containerInstances: [late(0)],
      tasks,
      timeline: [stop],
    });
    const full = runTo(90, document);
    expect(live(full)).toEqual(['web-1@late RUNNING', 'web-2@late RUNNING']);
    expect(said(full, '(service agent) was unable to place a task')).toEqual([0]);
    expect(said(full, '(container-instance late) has insufficient memory available.')).toEqual([0]);
    expect(writeFrame(full).waiting).toMatchObject([{ count: 1, daemon: true, needed: 1_200, retries: true }]);
    expect(agents(runTo(130, document))).toEqual(['agent-1@late RUNNING']);
  });

  it('keeps nothing any more once the service is deleted', () => {
    const document = cluster({
      timeline: [{ at: 60, action: 'DeleteService', input: { service: 'agent' } }],
    });
    const { world } = runTo(120, document);
    expect(world.services[0]?.status).toBe('INACTIVE');
    const ask = prepare(world, { ...REQUEST, taskDefinition: 1 });
    expect([keptFrom(ask, 0).memoryMiB, world.instances.runningTasksCount[0]]).toEqual([0, 0]);
  });
});

const REQUEST = {
  group: 0,
  strategies: [],
  memberOf: [],
  distinctInstance: false,
  zones: null,
  capacityProvider: null,
};

describe('a daemon on a draining instance', () => {
  const web = { serviceName: 'web', taskDefinition: 'web', desiredCount: 2 };
  const agent = { serviceName: 'agent', taskDefinition: 'agent', schedulingStrategy: 'DAEMON' };

  it('stops after the last replica task there, and is not replaced', () => {
    const simulation = runTo(200, cluster({ services: [agent, web], timeline: [drain(65)] }));
    const stoppedAt = (name: string) => tasksOf(simulation).find((task) => task.name === name);
    const replica = stoppedAt('web-1');
    const daemon = stoppedAt('agent-1');
    expect(replica?.containerInstance).toBe('i-1');
    expect(daemon?.stoppingAt).toBe((replica?.stoppingAt ?? 0) + 10);
    expect(daemon?.stoppedReason).toBe('Service agent: container instance is in DRAINING state');
    expect(agents(simulation)).toEqual(['agent-2@i-2 RUNNING']);
    expect(service(simulation)?.desiredCount).toBe(1);
  });

  it('does not wait for standalone tasks', () => {
    const timeline = [
      { at: 20, action: 'StartTask', input: { taskDefinition: 'web', containerInstances: ['i-1'] } },
      drain(65),
    ];
    const simulation = runTo(110, cluster({ timeline }));
    expect(live(simulation)).toEqual(['agent-2@i-2 RUNNING', 'web-1@i-1 RUNNING']);
  });

  it('stays while a replica service cannot leave', () => {
    const stuck = { ...web, deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } };
    const simulation = runTo(600, cluster({ services: [agent, stuck], timeline: [drain(65)] }));
    expect(agents(simulation)).toEqual(['agent-1@i-1 RUNNING', 'agent-2@i-2 RUNNING']);
  });

  it('is not placed there, and comes back when the instance does', () => {
    const simulation = runTo(200, cluster({ timeline: [drain(5), drain(101, 'ACTIVE')] }));
    expect(agents(simulation)).toEqual(['agent-2@i-2 RUNNING', 'agent-3@i-1 RUNNING']);
    expect(tasksOf(simulation)[2]?.createdAt).toBe(110);
  });

  it('goes with an instance that is lost, without being replaced', () => {
    const lost = { at: 60, action: 'TerminateInstances', input: { containerInstances: ['i-1'] } };
    const simulation = runTo(200, cluster({ timeline: [lost] }));
    expect(agents(simulation)).toEqual(['agent-2@i-2 RUNNING']);
    expect(tasksOf(simulation)[0]?.stoppedReason).toMatch(/^Host EC2 \(instance i-\w+\) terminated\.$/);
    expect(simulation.world.tasks.count).toBe(2);
  });
});

describe('an update of a daemon', () => {
  const four = {
    containerInstances: [{ id: 'i', count: 4, instanceType: 't3.small', availabilityZone: 'us-east-1a' }],
  };
  const rollout = (minimumHealthyPercent?: number) =>
    cluster(
      { ...four, taskDefinitions: [AGENT, AGENT], timeline: [update(60, { taskDefinition: 'agent:2' })] },
      {
        taskDefinition: 'agent:1',
        ...(minimumHealthyPercent === undefined ? {} : { deploymentConfiguration: { minimumHealthyPercent } }),
      },
    );
  const oldLive = (seconds: number, minimum?: number) =>
    tasksOf(runTo(seconds, rollout(minimum))).filter(
      (task) => task.taskDefinition === 'agent:1' && task.desiredStatus === 'RUNNING',
    ).length;

  it('stops all at once where no minimum is given, and starts after', () => {
    expect([oldLive(59), oldLive(60)]).toEqual([4, 0]);
    const simulation = runTo(70, rollout());
    expect(simulation.world.tasks.count).toBe(8);
    expect(said(simulation, 'has stopped 4 running tasks')).toEqual([60]);
    expect(said(simulation, 'has started 4 tasks')).toEqual([0, 70]);
    expect(said(runTo(300, rollout()), 'deployment completed')).toHaveLength(2);
  });

  it.each([
    [50, 2],
    [75, 1],
    [60, 1],
    [25, 3],
  ])('has at most %d per cent fewer: %d of four may be down', (minimum, down) => {
    expect(oldLive(60, minimum)).toBe(4 - down);
    const simulation = runTo(60, rollout(minimum));
    for (let seconds = 61; seconds < 600; seconds++) {
      simulation.runUntil(seconds * 1_000);
      const up = tasksOf(simulation).filter(
        (task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING',
      );
      expect(up.length).toBeGreaterThanOrEqual(4 - down);
    }
    const revisions = tasksOf(simulation)
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .map(({ taskDefinition }) => taskDefinition);
    expect(revisions).toEqual(['agent:2', 'agent:2', 'agent:2', 'agent:2']);
  });

  it('cannot move where all have to be up', () => {
    const simulation = runTo(300, rollout(100));
    expect(said(simulation, 'was unable to stop or start tasks during a deployment')).toEqual([60]);
    expect(agents(simulation)).toHaveLength(4);
  });
});

describe('at the beginning', () => {
  it('a daemon’s tasks may be there, one on an instance', () => {
    const tasks = [{ taskDefinition: 'agent', containerInstance: 'i-1', group: 'service:agent', count: 2 }];
    const simulation = runTo(60, cluster({ tasks }));
    expect(agents(simulation)).toEqual(['agent-1@i-1 RUNNING', 'agent-2@i-2 RUNNING']);
    expect(said(simulation, 'left out: a daemon has one task there.')).toEqual([0]);
  });
});
