import { describe, expect, it } from 'vitest';
import { drawIndex, randomStream } from '../../lib/random';
import { addInstance, addTask, instanceId, requestOf, stopTask, worldOf } from '../testing/build-world';
import { brokenInvariants } from '../invariants/books';
import { machinesOf, occupy, vacate } from '../testing/machines';
import { oracle } from '../testing/oracle';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import type { PlainInstance } from '../testing/plain-cluster';
import { strategiesFrom } from '../testing/rehearsal';
import { placeTask } from './pipeline';
import { emptyOutcome } from './placement';

/** What small clusters do not reach: sets of many words, attributes of many values, long walks through what is sorted. */

const ZONES = 'spread(attribute:ecs.availability-zone)';

const CHAINS = [
  '',
  'binpack(memory)',
  'binpack(cpu), spread(instanceId)',
  `${ZONES}, binpack(memory)`,
  'spread(instanceId)',
  'spread(attribute:serial)',
  `spread(attribute:rack), ${ZONES}, binpack(cpu)`,
  'random',
  `${ZONES}, random`,
];

const definition = plainDefinition({ cpuUnits: 128, memoryMiB: 300 });

function instance(index: number): PlainInstance {
  return plainInstance({
    id: `i${index}`,
    availabilityZone: `us-east-1${'abc'[index % 3]}`,
    cpuUnits: 1_024 + 512 * (index % 4),
    memoryMiB: 2_000 + 700 * (index % 5),
    attributes: { serial: String(index % 150), ...(index % 11 === 0 ? {} : { rack: `r${index % 80}` }) },
  });
}

describe('a fleet that grows to 560 instances', () => {
  it.each(CHAINS)('is filled as the oracle fills it, by [%s]', (labels) => {
    const cluster = {
      instances: Array.from({ length: 40 }, (_, index) => instance(index)),
      definitions: { web: definition },
      tasks: [],
    };
    const plain = plainRequest({ strategies: strategiesFrom(labels) });
    const world = worldOf(cluster);
    const machines = machinesOf(cluster);
    const streams = [randomStream(7, 'placement'), randomStream(7, 'placement')] as const;
    const outcome = emptyOutcome();
    const running: { task: number; on: number }[] = [];
    const told: (string | null)[] = [];
    const expected: (string | null)[] = [];
    for (let step = 0; step < 260; step++) {
      const request = requestOf(world, plain);
      placeTask(world, request, streams[0], outcome);
      const answer = oracle(machines, definition, plain, (count) => drawIndex(streams[1], count));
      told.push(`${instanceId(world, outcome.instance)} of ${outcome.tied}`);
      expected.push(`${answer.chosen} of ${answer.tied}`);
      const machine = machines[outcome.instance];
      if (machine) {
        running.push({ task: addTask(world, request, outcome.instance), on: outcome.instance });
        occupy(machine, definition, plain.group);
      }
      if (step % 3 === 0) addInstances();
      if (step % 4 === 3) stopOne(step);
    }
    expect(told).toEqual(expected);
    expect(brokenInvariants(world)).toEqual([]);

    function addInstances(): void {
      for (let more = 0; more < 6; more++) {
        const next = instance(machines.length);
        addInstance(world, next);
        machines.push(...machinesOf({ instances: [next], definitions: {}, tasks: [] }));
      }
    }

    function stopOne(step: number): void {
      for (const { task, on } of running.splice(step % running.length, 1)) {
        stopTask(world, task);
        const machine = machines[on];
        if (machine) vacate(machine, definition, plain.group);
      }
    }
  });
});

describe('what is remembered', () => {
  it('is caught up with after more changes than the log keeps', () => {
    const world = worldOf({ instances: [instance(0), instance(1)], definitions: { web: definition }, tasks: [] });
    const outcome = emptyOutcome();
    const random = randomStream(1, 'placement');
    const spread = requestOf(world, plainRequest({ strategies: strategiesFrom('spread(instanceId)') }));
    const binpack = requestOf(world, plainRequest({ strategies: strategiesFrom('binpack(memory)') }));
    const choose = (request: typeof spread) => {
      placeTask(world, request, random, outcome);
      return outcome.instance;
    };
    expect([choose(spread), choose(binpack)]).toEqual([0, 0]);
    for (let change = 0; change < 5_000; change++) stopTask(world, addTask(world, spread, change % 2));
    addTask(world, spread, 0);
    expect(choose(spread)).toBe(1);
    for (let change = 0; change < 5_000; change++) stopTask(world, addTask(world, spread, change % 2));
    addTask(world, spread, 1);
    addTask(world, spread, 1);
    addTask(world, spread, 1);
    expect(choose(binpack)).toBe(0);
  });

  it('is no more than a few hundred kinds of request, and forgetting one changes nothing', () => {
    const world = worldOf({ instances: [instance(0), instance(1)], definitions: { web: definition }, tasks: [] });
    const outcome = emptyOutcome();
    const random = randomStream(1, 'placement');
    const serials = Array.from({ length: 1_200 }, (_, kind) => kind % 600);
    const chosen = serials.map((serial) => {
      placeTask(
        world,
        requestOf(world, plainRequest({ memberOf: [`attribute:serial == ${serial}`] })),
        random,
        outcome,
      );
      return outcome.instance;
    });
    expect(chosen).toEqual(serials.map((serial) => (serial < 2 ? serial : -1)));
  });
});
