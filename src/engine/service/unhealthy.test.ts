import { describe, expect, it } from 'vitest';
import type { Simulation } from '../simulation';
import { definition, runTo, tasksOf } from '../testing/run-scenario';

const CHECKED = { healthCheck: { command: ['CMD-SHELL', 'true'], interval: 10, retries: 3 } };
const fail = (at: number, count: number) => ({ at, action: 'FailHealthCheck', input: { service: 'web', count } });

interface Given {
  readonly desired?: number;
  readonly percentages?: readonly [number, number];
  readonly graceSeconds?: number;
  readonly images?: object;
  readonly instances?: object;
  /** What the container of web:2 has that that of web:1 has not. */
  readonly revision?: object;
  readonly timeline?: readonly object[];
}

/** A service with health checks every ten seconds, of which three in a row make a task unhealthy. */
function service(seconds: number, given: Given): Simulation {
  const [minimumHealthyPercent, maximumPercent] = given.percentages ?? [100, 200];
  return runTo(seconds, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.4xlarge', ...given.instances }],
    taskDefinitions: [
      definition('web', { container: CHECKED }),
      definition('web', { container: { ...CHECKED, ...given.revision } }),
    ],
    images: given.images ?? {},
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: given.desired ?? 4,
        deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
        healthCheckGracePeriodSeconds: given.graceSeconds ?? 0,
      },
    ],
    timeline: given.timeline ?? [],
  });
}

/** What passes from second 100 on started and stopped: `130 +2`. */
function passes({ world }: Simulation): string[] {
  return world.events.flatMap(({ atMs, message }) => {
    const [, started] = /has started (\d+) tasks/.exec(message) ?? [];
    const [, stopped] = /has stopped (\d+) running tasks/.exec(message) ?? [];
    const change = started === undefined ? stopped && `-${stopped}` : `+${started}`;
    return atMs < 100_000 || change === undefined ? [] : [`${atMs / 1_000} ${change}`];
  });
}

function saying({ world }: Simulation, part: string): string[] {
  return world.events.map(({ message }) => message).filter((message) => message.includes(part));
}

