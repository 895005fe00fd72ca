import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '../ecs/assumptions';
import type { CapacityDetail, NeedGroup } from '../frame/capacity';
import { capacitySentence, capacitySteps, capacityMomentSentence } from './capacity-words';
import { launchSentence } from './capacity-strategy-words';
import { launchWords, strategyItemsWords } from './launch-words';

const OFFER = { cpu: 2048, memory: 7782, networkInterfaces: 2, gpus: 0 };
const CATALOG = {
  owners: ['web', 'batch'].map((name, colour) => ({ kind: 'service' as const, name, colour })),
  taskDefinitions: [],
};

interface Vector {
  readonly n: number;
  readonly busy: number;
  readonly groups?: readonly Partial<NeedGroup>[];
  readonly target?: number;
  readonly steps?: readonly [least: number, most: number];
  readonly m: number;
  readonly metric: number;
  readonly desired: number;
  readonly max?: number;
}

/** services-and-capacity 4.5, by number; an instance is an m5.large. */
const VECTORS: Readonly<Record<string, Vector>> = {
  1: { n: 3, busy: 3, groups: [waiting(10, 512, 1024, 4)], m: 6, metric: 200, desired: 6 },
  2: {
    n: 3,
    busy: 3,
    groups: [{ ...waiting(10, 512, 1024, 2), boundBy: 'networkInterfaces' }],
    m: 8,
    metric: 266.667,
    desired: 8,
  },
  3: {
    n: 3,
    busy: 3,
    groups: [waiting(10, 512, 1024, 4), { ...waiting(6, 1024, 4096, 1), ownerIndex: 1, boundBy: 'memory' }],
    m: 9,
    metric: 300,
    desired: 9,
  },
  4: { n: 0, busy: 0, groups: [waiting(10, 512, 1024, 4)], m: 3, metric: 200, desired: 2 },
  5: { n: 0, busy: 0, m: 0, metric: 100, desired: 0 },
  6: { n: 5, busy: 3, m: 3, metric: 60, desired: 3 },
  7: { n: 5, busy: 5, target: 80, m: 5, metric: 100, desired: 7 },
  8: { n: 3, busy: 2, target: 50, m: 2, metric: 66.667, desired: 4 },
  9: { n: 10, busy: 9, target: 90, m: 9, metric: 90, desired: 10 },
  10: { n: 4, busy: 4, groups: [waiting(1, 512, 1024, 4)], steps: [3, 10_000], m: 7, metric: 175, desired: 7 },
  11: {
    n: 4,
    busy: 4,
    groups: [waiting(100, 2048, 7000, 1)],
    steps: [1, 10],
    m: 14,
    metric: 350,
    desired: 14,
    max: 12,
  },
  12: { n: 10, busy: 10, groups: [waiting(1, 512, 1024, 4)], target: 90, m: 11, metric: 110, desired: 13 },
  13: {
    n: 4,
    busy: 4,
    groups: [{ ...waiting(1, 4096, 1024, 0), leftOut: 'RESOURCE:CPU', boundBy: null, needed: 0 }],
    m: 4,
    metric: 100,
    desired: 4,
  },
};

function waiting(count: number, cpu: number, memory: number, perInstance: number): NeedGroup {
  return {
    ownerIndex: 0,
    taskDefinitionIndex: 0,
    count,
    requirements: { cpu, memory, networkInterfaces: 0, gpus: 0 },
    perInstance,
    boundBy: 'cpu',
    needed: perInstance === 0 ? 0 : Math.ceil(count / perInstance),
    leftOut: null,
    sinceMs: 0,
  };
}

function detailOf(vector: Vector, breaching = 0): CapacityDetail {
  const { n, busy, target = 100, m, metric, desired, max = 100, steps = [1, 10_000] } = vector;
  const groups = (vector.groups ?? []) as readonly NeedGroup[];
  const largestNeed = Math.max(0, ...groups.map(({ needed }) => needed));
  return {
    row: {
      provider: 0,
      tasks: 0,
      provisioningTasks: groups.reduce((sum, { count }) => sum + count, 0),
      group: {
        instances: n,
        booting: 0,
        leaving: 0,
        desiredCapacity: n,
        minSize: 0,
        maxSize: max,
        managedScaling: true,
        needed: m,
        reservationMilli: metric * 1_000,
        targetCapacity: target,
        alarm: 'none',
      },
    },
    name: 'asg',
    group: { instanceTypes: ['m5.large'], availabilityZones: ['us-east-1a'], spot: false },
    managedScaling: {
      targetCapacity: target,
      minimumScalingStepSize: steps[0],
      maximumScalingStepSize: steps[1],
      instanceWarmupPeriod: 300,
    },
    managedTerminationProtection: false,
    managedDraining: true,
    need: {
      instances: n,
      busy,
      groups,
      smallest: OFFER,
      largest: OFFER,
      daemons: { cpu: 0, memory: 0, networkInterfaces: 0, gpus: 0 },
      largestNeed,
      step: n === 0 ? largestNeed : m - n < 0 || largestNeed === 0 ? 0 : m - n,
      needed: m,
      reservationMilli: Math.round(metric * 1_000),
      desired,
    },
    alarms: [
      { ...ALARM, kind: 'high', datapoints: 1, breaching: metric > target ? 1 : 0, threshold: target },
      { ...ALARM, kind: 'low', datapoints: 15, breaching, threshold: target },
    ],
    warmUpUntil: null,
    warmingUp: 0,
    usedBy: [],
    activities: [],
    history: new Float64Array(),
  };
}

