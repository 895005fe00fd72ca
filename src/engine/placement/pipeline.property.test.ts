import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHECK, ELIGIBILITY_CHECKS, REASON_OF_CHECK } from '../../ecs/failure-reasons';
import type { EligibilityCheck } from '../../ecs/failure-reasons';
import { drawIndex, randomStream } from '../../lib/random';
import { emptyClusters, requests } from '../testing/arbitraries';
import { addTask, instanceId, requestOf, stopTask, worldOf } from '../testing/build-world';
import { brokenInvariants } from '../testing/invariants';
import { machinesOf, occupy, vacate } from '../testing/machines';
import { oracle } from '../testing/oracle';
import type { OracleAnswer } from '../testing/oracle';
import type { PlainCluster, PlainRequest } from '../testing/plain-cluster';
import type { World } from '../world';
import { placeTask } from './pipeline';
import { emptyOutcome } from './placement';
import type { PlacementOutcome, PlacementRequest } from './placement';
import { failuresOf } from './run-task';

/** One step of a random history: place a task, or stop the one that was placed so many steps ago. */
type Step = { readonly place: PlainRequest } | { readonly stop: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: requests.map((place) => ({ place })) },
    { weight: 1, arbitrary: fc.nat(30).map((stop) => ({ stop })) },
  ),
  { maxLength: 30 },
);

it('chooses as the oracle does, for its reasons, on every cluster', () => {
  fc.assert(
    fc.property(emptyClusters, steps, fc.nat(), (cluster, history, seed) => {
      runBoth(cluster, history, seed);
    }),
    { numRuns: 3_000 },
  );
});

function runBoth(cluster: PlainCluster, history: readonly Step[], seed: number): void {
  const world = worldOf(cluster);
  const machines = machinesOf(cluster);
  const streams = { real: randomStream(seed, 'placement'), oracle: randomStream(seed, 'placement') };
  const outcome = emptyOutcome();
  const placed: { task: number; on: string; request: PlainRequest }[] = [];
  for (const step of history) {
    if ('stop' in step) {
      const [gone] = placed.splice(step.stop, 1);
      const machine = machines.find(({ id }) => id === gone?.on);
      const definition = gone && cluster.definitions[gone.request.definition];
      if (!gone || !machine || !definition) continue;
      stopTask(world, gone.task);
      vacate(machine, definition, gone.request.group);
      continue;
    }
    const definition = cluster.definitions[step.place.definition];
    if (!definition) throw new Error('the request names no definition');
    const request = requestOf(world, step.place);
    placeTask(world, request, streams.real, outcome);
    const answer = oracle(machines, definition, step.place, (count) => drawIndex(streams.oracle, count));

    expect(instanceId(world, outcome.instance)).toBe(answer.chosen);
    expect(countsOf(outcome)).toEqual(expectedCounts(answer));
    expect(streams.real).toEqual(streams.oracle);

    const machine = machines.find(({ id }) => id === answer.chosen);
    if (machine) {
      placed.push({ task: addTask(world, request, outcome.instance), on: machine.id, request: step.place });
      occupy(machine, definition, step.place.group);
    } else {
      expectFailures(world, request, answer.checks);
    }
  }
  expect(brokenInvariants(world)).toEqual([]);
}

/** The outcome's counts, by name. */
function countsOf(outcome: PlacementOutcome) {
  return {
    total: outcome.total,
    afterActive: outcome.afterActive,
    afterResources: outcome.afterResources,
    afterConstraints: outcome.afterConstraints,
    left: [...outcome.afterStrategy].filter((count) => count !== -1),
    tied: outcome.tied,
    rejected: [...outcome.rejected],
  };
}

function expectedCounts({ checks, left, tied }: OracleAnswer): ReturnType<typeof countsOf> {
  const codes = checks.map((check) => CHECK[check]);
  const passed = (last: number) => codes.filter((code) => code === CHECK.eligible || code > last).length;
  return {
    total: codes.length,
    afterActive: passed(CHECK.capacityProvider),
    afterResources: passed(CHECK.gpu),
    afterConstraints: passed(CHECK.distinctInstance),
    left: [...left],
    tied,
    rejected: ELIGIBILITY_CHECKS.map((_, code) => (code === 0 ? 0 : codes.filter((one) => one === code).length)),
  };
}

/** RunTask's failures name every instance that the oracle has a reason for, in fleet order. */
function expectFailures(world: World, request: PlacementRequest, checks: readonly EligibilityCheck[]): void {
  const expected = checks.flatMap((check, instance) => {
    const reason = REASON_OF_CHECK[check];
    return reason === null ? [] : [{ instance, check: CHECK[check], reason }];
  });
  expect(failuresOf(world, request)).toEqual(expected);
}
