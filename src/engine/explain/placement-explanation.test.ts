import { describe, expect, it } from 'vitest';
import type { PlacementCandidate } from '../../frame/explanation';
import { requestOf } from '../testing/build-world';
import { drawnCluster } from '../testing/cluster-text';
import { plainDefinition, plainRequest } from '../testing/plain-cluster';
import type { PlainRequest } from '../testing/plain-cluster';
import { place, rehearsal, strategiesFrom } from '../testing/rehearsal';
import type { Rehearsal } from '../testing/rehearsal';
import { explainPlacement } from './placement-explanation';

function explain(stage: Rehearsal, given: Partial<PlainRequest> = {}) {
  const request = requestOf(stage.world, plainRequest(given));
  return explainPlacement(stage.world, request, stage.random, {
    subject: 'web-1',
    owner: 'web',
    taskName: (task) => `web-${stage.world.tasks.number[task]}`,
  });
}

/** The one candidate, without its id. */
function only(candidates: readonly PlacementCandidate[]) {
  const { containerInstance: _, ...rest } = candidates[0] ?? {};
  return rest;
}

describe('the funnel', () => {
  const stage = rehearsal(
    drawnCluster(`
      a1  us-east-1a  2048 cpu  3891 MiB  DRAINING
      a2  us-east-1a  2048 cpu  3891 MiB  disconnected
      a3  us-east-1a   128 cpu  3891 MiB
      a4  us-east-1a  2048 cpu   500 MiB
      a5  us-east-1a  2048 cpu  3891 MiB  stack=test
      b1  us-east-1b  2048 cpu  3891 MiB  stack=prod  | service:web
      b2  us-east-1b  1024 cpu  3000 MiB  stack=prod
      c1  us-east-1c  2048 cpu  3379 MiB  stack=prod
      c2  us-east-1c  2048 cpu  3891 MiB  stack=prod  | batch
    `),
  );
  const explanation = explain(stage, {
    memberOf: ['attribute:stack == prod'],
    strategies: strategiesFrom('spread(attribute:ecs.availability-zone), binpack(memory)'),
  });

  it('names each step, what is left, and why the rest is not', () => {
    expect(explanation.steps).toEqual([
      { step: 'active', remaining: 7, rejected: { DRAINING: 1, AGENT: 1 } },
      { step: 'resources', remaining: 5, rejected: { 'RESOURCE:CPU': 1, 'RESOURCE:MEMORY': 1 } },
      { step: 'constraints', remaining: 4, rejected: { 'MemberOf placement constraint unsatisfied.': 1 } },
      { step: 'spread(attribute:ecs.availability-zone)', remaining: 2, best: 0 },
      { step: 'binpack(memory)', remaining: 2, best: 3_379 },
    ]);
  });

  it('says which equals there were, and what decided', () => {
    expect(explanation).toMatchObject({ chosen: 'c1', tiedWith: ['c2'], tieBreak: 'fleet order' });
  });

  it('gives every candidate its failing check, or its scores and rank', () => {
    expect(explanation.candidates).toEqual([
      { containerInstance: 'a1', rejectedBy: 'DRAINING' },
      { containerInstance: 'a2', rejectedBy: 'AGENT' },
      { containerInstance: 'a3', rejectedBy: 'RESOURCE:CPU', needed: 256, available: 128 },
      { containerInstance: 'a4', rejectedBy: 'RESOURCE:MEMORY', needed: 512, available: 500 },
      {
        containerInstance: 'a5',
        rejectedBy: 'MemberOf placement constraint unsatisfied.',
        detail: {
          expression: 'attribute:stack == prod',
          constraint: { from: 'request', index: 0 },
          clause: { text: 'attribute:stack == prod', start: 0, end: 23 },
          actual: 'test',
        },
      },
      { containerInstance: 'b1', rejectedBy: null, scores: [1], rank: 3 },
      { containerInstance: 'b2', rejectedBy: null, scores: [1], rank: 4 },
      { containerInstance: 'c1', rejectedBy: null, scores: [0, 3_379], rank: 1 },
      { containerInstance: 'c2', rejectedBy: null, scores: [0, 3_379], rank: 2 },
    ]);
  });

  it('says where the other strategies would have put the task', () => {
    expect(explanation.alternatives?.slice(0, 4)).toEqual([
      { label: 'binpack(memory)', chosen: 'b2', best: 3_000, tied: 1 },
      { label: 'binpack(cpu)', chosen: 'b2', best: 1_024, tied: 1 },
      { label: 'spread(instanceId)', chosen: 'b2', best: 0, tied: 3 },
      { label: 'spread(attribute:ecs.availability-zone)', chosen: 'c1', best: 0, tied: 2 },
    ]);
    const drawn = explanation.alternatives?.at(4);
    expect(drawn).toMatchObject({ label: 'random', best: null, tied: 4 });
    expect(['b1', 'b2', 'c1', 'c2']).toContain(drawn?.chosen);
  });

  it('repeats the request, with the strategies that were given', () => {
    expect(explanation.request).toEqual({
      subject: 'web-1',
      owner: 'web',
      group: 'service:web',
      taskDefinition: 'web:1',
      cpuUnits: 256,
      memoryMiB: 512,
      strategies: [
        { label: 'spread(attribute:ecs.availability-zone)', explicit: true },
        { label: 'binpack(memory)', explicit: true },
      ],
    });
  });
});

