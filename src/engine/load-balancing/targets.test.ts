import { describe, expect, it } from 'vitest';
import { TARGET_REASONS } from '../../ecs/load-balancing';
import { rowCount, TARGET, TARGET_STATES, TARGET_WIDTH } from '../../frame/frame';
import { writeFrame } from '../frames';
import { outputOf } from '../output';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import { definition, NETWORK, runTo, scenarioOf } from '../testing/run-scenario';
import { targetVerdict } from './verdict';

const TARGET_OF_WEB = { targetGroupArn: 'web', containerName: 'web', containerPort: 80 };
const DYNAMIC = { container: { portMappings: [{ containerPort: 80 }] } };

/** One instance, one task of `web` behind the target group `web`: RUNNING at 14 s, its container started at 8 s. */
function world({ group = {}, balancer = {}, service = {}, ...rest }: Readonly<Record<string, object>> = {}): object {
  return {
    containerInstances: [{ id: 'i', instanceType: 'm5.large', availabilityZone: 'us-east-1a' }],
    loadBalancers: [{ name: 'front', targetGroups: [{ targetGroupName: 'web', ...group }], ...balancer }],
    taskDefinitions: [definition('web', DYNAMIC)],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 1,
        loadBalancers: [TARGET_OF_WEB],
        // Long enough that nothing is replaced: what targets say is what is looked at.
        healthCheckGracePeriodSeconds: 10_000,
        ...service,
      },
    ],
    ...rest,
  };
}

/** State, reason and second of every target that a frame shows. */
function targetsAt(simulation: Simulation): string[] {
  const { targets } = writeFrame(simulation);
  return Array.from({ length: rowCount(targets, TARGET_WIDTH) }, (_, row) => {
    const at = row * TARGET_WIDTH;
    const state = TARGET_STATES[targets[at + TARGET.state] ?? -1] ?? '';
    const reason = TARGET_REASONS[targets[at + TARGET.reason] ?? -1] ?? '';
    return `${targets[at + TARGET.taskIndex]} ${state}${reason === 'none' ? '' : ` ${reason}`} ${(targets[at + TARGET.sinceMs] ?? 0) / 1_000}`;
  });
}

function at(seconds: number, document: object): string[] {
  return targetsAt(runTo(seconds, document));
}

function messagesOf({ events }: Simulation, pattern: RegExp): string[] {
  return events.flatMap(({ message, atMs }) => (pattern.test(message) ? `${atMs / 1_000} ${message}` : []));
}

const ready = (seconds: number | null) => ({ images: { web: { healthyAfterSeconds: seconds } } });

