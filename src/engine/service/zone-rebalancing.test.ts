import { describe, expect, it } from 'vitest';
import type { Simulation } from '../simulation';
import { definition, NETWORK, runTo, tasksOf } from '../testing/run-scenario';

const [A, B, C] = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const;
const instance = (id: string, availabilityZone: string, more: object = {}) => ({
  id,
  instanceType: 'm5.large',
  availabilityZone,
  ...more,
});

/** Zones a and b; b is lost at 100 and back at 200, its instance there again at 260. */
function lostAndBack(service: object = {}, more: Record<string, unknown> = {}): object {
  return {
    containerInstances: [instance('a', A), instance('b', B)],
    taskDefinitions: [definition('web')],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 4, ...service }],
    timeline: [
      { at: 100, action: 'FailAvailabilityZone', input: { availabilityZone: B } },
      { at: 200, action: 'RestoreAvailabilityZone', input: { availabilityZone: B } },
    ],
    ...more,
  };
}

/** Zones a and b; b comes late, when the service is steady. */
function lateZone(service: object = {}, more: Record<string, unknown> = {}): object {
  return lostAndBack(service, {
    containerInstances: [instance('a', A), instance('b', B, { at: 95 })],
    timeline: [],
    ...more,
  });
}

const BLUE_GREEN = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 };

/** Live tasks by zone: `us-east-1a 2, us-east-1b 2`. */
function zones(simulation: Simulation): string {
  const counts = new Map<string, number>();
  for (const { desiredStatus, availabilityZone } of tasksOf(simulation)) {
    if (desiredStatus === 'RUNNING') counts.set(availabilityZone ?? '', (counts.get(availabilityZone ?? '') ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, count]) => `${zone} ${count}`)
    .join(', ');
}

/** Events of rebalancing: `310 is not AZ balanced ...`, ids of tasks left out. */
function said(simulation: Simulation): string[] {
  return simulation.events
    .filter(({ message }) => /AZ|unable to place a task in/.test(message))
    .map(
      ({ atMs, message }) =>
        `${atMs / 1_000} ${message.replace('(service web) ', '').replaceAll(/\(task \w+\)/g, '(task)')}`,
    );
}