describe('defaults', () => {
  const fleet = drawnCluster(`
    a1  us-east-1a  2048 cpu  3891 MiB
    a2  us-east-1a  2048 cpu  3891 MiB
  `);

  it('marks the default of a service and its implicit last step', () => {
    const { steps, request, alternatives } = explain(rehearsal(fleet));
    expect(steps.slice(3)).toEqual([
      { step: 'spread(attribute:ecs.availability-zone)', remaining: 2, best: 0 },
      { step: 'spread(instanceId)', remaining: 2, best: 0, implicit: true },
    ]);
    expect(request.strategies.map((strategy) => strategy.explicit)).toEqual([false, false]);
    expect(alternatives?.map((alternative) => alternative.label)).not.toContain(
      'spread(attribute:ecs.availability-zone)',
    );
  });

  it('shows the draw of a standalone task as a draw', () => {
    const stage = rehearsal(fleet);
    const explanation = explain(stage, { requestedBy: 'runTask' });
    expect(explanation).toMatchObject({
      tieBreak: 'draw',
      steps: [{}, {}, {}, { step: 'random', remaining: 1, best: null }],
    });
    expect(new Set([explanation.chosen, ...explanation.tiedWith])).toEqual(new Set(['a1', 'a2']));
    expect(explanation.candidates.map((candidate) => candidate.scores)).toEqual([[null], [null]]);
  });
});