const ALARM = { name: '', comparison: '', state: 'OK' as const };

const told = Object.entries(VECTORS)
  .map(([number, vector]) => {
    const steps = capacitySteps(detailOf(vector, vector.metric < (vector.target ?? 100) ? 4 : 0), CATALOG);
    return [`CAS ${number}`, ...steps.map(({ figure, sentence }) => `${figure.padStart(7)}  ${sentence}`)].join('\n');
  })
  .join('\n\n');

describe('The reservation in sentences', () => {
  it('follows the worked numbers, as they are written down', async () => {
    await expect(`${told}\n`).toMatchFileSnapshot('./capacity-words.txt');
  });

  it('tells of a warm-up until when, and whether it holds the group back', () => {
    const { 1: first } = VECTORS;
    const warm = (warmingUp: number) =>
      first ? capacitySteps({ ...detailOf(first), warmUpUntil: 340, warmingUp }, CATALOG) : [];
    expect(warm(1).at(-1)).toMatchObject({ id: 'warmup', figure: '5:40' });
    expect(warm(3).at(-1)).toMatchObject({
      id: 'follows',
      sentence:
        '200 is above 100, but 3 instances warm up until 5:40: more come only for a need that is larger than that.',
    });
  });

  it('cites only choices that are told of', () => {
    const cited = Object.values(VECTORS).flatMap((vector) =>
      capacitySteps(detailOf(vector), CATALOG).flatMap(({ source }) =>
        'assumption' in source ? source.assumption : [],
      ),
    );
    expect(ASSUMPTIONS.map(({ id }) => id)).toEqual(expect.arrayContaining(cited));
  });

  it('has nothing to work out where ECS does not size the group', () => {
    const { 1: first } = VECTORS;
    expect(first && capacitySteps({ ...detailOf(first), need: null, managedScaling: null }, CATALOG)).toEqual([]);
  });
});

describe('A provider in a sentence', () => {
  const { 1: first } = VECTORS;
  const row = first ? detailOf(first).row : null;

  it('says what it has, wants, and who waits', () => {
    expect(row && capacitySentence(row)).toBe('Has 3 instances; wants 3. 10 tasks wait for room.');
    const group = row?.group && { ...row.group, booting: 2, leaving: 1, desiredCapacity: 100, managedScaling: false };
    expect(row && group && capacitySentence({ ...row, group })).toBe(
      'Has 3 instances, 2 booting and 1 leaving; wants 100. 10 tasks wait for room, and the group is at its maximum. Managed scaling is off: ECS never changes its size.',
    );
    expect(capacitySentence({ provider: 1, tasks: 4, provisioningTasks: 0, group: null })).toBe(
      'Runs 4 tasks. Each has a machine of its own: there are no instances to size.',
    );
  });

  it('says what was at a moment', () => {
    const moment = {
      at: 60,
      instances: 3,
      needed: 6,
      reservation: 200,
      desiredCapacity: 6,
      booting: 3,
      provisioningTasks: 10,
      targetCapacity: 100,
      maxSize: 10,
      alarm: 'high' as const,
    };
    expect(capacityMomentSentence(moment, 120)).toBe(
      '2:00: 200 of 100 (M 6, N 3), 6 desired, 3 there, 3 booting, 10 tasks waiting.',
    );
    expect(capacityMomentSentence({ ...moment, needed: null, booting: 0, provisioningTasks: 0 }, 120)).toBe(
      '2:00: 6 desired, 3 there.',
    );
  });
});

describe('What launches tasks, in words', () => {
  const strategy = [
    { capacityProvider: 'on-demand', base: 2, weight: 1 },
    { capacityProvider: 'spot', weight: 4 },
  ];
  const said = (launchType: string | null, items = strategy, isDefault = false): string =>
    launchSentence({ launchType, strategy: items, isDefault });

  it('is a launch type or a strategy', () => {
    expect(strategyItemsWords(strategy)).toBe('on-demand 1 : spot 4, first 2 on on-demand');
    expect(strategyItemsWords([{ capacityProvider: 'FARGATE_SPOT', weight: 1 }])).toBe('FARGATE_SPOT');
    expect(strategyItemsWords([7, null])).toBe('… 0 : … 0');
    expect(launchWords({ launchType: null, strategy: [] })).toBe('EC2');
  });

  it('is a sentence with what follows from it', () => {
    expect(said(null)).toBe('The first 2 tasks on on-demand. The rest: of every 5 tasks 1 on on-demand and 4 on spot.');
    expect(said(null, strategy.slice(1), true)).toBe('The cluster’s default strategy: all on spot.');
    expect(said('FARGATE')).toBe('Each task gets a machine of its own from Fargate: there are no instances.');
    expect(said('EC2')).toBe('Tasks go to instances that are there. No capacity provider sees them, no group grows.');
  });
});
