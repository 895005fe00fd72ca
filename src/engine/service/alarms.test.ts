import { describe, expect, it } from 'vitest';
import type { Simulation } from '../simulation';
import { definition, runTo } from '../testing/run-scenario';

const alarm = (at: number, StateValue = 'ALARM', AlarmName = 'errors') => ({
  at,
  action: 'SetAlarmState',
  input: { AlarmName, StateValue },
});
const UPDATE = { at: 1_000, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } };

/** An update at second 1000; without an alarm its tasks are in place some 60 seconds later. */
function service(
  seconds: number,
  timeline: object[],
  {
    alarms = {},
    configuration = {},
    ...document
  }: { alarms?: object; configuration?: object; [key: string]: unknown } = {},
): Simulation {
  return runTo(seconds, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.4xlarge' }],
    taskDefinitions: [definition('web'), definition('web')],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 2,
        deploymentConfiguration: {
          alarms: { alarmNames: ['latency', 'errors'], enable: true, rollback: false, ...alarms },
          ...configuration,
        },
      },
    ],
    timeline: [...timeline, UPDATE],
    ...document,
  });
}

function rollouts({ world }: Simulation): string[] {
  return world.deployments.map(({ rolloutState }) => rolloutState);
}

function completedAt({ world }: Simulation): number | undefined {
  return world.events.findLast(({ message }) => message.endsWith('deployment completed.'))?.atMs;
}

describe('alarms of a deployment (services-and-capacity 1.12)', () => {
  it('any of them in ALARM fails it', () => {
    const simulation = service(1_100, [alarm(1_020, 'ALARM', 'latency')]);
    expect(rollouts(simulation)).toEqual(['COMPLETED', 'FAILED']);
    expect(
      simulation.world.events.find(({ message }) => message.endsWith('deployment failed: alarm detected.'))?.atMs,
    ).toBe(1_020_000);
  });

  it('so does one that is OK again before the service looks', () => {
    expect(rollouts(service(1_100, [alarm(1_021), alarm(1_022, 'OK')]))).toEqual(['COMPLETED', 'FAILED']);
  });

  it.each([
    ['of another name', [alarm(1_020, 'ALARM', 'other')], {}],
    ['that has too little data', [alarm(1_020, 'INSUFFICIENT_DATA')], {}],
    ['when they are turned off', [alarm(1_020)], { enable: false }],
    ['once the deployment is completed', [alarm(900)], {}],
  ])('not one %s', (_, timeline, alarms) => {
    expect(rollouts(service(1_900, timeline, { alarms }))).not.toContain('FAILED');
  });

  it('are ignored for a deployment that begins while one is in ALARM already', () => {
    const simulation = service(1_900, [alarm(990), alarm(1_010, 'OK'), alarm(1_020)]);
    expect(rollouts(simulation)).toEqual(['COMPLETED', 'COMPLETED']);
    // And there is no bake time.
    expect(completedAt(simulation)).toBe(1_060_000);
  });

  it('are watched for five minutes after the tasks are in place', () => {
    const before = service(1_359, []);
    expect(rollouts(before)).toEqual(['COMPLETED', 'IN_PROGRESS']);
    expect(before.world.services[0]?.steady).toBe(false);
    expect(completedAt(service(1_900, []))).toBe(1_360_000);
    expect(rollouts(service(1_900, [alarm(1_355)]))).toEqual(['COMPLETED', 'FAILED']);
  });

  it('are watched for the longest of their periods times evaluation periods', () => {
    const scaling = [
      {
        scalableTarget: { ResourceId: 'service/default/web', MinCapacity: 1, MaxCapacity: 4 },
        alarms: [
          { AlarmName: 'errors', Period: 60, EvaluationPeriods: 10 },
          { AlarmName: 'latency', Period: 60, EvaluationPeriods: 7 },
          { AlarmName: 'other', Period: 3_600, EvaluationPeriods: 10 },
        ],
      },
    ];
    expect(completedAt(service(2_400, [], { scaling }))).toBe(1_660_000);
  });

  it('go by their own rollback flag, not by the circuit breaker’s', () => {
    const breaker = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } });
    const rolledBack = service(1_900, [alarm(1_020)], { alarms: { rollback: true }, configuration: breaker(false) });
    expect(rollouts(rolledBack)).toEqual(['COMPLETED', 'FAILED', 'COMPLETED']);
    const [first, , third] = rolledBack.world.deployments;
    expect(third?.taskDefinition).toBe(first?.taskDefinition);
    const left = service(1_900, [alarm(1_020)], { alarms: { rollback: false }, configuration: breaker(true) });
    expect(rollouts(left)).toEqual(['COMPLETED', 'FAILED']);
  });
});