describe('the life of a target (services-and-capacity 2.3)', () => {
  it('is registered in ACTIVATING, and checked from RUNNING on', () => {
    expect(at(8, world())).toEqual([]);
    expect(at(10, world())).toEqual(['0 initial Elb.RegistrationInProgress 9']);
    expect(at(14, world(ready(20)))).toEqual(['0 initial Elb.InitialHealthChecking 9']);
  });

  it('is healthy at the first check that is passed, at once where the container answers', () => {
    expect(at(14, world())).toEqual(['0 healthy 14']);
    expect(at(600, world())).toEqual(['0 healthy 14']);
  });

  // The container starts 6 s before RUNNING: ready 20 s after RUNNING is ready 26 s after its start.
  it('LB-1: ready 20 s after RUNNING, checks at 0, 30, 60: healthy at 30 s', () => {
    expect(at(43, world(ready(26)))).toEqual(['0 initial Elb.InitialHealthChecking 9']);
    expect(at(44, world(ready(26)))).toEqual(['0 healthy 44']);
  });

  it('LB-1: ready 70 s after RUNNING: unhealthy at 30 s, healthy again after five checks from 90 s on', () => {
    expect(at(44, world(ready(76)))).toEqual(['0 unhealthy Target.ResponseCodeMismatch 44']);
    expect(at(223, world(ready(76)))).toEqual(['0 unhealthy Target.ResponseCodeMismatch 44']);
    expect(at(224, world(ready(76)))).toEqual(['0 healthy 224']);
  });

  it('LB-1: with a grace period of 90 s what passes at 90 s stays', () => {
    const graceful = world({ ...ready(76), service: { healthCheckGracePeriodSeconds: 90 } });
    expect(targetVerdict(runTo(103, graceful).world, 0)).toBe('unhealthy');
    expect(targetVerdict(runTo(104, graceful).world, 0)).toBe('unknown');
    expect(targetVerdict(runTo(224, graceful).world, 0)).toBe('healthy');
    expect(messagesOf(runTo(400, graceful), /unhealthy/)).toEqual([]);
  });

  it.each([
    [{ intervalSeconds: 10 }, 24],
    [{ intervalSeconds: 5, unhealthyThresholdCount: 4 }, 29],
    [{ unhealthyThresholdCount: 10 }, 284],
  ])('with %j one that never answers is unhealthy at %i s', (healthCheck, seconds) => {
    const document = world({ ...ready(null), group: { healthCheck } });
    expect(at(seconds - 1, document)).toEqual(['0 initial Elb.InitialHealthChecking 9']);
    expect(at(seconds, document)).toEqual([`0 unhealthy Target.ResponseCodeMismatch ${seconds}`]);
  });

  it('needs healthyThreshold checks in a row to recover', () => {
    const healthCheck = { intervalSeconds: 10, healthyThresholdCount: 3 };
    // Ready at 48 s: passes at 54, 64 and 74.
    expect(at(73, world({ ...ready(40), group: { healthCheck } }))).toEqual([
      '0 unhealthy Target.ResponseCodeMismatch 24',
    ]);
    expect(at(74, world({ ...ready(40), group: { healthCheck } }))).toEqual(['0 healthy 74']);
  });

  it('drains for the deregistration delay, and is gone then', () => {
    const document = world({
      group: { deregistrationDelaySeconds: 60 },
      timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } }] as object,
    });
    expect(at(100, document)).toEqual(['0 draining Target.DeregistrationInProgress 100']);
    expect(at(159, document)).toEqual(['0 draining Target.DeregistrationInProgress 100']);
    expect(at(160, document)).toEqual([]);
    expect(messagesOf(runTo(200, document), /targets|draining/)).toEqual([
      expect.stringMatching(
        /^9 \(service web\) registered 1 targets in \(target-group arn:aws:elasticloadbalancing:us-east-1:\d{12}:targetgroup\/web\/[0-9a-f]{16}\)$/,
      ),
      '100 (service web) has begun draining connections on 1 tasks.',
      expect.stringMatching(/^100 \(service web\) deregistered 1 targets in \(target-group arn:.*\)$/),
    ]);
  });

  it('leaves at once with an instance that is lost', () => {
    const document = world({
      timeline: [{ at: 100, action: 'TerminateInstances', input: { containerInstances: ['i'] } }] as object,
    });
    expect(at(159, document)).toEqual(['0 healthy 14']);
    expect(at(160, document)).toEqual([]);
    expect(messagesOf(runTo(200, document), /deregistered|draining/)).toEqual([
      expect.stringMatching(/^160 \(service web\) deregistered 1 targets/),
    ]);
  });

  it('is there, healthy, from the start for a task that is', () => {
    const document = world({
      ...ready(20),
      tasks: [{ taskDefinition: 'web', containerInstance: 'i', group: 'service:web' }] as object,
    });
    expect(at(0, document)).toEqual(['0 healthy 0']);
    expect(at(300, document)).toEqual(['0 healthy 0']);
    expect(messagesOf(runTo(300, document), /registered/)).toEqual([]);
  });
});

