import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHECK, ELIGIBILITY_CHECKS, REASON_OF_CHECK } from '../../ecs/failure-reasons';
import { drawIndex, randomStream } from '../../lib/random';
import { emptyClusters, requests } from '../testing/arbitraries';
import { addTask, instanceId, requestOf, stopTask, worldOf } from '../testing/build-world';
import { brokenInvariants } from '../testing/invariants';
import { machinesOf, occupy, vacate } from '../testing/machines';
import { oracle } from '../testing/oracle';
import type { OracleAnswer } from '../testing/oracle';
import type { PlainCluster, PlainRequest } from '../testing/plain-cluster';
import { placeTask } from './pipeline';
import { emptyOutcome } from './placement';
import type { PlacementOutcome } from './placement';
import { failuresOf } from './run-task';

/** One step of a random history: place a task, or stop one of those that run. */
type Step = { readonly place: PlainRequest } | { readonly stop: number };

const histories: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: requests.map((place) => ({ place })) },
    { weight: 1, arbitrary: fc.nat(30).map((stop) => ({ stop })) },
  ),
  { maxLength: 30 },
);

it('chooses as the oracle does, for its reasons, on every cluster', () => {
  fc.assert(
    fc.property(emptyClusters, histories, fc.nat(), (cluster, history, seed) => {
      expect(toldByPlacement(cluster, history, seed)).toEqual(toldByOracle(cluster, history, seed));
    }),
    { numRuns: 3_000 },
  );
});

it('gives nothing out twice, and keeps every count', () => {
  fc.assert(
    fc.property(emptyClusters, histories, fc.nat(), (cluster, history, seed) => {
      const world = worldOf(cluster);
      toldByPlacement(cluster, history, seed, world);
      expect(brokenInvariants(world)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** What one placement told: where, how many were left when, who was refused why. */
interface Told {
  readonly chosen: string | null;
  readonly counts: Counts;
  /** RunTask's failures, when there was no room. */
  readonly failures: readonly { readonly instance: number; readonly reason: string }[];
  readonly random: readonly number[];
}

function toldByPlacement(
  cluster: PlainCluster,
  history: readonly Step[],
  seed: number,
  world = worldOf(cluster),
): Told[] {
  const random = randomStream(seed, 'placement');
  const outcome = emptyOutcome();
  const running: number[] = [];
  return history.flatMap((step) => {
    if ('stop' in step) {
      for (const task of running.splice(step.stop, 1)) stopTask(world, task);
      return [];
    }
    const request = requestOf(world, step.place);
    placeTask(world, request, random, outcome);
    const isPlaced = outcome.instance !== -1;
    const failures = isPlaced ? [] : failuresOf(world, request);
    if (isPlaced) running.push(addTask(world, request, outcome.instance));
    return [
      {
        chosen: instanceId(world, outcome.instance),
        counts: countsOf(outcome),
        failures: failures.map(({ instance, reason }) => ({ instance, reason })),
        random: random.state,
      },
    ];
  });
}

function toldByOracle(cluster: PlainCluster, history: readonly Step[], seed: number): Told[] {
  const machines = machinesOf(cluster);
  const random = randomStream(seed, 'placement');
  const running: { readonly on: string; readonly request: PlainRequest }[] = [];
  const machineOf = (id: string | null) => machines.filter((machine) => machine.id === id);
  return history.flatMap((step) => {
    if ('stop' in step) {
      for (const { on, request } of running.splice(step.stop, 1)) {
        for (const machine of machineOf(on)) vacate(machine, definitionOf(cluster, request), request.group);
      }
      return [];
    }
    const request = step.place;
    const answer = oracle(machines, definitionOf(cluster, request), request, (count) => drawIndex(random, count));
    for (const machine of machineOf(answer.chosen)) {
      running.push({ on: machine.id, request });
      occupy(machine, definitionOf(cluster, request), request.group);
    }
    const failures = answer.checks.flatMap((check, instance) => {
      const reason = REASON_OF_CHECK[check];
      return answer.chosen !== null || reason === null ? [] : [{ instance, reason }];
    });
    return [{ chosen: answer.chosen, counts: expectedCounts(answer), failures, random: random.state }];
  });
}

function definitionOf(cluster: PlainCluster, request: PlainRequest) {
  const definition = cluster.definitions[request.definition];
  if (!definition) throw new Error('the request names no definition');
  return definition;
}

type Counts = ReturnType<typeof countsOf>;

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

function expectedCounts({ checks, left, tied }: OracleAnswer): Counts {
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