describe('unhealthy tasks (services-and-capacity 1.6)', () => {
  it('1: are replaced first where the maximum has room, and stop as their replacements become healthy', () => {
    const simulation = service(300, { timeline: [fail(100, 2)] });
    expect(passes(simulation)).toEqual(['130 +2', '150 -2']);
    expect(saying(simulation, 'replaced 2 tasks due to an unhealthy status.')).toHaveLength(1);
    expect(simulation.world.services[0]?.steady).toBe(true);
  });

  it('1: as far as the room goes', () => {
    // Five may run: one more than the four that there are.
    const simulation = service(400, { percentages: [50, 125], timeline: [fail(100, 2)] });
    expect(passes(simulation)).toEqual(['130 +1', '150 -1', '160 +1', '180 -1']);
  });

  it('2: stop one at a time where there is no room, and are replaced then', () => {
    const simulation = service(400, { percentages: [50, 100], timeline: [fail(100, 2)] });
    expect(passes(simulation)).toEqual(['130 -1', '140 +1', '150 -1', '160 +1']);
    expect(saying(simulation, 'replaced 1 tasks due to an unhealthy status.')).toHaveLength(2);
  });

  it('2: also where no instance has room', () => {
    const simulation = service(400, {
      desired: 2,
      instances: {
        count: 1,
        instanceType: 't3.nano',
        resources: { cpu: 2_048, memory: 1_024 },
        agent: { ECS_RESERVED_MEMORY: '0' },
      },
      timeline: [fail(100, 1)],
    });
    expect(passes(simulation)).toEqual(['130 -1', '140 +1']);
  });

  it('3: do not hang a service that must not fall below what it has fallen below', () => {
    const simulation = service(400, { desired: 2, percentages: [100, 100], timeline: [fail(100, 2)] });
    expect(passes(simulation)).toEqual(['130 -1', '140 +1', '150 -1', '160 +1']);
  });

  it('4: stop with the check as their reason', () => {
    const [ill] = tasksOf(service(300, { timeline: [fail(100, 1)] }));
    expect(ill).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
    });
  });

  it('4: or the target group', () => {
    const simulation = runTo(600, {
      containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.4xlarge' }],
      loadBalancers: [{ name: 'lb', targetGroups: [{ targetGroupName: 'front', deregistrationDelaySeconds: 0 }] }],
      taskDefinitions: [definition('web', { container: { portMappings: [{ containerPort: 80, hostPort: 0 }] } })],
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web',
          desiredCount: 1,
          loadBalancers: [{ targetGroupArn: 'front', containerName: 'web', containerPort: 80 }],
        },
      ],
      timeline: [fail(100, 1)],
    });
    expect(tasksOf(simulation)[0]?.stoppedReason).toMatch(
      /^Task failed ELB health checks in \(target-group .*front.*\)$/,
    );
  });

  it('5: of a task that was RUNNING no failure slows down the next start', () => {
    const simulation = service(2_000, { desired: 1, images: { web: { healthyAfterSeconds: null } } });
    expect(simulation.world.deployments[0]?.startFailures).toBe(0);
    expect(saying(simulation, 'unable to consistently start')).toEqual([]);
    expect(simulation.world.tasks.count).toBeGreaterThan(20);
  });

  it('are told of once each', () => {
    expect(saying(service(300, { timeline: [fail(100, 2)] }), 'failed container health checks.')).toHaveLength(2);
  });

  it('of the old revision go in a deployment for nothing', () => {
    const update = { at: 131, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } };
    const simulation = service(140, { percentages: [100, 100], timeline: [fail(100, 4), update] });
    // One may start where one has gone; then nothing may, and what is not healthy costs nothing.
    expect(passes(simulation)).toEqual(['130 -1', '131 +1', '140 -3']);
  });

  it('of a revision that is given up are not replaced by the one that comes back', () => {
    const update = { at: 100, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } };
    const later = { at: 197, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:1' } };
    const simulation = service(300, {
      desired: 2,
      percentages: [50, 100],
      images: { web: { healthyAfterSeconds: 0 }, sick: { healthyAfterSeconds: null } },
      revision: { image: 'sick' },
      timeline: [update, later],
    });
    // The first sick one is stopped for its health at 150, the second by the update back.
    expect(passes(simulation).slice(0, 6)).toEqual(['100 -1', '110 +1', '150 -1', '160 +1', '197 -1', '200 +1']);
    expect(saying(simulation, 'due to an unhealthy status.')).toHaveLength(1);
  });

  it('that recover before they are stopped stay, and what was started for them goes', () => {
    const recovers = { at: 133, action: 'SetImage', input: { image: 'web', healthyAfterSeconds: 0 } };
    const simulation = service(300, {
      desired: 1,
      images: { web: { healthyAfterSeconds: null } },
      timeline: [recovers],
    });
    expect(simulation.world.services[0]?.liveTasks).toHaveLength(1);
  });
});

describe('the health-check grace period (services-and-capacity 1.13)', () => {
  const slow = { web: { healthyAfterSeconds: 100 } };

  it('spares a task that takes long to become healthy', () => {
    expect(tasksOf(service(300, { desired: 1, images: slow, graceSeconds: 120 }))).toHaveLength(1);
    expect(tasksOf(service(300, { desired: 1, images: slow })).length).toBeGreaterThan(1);
  });

  it('does not make it count as healthy', () => {
    const { world } = service(100, { desired: 1, images: slow, graceSeconds: 120 });
    expect(world.services[0]?.steady).toBe(false);
    expect(world.deployments[0]?.rolloutState).toBe('IN_PROGRESS');
  });

  it('ends so many seconds after the start, and then what the checks say counts at the next pass', () => {
    const simulation = service(200, { desired: 1, images: { web: { healthyAfterSeconds: null } }, graceSeconds: 120 });
    // RUNNING at second 9.
    expect(passes(simulation)).toEqual(['130 +1']);
    expect(saying(simulation, 'failed container health checks.')).toHaveLength(1);
  });

  it('lets an unhealthy task be the first to go when there are too many (1.7)', () => {
    const simulation = service(300, {
      graceSeconds: 1_000,
      timeline: [fail(100, 2), { at: 200, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } }],
    });
    expect(simulation.world.services[0]?.liveTasks).toEqual([2, 3]);
    expect(tasksOf(simulation)[0]?.stoppedReason).toMatch(/^Scaling activity initiated by/);
  });
});
