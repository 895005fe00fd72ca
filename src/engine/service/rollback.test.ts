import { describe, expect, it } from 'vitest';
import type { Simulation } from '../simulation';
import { definition, runTo } from '../testing/run-scenario';

const BROKEN = { 'web:broken': { pull: 'denied' } };

/** One task of `web:1`; what happens to the service from second 100 on. `web:2` cannot start. */
function service(
  seconds: number,
  timeline: object[],
  { rollback = true, ...document }: { rollback?: boolean; [key: string]: unknown } = {},
): Simulation {
  return runTo(seconds, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.4xlarge' }],
    taskDefinitions: [
      definition('web', { container: { image: 'web:works' } }),
      definition('web', { container: { image: 'web:broken' } }),
      definition('web', { container: { image: 'web:works' } }),
    ],
    images: BROKEN,
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 1,
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } },
        ...document,
      },
    ],
    timeline,
  });
}

const update = (at: number, input: object) => ({ at, action: 'UpdateService', input: { service: 'web', ...input } });
const TO_BROKEN = update(100, { taskDefinition: 'web:2' });

function deploymentsOf({ world }: Simulation): unknown[] {
  return world.deployments.map(({ status, rolloutState, taskDefinition }) => [
    status,
    rolloutState,
    world.taskDefinitions[taskDefinition]?.revision,
  ]);
}

function saidFrom({ world }: Simulation, fromSecond: number): string[] {
  return world.events.filter(({ atMs }) => atMs >= fromSecond * 1_000).map(({ message }) => message);
}

describe('a deployment that has failed (services-and-capacity 1.11)', () => {
  it('stays PRIMARY without rollback, and starts nothing more; the old tasks run on', () => {
    const simulation = service(4_000, [TO_BROKEN], { rollback: false });
    expect(deploymentsOf(simulation)).toEqual([
      ['ACTIVE', 'COMPLETED', 1],
      ['PRIMARY', 'FAILED', 2],
    ]);
    expect(simulation.world.tasks.count).toBe(4);
    expect(simulation.world.services[0]?.liveTasks).toEqual([0]);
    expect(simulation.world.services[0]?.steady).toBe(false);
  });

  it('does not replace an old task that dies', () => {
    const crash = { at: 1_000, action: 'CrashTask', input: { tasks: ['web-1'] } };
    expect(service(4_000, [TO_BROKEN, crash], { rollback: false }).world.services[0]?.liveTasks).toEqual([]);
  });

  it('has its old tasks scaled in, and all stopped with the service', () => {
    const scaled = update(1_000, { desiredCount: 0 });
    expect(service(1_100, [TO_BROKEN, scaled], { rollback: false }).world.services[0]?.liveTasks).toEqual([]);
    const deleted = { at: 1_000, action: 'DeleteService', input: { service: 'web', force: true } };
    expect(service(1_100, [TO_BROKEN, deleted], { rollback: false }).world.services[0]).toMatchObject({
      status: 'INACTIVE',
      liveTasks: [],
    });
  });

  it('gives way to the next update', () => {
    const simulation = service(1_200, [TO_BROKEN, update(1_000, { taskDefinition: 'web:3' })], { rollback: false });
    expect(deploymentsOf(simulation)).toEqual([
      ['INACTIVE', 'COMPLETED', 1],
      ['INACTIVE', 'FAILED', 2],
      ['PRIMARY', 'COMPLETED', 3],
    ]);
  });

  it('stays FAILED where no deployment before it was completed', () => {
    const simulation = service(2_000, [], { taskDefinition: 'web:2' });
    expect(deploymentsOf(simulation)).toEqual([['PRIMARY', 'FAILED', 2]]);
    expect(simulation.world.deployments[0]?.rolloutStateReason).toBe(
      'ECS deployment circuit breaker: task failed to start.',
    );
  });
});

describe('a rollback', () => {
  it('is a new deployment of the last one that was completed, and says so', () => {
    const simulation = service(135, [TO_BROKEN]);
    const [first, second, third] = simulation.world.deployments;
    expect(deploymentsOf(simulation)).toEqual([
      ['ACTIVE', 'COMPLETED', 1],
      ['INACTIVE', 'FAILED', 2],
      ['PRIMARY', 'IN_PROGRESS', 1],
    ]);
    expect(third?.rolloutStateReason).toBe(
      `ECS deployment circuit breaker: rolling back to deploymentId ${first?.id}.`,
    );
    expect(saidFrom(simulation, 130).slice(0, 2)).toEqual([
      `(service web) (deployment ${second?.id}) deployment failed: tasks failed to start.`,
      `(service web) rolling back to deployment ${first?.id}.`,
    ]);
  });

  it('passes over deployments that never got there', () => {
    // web:3 is superseded before it is done.
    const simulation = service(400, [update(90, { taskDefinition: 'web:3' }), update(92, { taskDefinition: 'web:2' })]);
    expect(deploymentsOf(simulation).at(-1)).toEqual(['PRIMARY', 'COMPLETED', 1]);
  });

  it('brings back the task definition that the service had, and an update to the broken one deploys again', () => {
    const simulation = service(600, [TO_BROKEN, update(500, { taskDefinition: 'web:2' })]);
    expect(simulation.world.services[0]?.input.taskDefinition).toBe('web:1');
    expect(deploymentsOf(simulation).map((it) => (it as unknown[])[2])).toEqual([1, 2, 1, 2, 1]);
  });

  it('restores network and load balancers, and leaves the rest of the service as it is', () => {
    const balancer = { targetGroupArn: 'front', containerName: 'web', containerPort: 80 };
    const simulation = runTo(400, {
      containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.4xlarge' }],
      loadBalancers: [
        {
          name: 'lb',
          targetGroups: [
            { targetGroupName: 'front', targetType: 'ip' },
            { targetGroupName: 'back', targetType: 'ip' },
          ],
        },
      ],
      taskDefinitions: ['web:works', 'web:broken'].map((image) =>
        definition('web', { networkMode: 'awsvpc', container: { image, portMappings: [{ containerPort: 80 }] } }),
      ),
      images: BROKEN,
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount: 1,
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
          deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
        },
      ],
      timeline: [
        update(150, {
          taskDefinition: 'web:2',
          desiredCount: 2,
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-2'] } },
          loadBalancers: [balancer],
        }),
      ],
    });
    expect(simulation.world.services[0]?.input).toMatchObject({
      taskDefinition: 'web:1',
      desiredCount: 2,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    });
    expect(simulation.world.services[0]?.input.loadBalancers).toBeUndefined();
  });

  it('is not given up itself', () => {
    // The image that worked does no longer.
    const lost = { at: 105, action: 'SetImage', input: { image: 'web:works', pull: 'denied' } };
    const simulation = runTo(3_000, {
      containerInstances: [{ id: 'i', instanceType: 'm5.4xlarge', agent: { ECS_IMAGE_PULL_BEHAVIOR: 'always' } }],
      taskDefinitions: ['web:works', 'web:broken'].map((image) => definition('web', { container: { image } })),
      images: BROKEN,
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount: 1,
          deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
        },
      ],
      timeline: [TO_BROKEN, lost],
    });
    expect(deploymentsOf(simulation).at(-1)).toEqual(['PRIMARY', 'IN_PROGRESS', 1]);
    expect(simulation.world.deployments.at(-1)?.startFailures).toBeGreaterThan(3);
  });
});
