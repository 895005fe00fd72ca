import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawIndex, randomStream } from '../../lib/random';
import { addTask, instanceId, requestOf, stopTask, worldOf } from '../testing/build-world';
import { machinesOf, occupy, vacate } from '../testing/machines';
import { oracle } from '../testing/oracle';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import { strategiesFrom } from '../testing/rehearsal';
import { placeTask } from './pipeline';
import { emptyOutcome } from './placement';

/**
 * Instances of very different sizes with many small tasks: full ones have few tasks and large ones many, so that what comes first in the order of tasks
 * or of what is left is often what cannot take another task.
 */

const ZONES = 'spread(attribute:ecs.availability-zone)';
const CHAINS = ['spread(instanceId)', '', 'binpack(memory)', 'binpack(cpu)', `${ZONES}, binpack(memory)`, ZONES];

const definitions = {
  small: plainDefinition({ cpuUnits: 10, memoryMiB: 16 }),
  port: plainDefinition({ cpuUnits: 10, memoryMiB: 16, tcpPorts: [80] }),
  large: plainDefinition({ cpuUnits: 60, memoryMiB: 60 }),
};

const services = fc.record({
  definition: fc.constantFrom('small' as const, 'small' as const, 'port' as const, 'large' as const),
  chain: fc.constantFrom(...CHAINS),
  distinctInstance: fc.nat(4).map((drawn) => drawn === 0),
});

const fleets = fc.array(
  fc.record({
    availabilityZone: fc.constantFrom('us-east-1a', 'us-east-1b'),
    cpuUnits: fc.constantFrom(20, 50, 90, 150, 240, 400),
    memoryMiB: fc.constantFrom(20, 60, 120, 260, 600),
  }),
  { minLength: 2, maxLength: 14 },
);

/** Places the next task of a service, or stops one that runs. */
const steps = fc.array(
  fc.record({ service: fc.nat(2), stop: fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, fc.nat(200)) }),
  { minLength: 60, maxLength: 160 },
);

it('are filled and emptied as the oracle does it', () => {
  fc.assert(
    fc.property(fleets, fc.tuple(services, services, services), steps, (fleet, kinds, history) => {
      const cluster = {
        instances: fleet.map((given, index) => plainInstance({ id: `i${index}`, ...given })),
        definitions,
        tasks: [],
      };
      const world = worldOf(cluster);
      const machines = machinesOf(cluster);
      const random = randomStream(1, 'placement');
      const outcome = emptyOutcome();
      const asked = kinds.map(({ definition, chain, distinctInstance }, index) => {
        const strategies = strategiesFrom(chain);
        return plainRequest({ definition, strategies, distinctInstance, group: `service:${index}` });
      });
      const requests = asked.map((plain) => requestOf(world, plain));
      const running: { readonly task: number; readonly service: number; readonly on: number }[] = [];
      for (const { service, stop } of history) {
        const [stopped] = stop === -1 ? [] : running.splice(stop % Math.max(1, running.length), 1);
        if (stopped) {
          stopTask(world, stopped.task);
          const machine = machines[stopped.on];
          const plain = asked[stopped.service];
          if (machine && plain)
            vacate(machine, definitions[kinds[stopped.service]?.definition ?? 'small'], plain.group);
          continue;
        }
        const [plain, request] = [asked[service], requests[service]];
        const definition = definitions[kinds[service]?.definition ?? 'small'];
        if (!plain || !request) continue;
        placeTask(world, request, random, outcome);
        const answer = oracle(machines, definition, plain, (count) => drawIndex(random, count));
        const told = [instanceId(world, outcome.instance), outcome.tied, ...outcome.afterStrategy].filter(
          (it) => it !== -1,
        );
        expect(told).toEqual([answer.chosen, answer.tied, ...answer.left]);
        const machine = machines[outcome.instance];
        if (!machine) continue;
        running.push({ task: addTask(world, request, outcome.instance), service, on: outcome.instance });
        occupy(machine, definition, plain.group);
      }
    }),
    { numRuns: 150 },
  );
});