describe('what was in the way', () => {
  it('is the port and the task that holds it', () => {
    const definitions = { web: plainDefinition({ tcpPorts: [80], udpPorts: [53] }) };
    const stage = rehearsal(drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB | service:web', definitions));
    expect(only(explain(stage).candidates)).toEqual({
      rejectedBy: 'RESOURCE:PORTS',
      detail: { port: 80, protocol: 'tcp', task: 'web-1' },
    });
  });

  it('is a port that the instance keeps for itself', () => {
    const definitions = { web: plainDefinition({ tcpPorts: [22] }) };
    const stage = rehearsal(drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB', definitions));
    expect(only(explain(stage).candidates)).toEqual({
      rejectedBy: 'RESOURCE:PORTS',
      detail: { port: 22, protocol: 'tcp' },
    });
  });

  it('is the limit of 100 reserved ports', () => {
    const definitions = { web: plainDefinition({ tcpPorts: [80, 443] }) };
    const ports = Array.from({ length: 99 }, (_, at) => 1_000 + at).join(',');
    const stage = rehearsal(drawnCluster(`a1  us-east-1a  2048 cpu  3891 MiB  ports:${ports}`, definitions));
    expect(only(explain(stage).candidates)).toEqual({ rejectedBy: 'RESOURCE:PORTS', needed: 2, available: 1 });
  });

  it('is the attribute, with what the instance has instead', () => {
    const definitions = { web: plainDefinition({ cpuArchitecture: 'arm64' }) };
    const stage = rehearsal(
      drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB  ecs.cpu-architecture=x86_64', definitions),
    );
    expect(only(explain(stage).candidates)).toEqual({
      rejectedBy: 'ATTRIBUTE',
      detail: { attribute: 'ecs.cpu-architecture', actual: 'x86_64' },
    });
  });

  it('is the zone', () => {
    const definitions = { web: plainDefinition({ networkInterfaces: 1 }) };
    const stage = rehearsal(drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB', definitions));
    expect(only(explain(stage, { zones: [] }).candidates)).toEqual({
      rejectedBy: 'LOCATION',
      detail: { attribute: 'ecs.availability-zone', actual: 'us-east-1a' },
    });
  });

  it.each([
    ['interfaces', plainDefinition({ networkInterfaces: 1 }), 'RESOURCE:ENI', { needed: 1, available: 0 }],
    ['GPUs', plainDefinition({ gpus: 2 }), 'RESOURCE:GPU', { needed: 2, available: 1 }],
  ] as const)('is the number of %s', (_, definition, reason, numbers) => {
    const stage = rehearsal(
      drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB  interfaces:0 gpus:1', { web: definition }),
    );
    expect(only(explain(stage).candidates)).toEqual({ rejectedBy: reason, ...numbers });
  });

  it('is the smallest false clause of the expression, of the task definition first', () => {
    const definitions = { web: plainDefinition({ memberOf: ['runningTasksCount == 0 and attribute:rack exists'] }) };
    const stage = rehearsal(drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB', definitions));
    expect(only(explain(stage, { memberOf: ['attribute:stack == prod'] }).candidates)).toMatchObject({
      detail: {
        constraint: { from: 'taskDefinition', index: 0 },
        clause: { text: 'attribute:rack exists', start: 27, end: 48 },
        actual: null,
      },
    });
  });

  it('is the task of the same group, for distinctInstance', () => {
    const stage = rehearsal(drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB | batch service:web'));
    expect(only(explain(stage, { distinctInstance: true }).candidates)).toEqual({
      rejectedBy: 'DistinctInstance placement constraint unsatisfied.',
      detail: { task: 'web-2' },
    });
  });

  it('is the capacity provider, which ECS leaves out silently', () => {
    const stage = rehearsal(drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB  provider:spot'));
    expect(only(explain(stage, { capacityProvider: 'on-demand' }).candidates)).toEqual({
      rejectedBy: 'capacityProvider',
      detail: { actual: 'spot' },
    });
  });
});

it('explains a task that found no place: no strategy was asked, and none would have helped', () => {
  const stage = rehearsal(drawnCluster('a1  us-east-1a  100 cpu  3891 MiB'));
  const explanation = explain(stage);
  expect(explanation).toMatchObject({ chosen: null, tiedWith: [], tieBreak: null });
  expect(explanation.steps.map((step) => step.step)).toEqual(['active', 'resources', 'constraints']);
  expect(explanation.alternatives?.map((alternative) => alternative.chosen)).toEqual([null, null, null, null]);
});

it('explains the placement, not what came after it', () => {
  const stage = rehearsal(drawnCluster('a1  us-east-1a  2048 cpu  3891 MiB'));
  expect(explain(stage, { strategies: strategiesFrom('binpack(memory)') }).candidates[0]?.scores).toEqual([3_891]);
  place(stage, plainRequest());
  expect(explain(stage, { strategies: strategiesFrom('binpack(memory)') }).candidates[0]?.scores).toEqual([3_379]);
});
