import { expect, it } from 'vitest';
import { drawIndex, randomStream } from '../../lib/random';
import { addTask, instanceId, requestOf, restartTask, stopTask, worldOf } from '../testing/build-world';
import { machinesOf, occupy, vacate } from '../testing/machines';
import { oracle } from '../testing/oracle';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import type { PlainInstance, PlainRequest } from '../testing/plain-cluster';
import { strategiesFrom } from '../testing/rehearsal';
import { placeTask } from './pipeline';
import { emptyOutcome } from './placement';

/** Not samples: every fleet of up to three small instances, and every way to fill and empty it for some steps. */

const ZONES = 'spread(attribute:ecs.availability-zone)';
const CHAINS = [
  '',
  'spread(instanceId)',
  'binpack(memory)',
  'binpack(cpu), spread(instanceId)',
  `${ZONES}, binpack(memory)`,
  'spread(attribute:rack)',
  'random',
];

/** Room for two tasks or for three, in one zone or the other, on a rack or on none. */
const INSTANCES: readonly Partial<PlainInstance>[] = [
  { availabilityZone: 'us-east-1a', cpuUnits: 20, memoryMiB: 20 },
  { availabilityZone: 'us-east-1a', cpuUnits: 30, memoryMiB: 20, attributes: { rack: 'r1' } },
  { availabilityZone: 'us-east-1b', cpuUnits: 20, memoryMiB: 30 },
  { availabilityZone: 'us-east-1b', cpuUnits: 30, memoryMiB: 30, attributes: { rack: 'r1' } },
];

const definitions = {
  plain: plainDefinition({ cpuUnits: 10, memoryMiB: 10 }),
  port: plainDefinition({ cpuUnits: 10, memoryMiB: 10, tcpPorts: [80] }),
};
type Definition = keyof typeof definitions;

/** Of one service, of another with a port, and of one that keeps its tasks apart. */
const REQUESTS: readonly (Partial<PlainRequest> & { readonly definition: Definition })[] = [
  { definition: 'plain', group: 'service:web' },
  { definition: 'port', group: 'service:api' },
  { definition: 'plain', group: 'service:db', distinctInstance: true },
];

it.each(CHAINS)('is filled as the oracle fills it, by [%s]', (labels) => {
  const mistakes = fleetsOf(3).flatMap((fleet) => mistakesOn(fleet, labels, fleet.length < 3 ? 5 : 4));
  expect(mistakes.slice(0, 3)).toEqual([]);
});

function fleetsOf(most: number): Partial<PlainInstance>[][] {
  if (most === 0) return [[]];
  const smaller = fleetsOf(most - 1);
  const longest = smaller.filter((fleet) => fleet.length === most - 1);
  return [...smaller, ...longest.flatMap((fleet) => INSTANCES.map((instance) => [...fleet, instance]))];
}

interface Running {
  readonly task: number;
  readonly on: number;
  readonly kind: number;
}

/** Goes through all histories of so many steps; a step places a task of some service or stops the oldest. */
function mistakesOn(fleet: readonly Partial<PlainInstance>[], labels: string, steps: number): string[] {
  const instances = fleet.map((given, index) => plainInstance({ id: `i${index}`, ...given }));
  const cluster = { instances, definitions, tasks: [] };
  const world = worldOf(cluster);
  const machines = machinesOf(cluster);
  const streams = [randomStream(1, 'placement'), randomStream(1, 'placement')] as const;
  const outcome = emptyOutcome();
  const services = REQUESTS.map((given) => {
    const plain = plainRequest({ ...given, strategies: strategiesFrom(labels) });
    return { plain, definition: definitions[given.definition], request: requestOf(world, plain) };
  });
  const mistakes: string[] = [];
  goOn([], '', steps);
  return mistakes;

  function goOn(running: readonly Running[], history: string, left: number): void {
    if (left === 0) return;
    services.forEach(({ plain, definition, request }, kind) => {
      placeTask(world, request, streams[0], outcome);
      const answer = oracle(machines, definition, plain, (count) => drawIndex(streams[1], count));
      const told = [instanceId(world, outcome.instance), outcome.tied, ...outcome.afterStrategy].filter(
        (it) => it !== -1,
      );
      const expected = [answer.chosen, answer.tied, ...answer.left];
      if (told.join() !== expected.join())
        mistakes.push(`${labels} ${history}+${kind}: ${told.join()}, not ${expected.join()}`);
      if (outcome.instance === -1) return;
      const one = { task: addTask(world, request, outcome.instance), on: outcome.instance, kind };
      move(one, occupy);
      goOn([...running, one], `${history}+${kind}`, left - 1);
      stopTask(world, one.task);
      move(one, vacate);
    });
    const [oldest, ...others] = running;
    if (!oldest) return;
    stopTask(world, oldest.task);
    move(oldest, vacate);
    goOn(others, `${history}-`, left - 1);
    restartTask(world, oldest.task, oldest.on);
    move(oldest, occupy);
  }

  function move({ on, kind }: Running, how: typeof occupy): void {
    const [machine, service] = [machines[on], services[kind]];
    if (machine && service) how(machine, service.definition, service.plain.group);
  }
}
