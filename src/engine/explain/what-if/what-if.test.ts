import { describe, expect, it } from 'vitest';
import { effectiveStrategies } from '../../../ecs/placement-rules';
import type { PlacementStrategy } from '../../../ecs/placement';
import { explainDecision } from '../../explain-decision';
import { finished } from '../../testing/finished';
import { definition, runTo } from '../../testing/run-scenario';
import { chainLabel } from '../chain-label';
import { chainsToTry } from './chains';
import { partingUnder, whatIf } from './decision';

const SPREAD: PlacementStrategy = { type: 'spread', field: 'attribute:ecs.availability-zone' };
const BINPACK: PlacementStrategy = { type: 'binpack', field: 'MEMORY' };

const DOCUMENT = {
  containerInstances: [
    { id: 'a', count: 2, resources: { cpu: 4096, memory: 4000 }, availabilityZone: 'us-east-1a' },
    { id: 'b', resources: { cpu: 4096, memory: 3000 }, availabilityZone: 'us-east-1b', attributes: { stack: 'prod' } },
  ],
  taskDefinitions: [definition('web')],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3, placementStrategy: [SPREAD, BINPACK] }],
  timeline: [{ at: 30, action: 'RunTask', input: { taskDefinition: 'web', placementStrategy: [BINPACK] } }],
};

function labels(strategies: readonly PlacementStrategy[], attributes: readonly string[] = []): string[] {
  return chainsToTry(effectiveStrategies(strategies, 'service'), attributes, 'service').map(
    ({ kind, strategies: tried }) => `${kind} ${chainLabel(tried)}`,
  );
}

describe('chainsToTry', () => {
  it('tries every strategy alone, every other order, one less and one more', () => {
    expect(labels([SPREAD, BINPACK])).toEqual([
      'single binpack(memory)',
      'single binpack(cpu)',
      'single spread(instanceId)',
      'single spread(attribute:ecs.availability-zone)',
      'single random',
      'order binpack(memory), spread(attribute:ecs.availability-zone)',
      'longer spread(attribute:ecs.availability-zone), binpack(memory), binpack(cpu)',
      'longer spread(attribute:ecs.availability-zone), binpack(memory), spread(instanceId)',
    ]);
  });

  it('leaves out the chain in force, however it is written', () => {
    expect(labels([])).not.toContain('single spread(attribute:ecs.availability-zone)');
    expect(labels([SPREAD, { type: 'spread', field: 'host' }])).not.toContain(
      'single spread(attribute:ecs.availability-zone)',
    );
  });

  it('spreads over the attributes that tell the instances apart', () => {
    expect(labels([BINPACK], ['stack'])).toContain('single spread(attribute:stack)');
  });
});

describe('whatIf', () => {
  it('puts the task where each chain would, ties included, and leaves the present as it is', () => {
    const simulation = runTo(60, DOCUMENT);
    const before = simulation.stateHash();
    // The third task: one is on a-1, one on b-1.
    const answers = finished(whatIf(simulation, 2));
    const of = (label: string) => answers.find((answer) => answer.label === label);
    expect(of('binpack(memory)')).toMatchObject({ chosen: 'b', best: 2488, tied: [], tieBreak: null });
    expect(of('spread(instanceId)')).toMatchObject({ chosen: 'a-2', best: 0, tied: [] });
    expect(of('random')).toMatchObject({ best: null, tieBreak: 'draw' });
    expect(of('random')?.tied).toHaveLength(2);
    expect(of('spread(attribute:stack)')).toMatchObject({ kind: 'single' });
    expect(simulation.stateHash()).toBe(before);
  });

  it('agrees with the alternatives of the explanation', () => {
    const simulation = runTo(60, DOCUMENT);
    const answers = finished(whatIf(simulation, 3));
    const alternatives = explainDecision(simulation, 3)?.alternatives ?? [];
    expect(alternatives.length).toBeGreaterThan(2);
    for (const { label, chosen, best } of alternatives)
      expect(answers.find((answer) => answer.label === label)).toMatchObject({ chosen, best });
  });

  it('has nothing to say of what is no placement', () => {
    expect(finished(whatIf(runTo(60, DOCUMENT), 99))).toEqual([]);
  });
});

describe('partingUnder', () => {
  it('finds the first decision that is another one from the start', () => {
    expect(finished(partingUnder(runTo(60, DOCUMENT), 2, [BINPACK]))).toEqual({
      at: 0,
      decision: 1,
      kind: 'place',
      kindThere: 'place',
      subject: 'web-2',
      here: 'a-1',
      there: 'b',
    });
  });

  it('is null under the chain that is in force', () => {
    expect(finished(partingUnder(runTo(60, DOCUMENT), 2, [SPREAD, BINPACK]))).toBeNull();
  });

  it('changes one RunTask alone', () => {
    expect(finished(partingUnder(runTo(60, DOCUMENT), 3, [{ type: 'spread', field: 'instanceId' }]))).toMatchObject({
      at: 30,
      decision: 3,
      subject: 'web-4',
    });
  });
});