describe('what changes under way', () => {
  const brief = { group: { healthCheck: { intervalSeconds: 10, healthyThresholdCount: 2 } } };

  it('SetImage: running containers answer as it says from then on', () => {
    const document = world({
      ...brief,
      timeline: [
        { at: 100, action: 'SetImage', input: { image: 'web', healthyAfterSeconds: null } },
        { at: 200, action: 'SetImage', input: { image: 'web' } },
      ] as object,
    });
    // Checks at 104, 114 fail; at 204, 214 they are passed.
    expect(at(113, document)).toEqual(['0 healthy 14']);
    expect(at(114, document)).toEqual(['0 unhealthy Target.ResponseCodeMismatch 114']);
    expect(at(214, document)).toEqual(['0 healthy 214']);
  });

  it('FailHealthCheck: its targets answer no more, for good', () => {
    const document = world({
      ...brief,
      timeline: [
        { at: 100, action: 'FailHealthCheck', input: { tasks: ['web-1'] } },
        { at: 200, action: 'SetImage', input: { image: 'web' } },
      ] as object,
    });
    expect(at(113, document)).toEqual(['0 healthy 14']);
    expect(at(400, document)).toEqual(['0 unhealthy Target.Timeout 114']);
  });

  it('FailHealthCheck: a SetImage that says when the image is healthy ends it', () => {
    const document = world({
      ...brief,
      timeline: [
        { at: 100, action: 'FailHealthCheck', input: { tasks: ['web-1'] } },
        { at: 200, action: 'SetImage', input: { image: 'web', healthyAfterSeconds: 0 } },
      ] as object,
    });
    expect(at(200, document)).toEqual(['0 unhealthy Target.Timeout 114']);
    expect(at(400, document)[0]).toMatch(/^0 healthy 2\d\d$/);
  });

  it('a container that its restart policy starts again between two checks is not missed', () => {
    const restartPolicy = { enabled: true, restartAttemptPeriod: 60 };
    const document = world({
      taskDefinitions: [definition('web', { container: { ...DYNAMIC.container, restartPolicy } })] as object,
      timeline: [{ at: 100, action: 'CrashTask', input: { tasks: ['web-1'] } }] as object,
    });
    expect(at(400, document)).toEqual(['0 healthy 14']);
  });

  it('a container that takes long to be healthy again after a restart fails its checks until then', () => {
    const restartPolicy = { enabled: true, restartAttemptPeriod: 60 };
    const document = world({
      ...brief,
      ...ready(26),
      taskDefinitions: [definition('web', { container: { ...DYNAMIC.container, restartPolicy } })] as object,
      timeline: [{ at: 100, action: 'CrashTask', input: { tasks: ['web-1'] } }] as object,
    });
    // Started again at 101 s, ready at 127 s: checks at 104 and 114 fail, those at 134 and 144 are passed.
    expect(at(114, document)).toEqual(['0 unhealthy Target.ResponseCodeMismatch 114']);
    expect(at(143, document)).toEqual(['0 unhealthy Target.ResponseCodeMismatch 114']);
    expect(at(144, document)).toEqual(['0 healthy 144']);
  });

  it('a container that is not essential and crashes does not answer', () => {
    const document = world({
      ...brief,
      taskDefinitions: [
        {
          family: 'web',
          containerDefinitions: [
            { name: 'web', image: 'web', memory: 64, essential: false, portMappings: [{ containerPort: 80 }] },
            { name: 'main', image: 'main', memory: 64 },
          ],
        },
      ] as object,
      timeline: [{ at: 100, action: 'CrashTask', input: { tasks: ['web-1'], container: 'web' } }] as object,
    });
    expect(at(113, document)).toEqual(['0 healthy 14']);
    expect(at(114, document)).toEqual(['0 unhealthy Target.FailedHealthChecks 114']);
  });

  it('says once that a target is unhealthy, when the grace period is over', () => {
    const document = world({ ...ready(null), service: { healthCheckGracePeriodSeconds: 60, desiredCount: 1 } });
    const [first, ...more] = messagesOf(runTo(74, document), /is unhealthy/);
    expect(more).toEqual([]);
    expect(first).toMatch(
      /^74 \(service web\) \(task [0-9a-f]{32}\) \(instance i\) \(port 32768\) is unhealthy in \(target-group web\) due to \(reason Health checks failed with these codes: \[503\]\)$/,
    );
  });
});

