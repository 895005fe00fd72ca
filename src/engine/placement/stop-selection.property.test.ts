import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlacementStrategy } from '../../ecs/placement';
import { ZONE_FIELD } from '../../ecs/placement';
import { effectiveStrategies } from '../../ecs/placement-rules';
import { drawIndex, randomStream } from '../../lib/random';
import { addTask, requestOf, worldOf } from '../testing/build-world';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import { stopOracle } from '../testing/stop-oracle';
import { groupIndex, release } from '../world';
import { emptyOutcome } from './placement';
import { chooseTaskToStop, tasksToStop } from './stop-selection';

const ZONES = ['us-east-1a', 'us-east-1b'];

const fleets = fc.array(
  fc.record({ availabilityZone: fc.constantFrom(...ZONES), memoryMiB: fc.constantFrom(20_000, 21_000) }),
  { minLength: 1, maxLength: 5 },
);

const flags = fc.record({
  protected: rarely(),
  oldDeployment: rarely(),
  draining: rarely(),
  unhealthy: rarely(),
  notRunning: rarely(),
});

const tasks = fc.array(
  fc.record({ instance: fc.nat(4), definition: fc.constantFrom('small', 'big'), isOther: rarely(), flags }),
  { maxLength: 14 },
);

const chains: fc.Arbitrary<PlacementStrategy[]> = fc.array(
  fc.constantFrom<PlacementStrategy>(
    { type: 'spread', field: 'instanceId' },
    { type: 'spread', field: ZONE_FIELD },
    { type: 'binpack', field: 'cpu' },
    { type: 'binpack', field: 'MEMORY' },
    { type: 'random' },
  ),
  { maxLength: 4 },
);

it('stops the task that the oracle stops', () => {
  fc.assert(
    fc.property(fleets, tasks, chains, fc.nat(), (fleet, list, chain, seed) => {
      const definitions = {
        small: plainDefinition({ cpuUnits: 100, memoryMiB: 1_000 }),
        big: plainDefinition({ cpuUnits: 100, memoryMiB: 2_000 }),
      };
      const instances = fleet.map((given, index) => plainInstance({ id: `i${index}`, ...given }));
      const world = worldOf({ instances, definitions, tasks: [] });
      const streams = [randomStream(seed, 'stop'), randomStream(seed, 'stop')] as const;
      const own = list.flatMap(({ instance, definition, isOther, flags }) => {
        const at = instance % fleet.length;
        const request = requestOf(
          world,
          plainRequest({ definition, group: isOther ? 'service:other' : 'service:web' }),
        );
        const task = addTask(world, request, at);
        return isOther ? [] : [{ task, at, definition: definitions[definition], ...flags }];
      });
      const { cpuUnitsFree, memoryMiBFree } = world.instances;
      const plain = own.map(({ task, at, definition, ...rest }) => ({
        ...rest,
        number: task,
        instance: at,
        zone: fleet[at]?.availabilityZone ?? '',
        left: { cpu: cpuUnitsFree[at] ?? 0, memory: memoryMiBFree[at] ?? 0 },
        gives: { cpu: definition.cpuUnits, memory: definition.memoryMiB },
      }));
      const group = groupIndex(world, 'service:web');
      const chosen = chooseTaskToStop(world, own, effectiveStrategies(chain, 'service'), group, streams[0]);
      expect(chosen).toBe(stopOracle(plain, chain, (count) => drawIndex(streams[1], count)) ?? -1);
      expect(streams[0]).toEqual(streams[1]);
    }),
    { numRuns: 1_000 },
  );
});

it('stops many in a row as if each were the only one', () => {
  fc.assert(
    fc.property(fleets, tasks, chains, fc.nat(), (fleet, list, chain, seed) => {
      const definitions = {
        small: plainDefinition({ cpuUnits: 100, memoryMiB: 1_000 }),
        big: plainDefinition({ cpuUnits: 100, memoryMiB: 2_000 }),
      };
      const world = worldOf({
        instances: fleet.map((given, index) => plainInstance({ id: `i${index}`, ...given })),
        definitions,
        tasks: [],
      });
      const candidates = list.map(({ instance, definition, flags }) => {
        const request = requestOf(world, plainRequest({ definition, group: 'service:web' }));
        return { task: addTask(world, request, instance % fleet.length), ...flags };
      });
      const group = groupIndex(world, 'service:web');
      const strategies = effectiveStrategies(chain, 'service');
      const [once, inRow] = [randomStream(seed, 'stop'), randomStream(seed, 'stop')];
      const [outcome, sameOutcome] = [emptyOutcome(), emptyOutcome()];
      const choose = tasksToStop(world, candidates, strategies, group, inRow, sameOutcome);
      for (let left = candidates; ;) {
        const chosen = chooseTaskToStop(world, left, strategies, group, once, outcome);
        expect(choose()).toBe(chosen);
        expect(sameOutcome).toEqual(outcome);
        if (chosen < 0) return;
        left = left.filter(({ task }) => task !== chosen);
        release(world, chosen);
      }
    }),
    { numRuns: 300 },
  );
});

function rarely(): fc.Arbitrary<boolean> {
  return fc.nat(3).map((drawn) => drawn === 0);
}
