import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatScenario } from '../../scenario/format';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/scenario';
import { storyOf } from '../golden/story';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import { loadLens } from './load-lens';

const SCENARIO = fileURLToPath(new URL('pods-on-eks.json', import.meta.url));
const STORY = fileURLToPath(new URL('pods-on-eks.txt', import.meta.url));
const POD = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web', cpu: 512, memory: 1_024 }] };

/** A document as the EKS side of a comparison. */
function eksSide(document: object | string): Scenario {
  const text =
    typeof document === 'string'
      ? document
      : formatScenario({ stowplan: 1, ...document, view: { compare: [{}, { lens: 'eks' }] } });
  const parsed = parseScenario(text, undefined, 1);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.scenario;
}

function run(document: object, untilMs = 60_000): Simulation {
  const simulation = createSimulation(eksSide(document));
  simulation.runUntil(untilMs);
  return simulation;
}

function places({ world }: Simulation): Record<string, number> {
  return Object.fromEntries(
    world.instances.records.map(({ id }, at) => [id, world.instances.runningTasksCount[at] ?? 0]),
  );
}

beforeAll(() => loadLens({ lens: 'eks' }));

it('the story of pods on EKS', async () => {
  const scenario = eksSide(readFileSync(SCENARIO, 'utf8'));
  const story = storyOf(createSimulation(scenario), 7_200_000);
  await expect(`${scenario.description}\n\n${story}`).toMatchFileSnapshot(STORY);
});

describe('Through the EKS lens', () => {
  const fleet = [{ id: 'n', count: 3, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b'] }];
  const service = (more: object = {}) => ({
    containerInstances: fleet,
    taskDefinitions: [POD],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3, ...more }],
  });

  it('a node has its allocatable less what the pods of the system ask for', () => {
    const { instances } = run(service(), 0).world;
    // 1930m - 250m with a CoreDNS, 1930m - 150m without.
    expect(Array.from(instances.cpuUnitsRegistered).slice(0, 3)).toEqual([1_720, 1_720, 1_822]);
  });

  it('pods go to the emptiest node, and packing is nothing that they could ask for', () => {
    const packed = service({ placementStrategy: [{ type: 'binpack', field: 'memory' }] });
    expect(places(run(service()))).toEqual({ 'n-1': 1, 'n-2': 1, 'n-3': 1 });
    expect(places(run(packed))).toEqual({ 'n-1': 1, 'n-2': 1, 'n-3': 1 });
  });

  it('what has no room is told of in the words of the scheduler, and tried again when there is room', () => {
    const simulation = run(service({ desiredCount: 12 }));
    expect(simulation.events.filter(({ kind }) => kind === 'failure').map(({ message }) => message)).toEqual([
      'FailedScheduling: 0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
    ]);
    simulation.act({ at: 70, action: 'UpdateService', input: { service: 'web', desiredCount: 4 } });
    simulation.runUntil(200_000);
    expect(simulation.world.services[0]?.failure).toBeNull();
  });

  it('a Deployment rolls out by a quarter', () => {
    const { world } = run(service({ desiredCount: 4 }), 0);
    const { bounds } = world.services[0] ?? {};
    expect(bounds?.at(-1)).toMatchObject({ desired: 4, minimum: 3, maximum: 5 });
  });

  it('a pod on its way out keeps its room until it is gone', () => {
    const busy = {
      ...service({ desiredCount: 9 }),
      images: { web: { ignoresSigterm: true } },
      timeline: [
        { at: 60, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } },
        { at: 62, action: 'RunTask', input: { taskDefinition: 'web' } },
        { at: 120, action: 'RunTask', input: { taskDefinition: 'web' } },
      ],
    };
    const [, early, late] = run(busy, 130_000).responses;
    expect(early?.failures?.map(({ reason }) => reason)).toEqual(['RESOURCE:CPU', 'RESOURCE:CPU', 'RESOURCE:CPU']);
    expect(late?.tasks).toHaveLength(1);
  });

  it('time travel, snapshots and the hash hold', () => {
    const scenario = eksSide(readFileSync(SCENARIO, 'utf8'));
    const once = createSimulation(scenario, { checkpointWork: 200 });
    once.runUntil(600_000);
    const end = once.stateHash();
    once.runUntil(170_000);
    const middle = once.snapshot();
    once.runUntil(600_000);
    expect(once.stateHash()).toBe(end);
    once.restore(middle);
    once.runUntil(600_000);
    expect(once.stateHash()).toBe(end);
  });

  it('without its script a world with the lens does not begin as one of ECS', () => {
    expect(eksSide(service()).lens).toBe('eks');
    expect(
      parseScenario(formatScenario({ stowplan: 1, view: { compare: [{}, { lens: 'eks' }] } }), undefined, 0),
    ).toMatchObject({
      scenario: expect.not.objectContaining({ lens: 'eks' }) as unknown,
    });
  });
});