describe('which load balancer, which target (services-and-capacity 2.1)', () => {
  it('an instance target has the host port, dynamic ones included', () => {
    const simulation = runTo(30, world({ service: { desiredCount: 3 } }));
    const { targets } = writeFrame(simulation);
    const ports = Array.from({ length: 3 }, (_, row) => targets[row * TARGET_WIDTH + TARGET.port]);
    expect(ports).toEqual([32_768, 32_769, 32_770]);
  });

  it('an ip target has the container port', () => {
    const document = world({
      group: { targetType: 'ip' },
      taskDefinitions: [definition('web', { ...DYNAMIC, networkMode: 'awsvpc' })] as object,
      service: { networkConfiguration: NETWORK },
    });
    expect(outputOf(runTo(60, document)).targetGroups).toMatchObject([
      { targetGroupName: 'web', targetType: 'ip', targets: [{ port: 80, state: 'healthy', reason: null, since: 22 }] },
    ]);
  });

  it('a task is in every target group of its service, and healthy when all of them say so', () => {
    const document = world({
      ...ready(26),
      balancer: {
        targetGroups: [
          {
            targetGroupName: 'web',
            healthCheck: { intervalSeconds: 10, unhealthyThresholdCount: 5 },
            deregistrationDelaySeconds: 20,
          },
          { targetGroupName: 'admin', healthCheck: { intervalSeconds: 60, timeoutSeconds: 6 } },
        ],
      },
      service: { loadBalancers: [TARGET_OF_WEB, { ...TARGET_OF_WEB, targetGroupArn: 'admin' }] },
      timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } }] as object,
    });
    expect(at(40, document)).toEqual(['0 healthy 34', '0 initial Elb.InitialHealthChecking 9']);
    expect(targetVerdict(runTo(73, document).world, 0)).toBe('unknown');
    expect(targetVerdict(runTo(74, document).world, 0)).toBe('healthy');
    // Each drains for its own delay; the task waits for the longest.
    expect(at(119, document)).toHaveLength(2);
    expect(at(120, document)).toEqual(['0 draining Target.DeregistrationInProgress 100']);
    expect(at(399, document)).toHaveLength(1);
    expect(at(400, document)).toEqual([]);
    expect(messagesOf(runTo(120, document), /draining|registered/)).toHaveLength(5);
  });

  it('a classic load balancer has instances, and says so', () => {
    const simulation = runTo(
      300,
      world({
        ...ready(null),
        balancer: { type: 'classic', targetGroups: [], healthCheck: { intervalSeconds: 10 } },
        taskDefinitions: [
          definition('web', { container: { portMappings: [{ containerPort: 80, hostPort: 8080 }] } }),
        ] as object,
        service: {
          desiredCount: 2,
          healthCheckGracePeriodSeconds: 0,
          loadBalancers: [{ loadBalancerName: 'front', containerName: 'web', containerPort: 80 }],
        },
      }),
    );
    // One static port on one instance: the second task has no place.
    expect(messagesOf(simulation, /registered 1/)[0]).toBe('9 (service web) registered 1 instances in (elb front)');
    expect(messagesOf(simulation, /unhealthy in/)[0]).toMatch(
      /\(task [0-9a-f]+\) \(instance i\) is unhealthy in \(elb front\) due to \(reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively\.\)$/,
    );
    expect(JSON.stringify(outputOf(simulation).services)).not.toContain('rolloutState');
    expect(writeFrame(simulation).catalog?.targetGroups).toEqual([
      { name: 'front', loadBalancer: 'front', type: 'classic', targetType: 'instance' },
    ]);
  });

  it('a target in a zone for which the load balancer is not enabled is not used', () => {
    const document = world({
      containerInstances: [
        { id: 'i', instanceType: 'm5.large', availabilityZone: 'us-east-1a' },
        { id: 'j', instanceType: 'm5.large', availabilityZone: 'us-east-1b' },
      ] as object,
      balancer: { availabilityZones: ['us-east-1b'] },
    });
    expect(at(30, document)).toEqual(['0 unused Target.NotInUse 14']);
    expect(targetVerdict(runTo(30, document).world, 0)).toBe('unhealthy');
  });

  it('names an ARN that was pasted as it is', () => {
    const targetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:999999999999:targetgroup/web/73e2d6bc24d8a067';
    const simulation = runTo(30, world({ service: { loadBalancers: [{ ...TARGET_OF_WEB, targetGroupArn }] } }));
    expect(messagesOf(simulation, /registered/)).toEqual([
      `9 (service web) registered 1 targets in (target-group ${targetGroupArn})`,
    ]);
  });
});

it('LB-2: old tasks leave RUNNING when they are told to stop, and are STOPPED after delay and stop timeout', () => {
  const simulation = runTo(
    600,
    world({
      taskDefinitions: [definition('web', DYNAMIC), definition('web', DYNAMIC)] as object,
      images: { web: { ignoresSigterm: true } },
      service: { taskDefinition: 'web:1', desiredCount: 4 },
      timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } }] as object,
    }),
  );
  const { tasks } = outputOf(simulation);
  const old = tasks.filter(({ taskDefinition }) => taskDefinition === 'web:1');
  expect(old).toHaveLength(4);
  // New tasks are RUNNING and healthy at 110 s, and the pass of that moment retires the old ones.
  for (const { stoppingAt, stoppedAt } of old) expect([stoppingAt, stoppedAt]).toEqual([110, 440]);
});

it('discovery is a step of ACTIVATING and of DEACTIVATING', () => {
  const simulation = runTo(200, {
    containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
    taskDefinitions: [definition('web', DYNAMIC)],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 1,
        serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:us-east-1:1:service/srv-1' }],
      },
    ],
    timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } }],
  });
  expect(outputOf(simulation).tasks[0]).toMatchObject({ startedAt: 14, stoppingAt: 100, stoppedAt: 106 });
});

it('only targets that are there are in a frame, however many there were', () => {
  const simulation = createSimulation(
    scenarioOf(
      world({
        group: { deregistrationDelaySeconds: 5 },
        service: { desiredCount: 3 },
        timeline: [
          { at: 50, every: 60, action: 'UpdateService', input: { service: 'web', forceNewDeployment: true } },
        ] as object,
      }),
    ),
  );
  simulation.runUntil(1_200_000);
  expect(simulation.world.targets.count).toBeGreaterThan(50);
  const { targets } = writeFrame(simulation);
  const tasks = Array.from(
    { length: rowCount(targets, TARGET_WIDTH) },
    (_, row) => targets[row * TARGET_WIDTH + TARGET.taskIndex] ?? -1,
  );
  expect(tasks.length).toBeLessThanOrEqual(6);
  expect(tasks).toEqual([...tasks].sort((a, b) => a - b));
});