describe('Availability Zone rebalancing', () => {
  it('worked case 16: 4+0 becomes 2+2, one at a time', () => {
    const simulation = runTo(600, lostAndBack());
    expect(zones(runTo(250, lostAndBack()))).toBe('us-east-1a 4');
    expect(zones(simulation)).toBe('us-east-1a 2, us-east-1b 2');
    const events = said(simulation);
    expect(events.map((text) => text.slice(text.indexOf(' ') + 1))).toEqual([
      'is not AZ balanced with 4 tasks in us-east-1a, 0 tasks in us-east-1b. AZ Rebalancing in progress.',
      'has started 1 tasks in us-east-1b to AZ Rebalance: (task).',
      'has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task).',
      'has started 1 tasks in us-east-1b to AZ Rebalance: (task).',
      'has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task).',
      'is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b.',
    ]);
    const deployment = simulation.world.deployments[0]?.id ?? '';
    const reasons = tasksOf(simulation).flatMap(({ stoppedReason }) => stoppedReason ?? []);
    expect(reasons.filter((reason) => reason.includes('rebalancing'))).toEqual([
      `Availability-zone rebalancing initiated by (deployment ${deployment})`,
      `Availability-zone rebalancing initiated by (deployment ${deployment})`,
    ]);
    expect(simulation.world.services[0]?.steady).toBe(true);
  });

  it('never has fewer tasks than wanted, nor two more', () => {
    const simulation = runTo(300, lostAndBack());
    for (let seconds = 301; seconds < 600; seconds++) {
      simulation.runUntil(seconds * 1_000);
      const wanted = tasksOf(simulation).filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
      const running = wanted.filter(({ lastStatus }) => lastStatus === 'RUNNING');
      expect([4, 5]).toContain(wanted.length);
      expect(running.length).toBeGreaterThanOrEqual(4);
    }
  });

  it.each([
    ['worked case 16, with maximumPercent 100', { deploymentConfiguration: { maximumPercent: 100 } }],
    ['DISABLED', { availabilityZoneRebalancing: 'DISABLED' }],
    ['binpack first', { placementStrategy: [{ type: 'binpack', field: 'memory' }] }],
  ])('nothing moves: %s', (_, service) => {
    const simulation = runTo(900, lateZone(service));
    expect(zones(simulation)).toBe('us-east-1a 4');
    expect(said(simulation)).toEqual([]);
  });

  it('nothing moves where the upper bound leaves no room for one more', () => {
    const simulation = runTo(900, lateZone({ desiredCount: 3, deploymentConfiguration: { maximumPercent: 125 } }));
    expect([zones(simulation), said(simulation)]).toEqual(['us-east-1a 3', []]);
  });

  it('the service says what it is: ENABLED where it qualifies', () => {
    const inputs = [{}, { placementStrategy: [{ type: 'random' }] }].map(
      (service) => runTo(0, lateZone(service)).world.services[0]?.input.availabilityZoneRebalancing,
    );
    expect(inputs).toEqual(['ENABLED', 'DISABLED']);
  });

  it('is asked for by UpdateService, without a deployment', () => {
    const timeline = [
      { at: 300, action: 'UpdateService', input: { service: 'web', availabilityZoneRebalancing: 'ENABLED' } },
    ];
    const simulation = runTo(600, lateZone({ availabilityZoneRebalancing: 'DISABLED' }, { timeline }));
    expect(zones(simulation)).toBe('us-east-1a 2, us-east-1b 2');
    expect(simulation.world.deployments).toHaveLength(1);
  });

  it('is refused where it cannot work', () => {
    const input = { service: 'web', availabilityZoneRebalancing: 'ENABLED' };
    const timeline = [{ at: 10, action: 'UpdateService', input }];
    const binpack = { placementStrategy: [{ type: 'binpack', field: 'cpu' }] };
    expect(runTo(20, lateZone(binpack, { timeline })).world.responses[0]?.error).toEqual({
      code: 'InvalidParameterException',
      message:
        'Availability Zone rebalancing is not supported for services with a placement strategy whose first rule is not spread over attribute:ecs.availability-zone.',
    });
  });

  it('looks every azRebalanceInterval from the steady state on', () => {
    // Steady at 50: looked at 110, 170 ...; b is there from 95 on.
    expect(said(runTo(200, lateZone()))[0]).toMatch(/^110 is not AZ balanced/);
    expect(said(runTo(200, lateZone({}, { timings: { azRebalanceInterval: 20 } })))[0]).toMatch(/^110 is not/);
    expect(said(runTo(400, lateZone({}, { timings: { azRebalanceInterval: 200 } })))[0]).toMatch(/^250 is not/);
  });

  it('three zones end as even as they can be', () => {
    const simulation = runTo(
      1_200,
      lateZone(
        { desiredCount: 5 },
        { containerInstances: [instance('a', A), instance('b', B, { at: 95 }), instance('c', C, { at: 95 })] },
      ),
    );
    expect(zones(simulation)).toBe('us-east-1a 2, us-east-1b 2, us-east-1c 1');
    expect(said(simulation).at(-1)).toContain(
      'is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b, 1 tasks in us-east-1c.',
    );
  });

  it('a difference of one is even', () => {
    const simulation = runTo(900, lateZone({ desiredCount: 1 }));
    expect([zones(simulation), said(simulation)]).toEqual(['us-east-1a 1', []]);
  });

  it.each<[string, object, Record<string, unknown>]>([
    [
      'a DRAINING instance',
      {},
      { containerInstances: [instance('a', A), instance('b', B, { at: 95, status: 'DRAINING' })] },
    ],
    [
      'one whose agent is away',
      {},
      { containerInstances: [instance('a', A), instance('b', B, { at: 95, agentConnected: false })] },
    ],
    [
      'one that a constraint leaves out',
      { placementConstraints: [{ type: 'memberOf', expression: 'not(attribute:old exists)' }] },
      { containerInstances: [instance('a', A), instance('b', B, { at: 95, attributes: { old: 'yes' } })] },
    ],
    [
      'one in a zone without a subnet of the service',
      { networkConfiguration: NETWORK },
      { taskDefinitions: [definition('web', { networkMode: 'awsvpc' })], subnets: { 'subnet-1': A } },
    ],
  ])('a zone with only %s does not count', (_, service, more) => {
    const simulation = runTo(900, lateZone({ desiredCount: 2, ...service }, more));
    expect([zones(simulation), said(simulation)]).toEqual(['us-east-1a 2', []]);
  });

  it('a zone counts again when its agent is back', () => {
    const fleet = [instance('a', A), instance('b', B, { agentConnected: false })];
    const timeline = [{ at: 205, action: 'ReconnectAgent', input: { containerInstances: ['b'] } }];
    const document = lateZone({}, { containerInstances: fleet, timeline });
    expect(said(runTo(229, document))).toEqual([]);
    expect(said(runTo(240, document))[0]).toMatch(/^230 is not AZ balanced/);
  });

  it('says where it finds no room, and goes on as soon as there is some', () => {
    const full = { taskDefinition: 'big', containerInstance: 'b', count: 1 };
    const document = {
      ...lateZone({ desiredCount: 3 }),
      containerInstances: [instance('a', A), instance('b', B)],
      taskDefinitions: [definition('web'), definition('big', { container: { memory: 7_500 } })],
      tasks: [full],
      timeline: [{ at: 300, action: 'StopTask', input: { task: 'big-1' } }],
    };
    expect(said(runTo(299, document))).toEqual([
      '110 is not AZ balanced with 3 tasks in us-east-1a, 0 tasks in us-east-1b. AZ Rebalancing in progress.',
      '110 is unable to place a task in us-east-1b because no container instance met all of its requirements.',
    ]);
    expect(zones(runTo(600, document))).toBe('us-east-1a 2, us-east-1b 1');
  });

  it.each([
    ['scaling', { desiredCount: 6 }],
    ['a deployment', { forceNewDeployment: true }],
    ['a deployment that shifts traffic', { forceNewDeployment: true, deploymentConfiguration: BLUE_GREEN }],
    ['turning it off', { availabilityZoneRebalancing: 'DISABLED' }],
  ])('is stopped by %s', (_, change) => {
    const timeline = [{ at: 115, action: 'UpdateService', input: { service: 'web', ...change } }];
    const simulation = runTo(115, lateZone({}, { timeline }));
    expect(said(simulation).at(-1)).toBe('115 stopped AZ Rebalancing.');
    expect(simulation.world.services[0]?.rebalancing).toBeNull();
  });

  it('begins after a deployment that shifts traffic as after any other', () => {
    const timeline = [{ at: 60, action: 'UpdateService', input: { service: 'web', forceNewDeployment: true } }];
    const simulation = runTo(600, lateZone({ deploymentConfiguration: BLUE_GREEN }, { timeline }));
    // Steady again at 180: green is healthy at 110, bakes for a minute, and blue needs a pass to go.
    expect(said(simulation)[0]).toMatch(/^240 is not AZ balanced/);
    expect(zones(simulation)).toBe('us-east-1a 2, us-east-1b 2');
  });

  it('protected tasks stay where they are', () => {
    const protect = {
      at: 60,
      action: 'UpdateTaskProtection',
      input: { tasks: ['web-1', 'web-2', 'web-3', 'web-4'], protectionEnabled: true, expiresInMinutes: 10 },
    };
    const simulation = runTo(400, lateZone({}, { timeline: [protect] }));
    expect(zones(simulation)).toBe('us-east-1a 4');
    expect(said(simulation).map((text) => text.replace(/ecs-svc\/\d+/, 'ID'))).toEqual([
      '110 is not AZ balanced with 4 tasks in us-east-1a, 0 tasks in us-east-1b. AZ Rebalancing in progress.',
      '110 was unable to AZ Rebalance because (taskSet ID) was unable to scale in due to (reason 4 tasks under protection).',
    ]);
  });

  it('a task that dies meanwhile is replaced by the additional one', () => {
    const stop = { at: 125, action: 'StopTask', input: { task: 'web-1' } };
    const simulation = runTo(700, lateZone({}, { timeline: [stop] }));
    expect(zones(simulation)).toBe('us-east-1a 2, us-east-1b 2');
    expect(simulation.world.tasks.count).toBe(6);
  });
});
