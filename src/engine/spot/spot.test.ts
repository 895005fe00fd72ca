import { describe, expect, it } from 'vitest';
import { INSTANCE_STATUSES } from '../../ecs/status';
import type { Simulation } from '../simulation';
import { definition, runTo, tasksOf } from '../testing/run-scenario';

const DRAINS = { ECS_ENABLE_SPOT_INSTANCE_DRAINING: 'true' };

/** Two Spot instances beside an On-Demand one, and a service spread over them. */
function cluster(spot: object, more: object = {}): object {
  return {
    containerInstances: [
      { id: 'spot', count: 2, instanceType: 'm5.large', spot: true, ...spot },
      { id: 'steady', instanceType: 'm5.large' },
    ],
    taskDefinitions: [definition('web')],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 3,
        placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      },
    ],
    timeline: [{ at: 100, action: 'InterruptSpotInstances', input: { containerInstances: ['spot-1'] } }],
    ...more,
  };
}

const statusAt = (seconds: number, document: object): string | undefined =>
  INSTANCE_STATUSES[runTo(seconds, document).world.instances.status[0] ?? -1];

const interrupted = ({ world }: Simulation): string[] =>
  world.events
    .filter(({ message }) => message.includes('Spot interruption terminates'))
    .map(({ atMs, message }) => `${atMs / 1_000} ${message.replace('Spot interruption terminates ', '')}`);

const lives = (simulation: Simulation): unknown[] =>
  tasksOf(simulation).map(({ name, containerInstance, createdAt, stoppingAt, stoppedReason }) => [
    `${name}@${containerInstance}`,
    createdAt,
    stoppingAt,
    stoppedReason?.replace(/i-[0-9a-f]+/, 'i') ?? null,
  ]);

describe('a Spot interruption', () => {
  it('without draining: nothing moves until ECS has noticed that the instance is gone', () => {
    const document = cluster({});
    expect(statusAt(219, document)).toBe('ACTIVE');
    expect(interrupted(runTo(400, document))).toEqual(['220 spot-1']);
    expect(lives(runTo(400, document))).toEqual([
      ['web-1@spot-1', 0, 280, 'Host EC2 (instance i) terminated.'],
      ['web-2@spot-2', 0, null, null],
      ['web-3@steady', 0, null, null],
      ['web-4@spot-2', 280, null, null],
    ]);
  });

  it('with draining: the instance drains a second later, and its task has moved before it goes', () => {
    const document = cluster({ agent: DRAINS });
    expect([statusAt(100, document), statusAt(101, document)]).toEqual(['ACTIVE', 'DRAINING']);
    const [first, , , moved] = lives(runTo(400, document)) as [string, number, number, string][];
    expect(moved?.slice(0, 2)).toEqual(['web-4@spot-2', 110]);
    expect(first?.[2]).toBeLessThan(220);
    expect(first?.[3]).toContain('container instance is in DRAINING state');
  });

  it('an agent whose role may not drain says so', () => {
    const roles = { instance: { deny: ['ecs:UpdateContainerInstancesState'] } };
    const simulation = runTo(102, cluster({ agent: DRAINS }, { roles }));
    expect(INSTANCE_STATUSES[simulation.world.instances.status[0] ?? -1]).toBe('ACTIVE');
    expect(simulation.events.at(-1)?.message).toContain('the agent cannot drain it');
  });

  it('takes Spot instances alone: by zone, by provider and count, all', () => {
    const capacityProviders = [
      { name: 'cheap', autoScalingGroup: { minSize: 0, maxSize: 2, instanceType: 'm5.large', spot: true } },
    ];
    const hit = (input: object, spot: object = {}) => {
      const timeline = [{ at: 100, action: 'InterruptSpotInstances', input }];
      return interrupted(runTo(300, cluster(spot, { timeline, capacityProviders })));
    };
    const zones = { availabilityZones: ['us-east-1a', 'us-east-1b'] };
    expect(hit({ containerInstances: ['steady'] })).toEqual([]);
    expect(hit({ availabilityZone: 'us-east-1b' }, zones)).toEqual(['220 spot-2']);
    expect(hit({ capacityProvider: 'cheap', count: 1 }, { capacityProvider: 'cheap' })).toEqual(['220 spot-1']);
    expect(hit({})).toEqual(['220 spot-1, spot-2']);
  });

  it('does not come twice, and not to an instance that has gone before', () => {
    const twice = [100, 150].map((at) => ({
      at,
      action: 'InterruptSpotInstances',
      input: { containerInstances: ['spot-1'] },
    }));
    expect(interrupted(runTo(400, cluster({}, { timeline: twice })))).toEqual(['220 spot-1']);
    const gone = { at: 110, action: 'TerminateInstances', input: { containerInstances: ['spot-1'] } };
    expect(interrupted(runTo(400, cluster({}, { timeline: [twice[0], gone] })))).toEqual([]);
  });
});

describe('steady Spot interruption', () => {
  const rate = (perHour: number, count: number, seed = 1) =>
    interrupted(
      runTo(36_000, {
        seed,
        containerInstances: [
          { id: 's', count, instanceType: 'm5.large', spot: true, spotInterruptionsPerHour: perHour },
        ],
      }),
    ).length;

  it('comes about as often as the rate says, and not again where nothing is left', () => {
    expect(rate(1, 200)).toBeGreaterThan(3);
    expect(rate(1, 200)).toBeLessThan(20);
    expect(rate(12, 400)).toBeGreaterThan(85);
    expect(rate(12, 400)).toBeLessThan(160);
    expect(rate(60, 5)).toBe(5);
    expect(rate(0, 5)).toBe(0);
  });

  it('is drawn from the seed, whatever else there is', () => {
    const when = (seed: number, more: object[] = []) =>
      interrupted(
        runTo(20_000, {
          seed,
          containerInstances: [
            ...more,
            { id: 's', count: 9, instanceType: 'm5.large', spot: true, spotInterruptionsPerHour: 2 },
          ],
        }),
      ).filter((it) => it.includes('s-'));
    const others = [{ id: 'other', count: 5, instanceType: 'm5.large', spot: true, spotInterruptionsPerHour: 30 }];
    expect(when(1)).toEqual(when(1));
    expect(when(1)).not.toEqual(when(2));
    expect(when(1, others)).toEqual(when(1));
  });
});
