import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHECK, ELIGIBILITY_CHECKS, REASON_OF_CHECK } from '../../ecs/failure-reasons';
import { INSTANCE_STATUS } from '../../ecs/status';
import { drawIndex, randomStream } from '../../lib/random';
import { instanceChanged } from '../changes';
import { emptyClusters, requests } from '../testing/arbitraries';
import { addInstance, addTask, instanceId, requestOf, stopTask, worldOf } from '../testing/build-world';
import { brokenInvariants } from '../invariants/books';
import { machinesOf, occupy, vacate } from '../testing/machines';
import type { Machine } from '../testing/machines';
import { oracle } from '../testing/oracle';
import type { OracleAnswer } from '../testing/oracle';
import { plainInstance } from '../testing/plain-cluster';
import type { PlainCluster, PlainInstance, PlainRequest } from '../testing/plain-cluster';
import type { World } from '../world';
import { attributesChanged } from './cache';
import { placeTask } from './pipeline';
import { emptyOutcome } from './placement';
import type { PlacementOutcome } from './placement';
import { failuresOf } from './run-task';

/** One step of a random history: place a task, stop one of those that run, or let something happen to an instance. */
type Step =
  { readonly place: PlainRequest } | { readonly stop: number } | { readonly at: number; readonly becomes: Change };

/** What may happen to an instance that is there, or, for `id`, a new one that joins the fleet. */
type Change = Partial<Pick<PlainInstance, 'status' | 'agentConnected' | 'attributes' | 'id'>>;

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ status: fc.constantFrom('ACTIVE', 'DRAINING', 'INACTIVE') }),
  fc.record({ agentConnected: fc.boolean() }),
  fc.record({ attributes: fc.constantFrom({ stack: 'prod' }, { rack: 'r3' }, {}) }),
  fc.constant({ id: 'new' }),
);

const histories: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: requests.map((place) => ({ place })) },
    { weight: 1, arbitrary: fc.nat(30).map((stop) => ({ stop })) },
    { weight: 1, arbitrary: fc.record({ at: fc.nat(9), becomes: changes }) },
  ),
  { maxLength: 30 },
);

it('chooses as the oracle does, for its reasons, on every cluster', () => {
  fc.assert(
    fc.property(emptyClusters, histories, fc.nat(), (cluster, history, seed) => {
      expect(toldByPlacement(cluster, history, seed)).toEqual(toldByOracle(cluster, history, seed));
    }),
    { numRuns: 1_000 },
  );
});

it('gives nothing out twice, and keeps every count', () => {
  fc.assert(
    fc.property(emptyClusters, histories, fc.nat(), (cluster, history, seed) => {
      const world = worldOf(cluster);
      toldByPlacement(cluster, history, seed, world);
      expect(brokenInvariants(world)).toEqual([]);
    }),
    { numRuns: 300 },
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
    if ('becomes' in step) {
      changeWorld(world, step.at, step.becomes);
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
  const daemons = (cluster.daemons ?? []).map((one) => ({ request: one, task: definitionOf(cluster, one) }));
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
    if ('becomes' in step) {
      changeMachines(machines, step.at, step.becomes);
      return [];
    }
    const request = step.place;
    const draw = (count: number) => drawIndex(random, count);
    const answer = oracle(machines, definitionOf(cluster, request), request, draw, daemons);
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

function changeWorld(world: World, instance: number, { status, agentConnected, attributes, id }: Change): void {
  const { instances } = world;
  if (id !== undefined) addInstance(world, plainInstance({ id: `${id}-${instances.count}` }));
  const record = instances.records[instance];
  if (!record) return;
  if (status !== undefined) instances.status[instance] = INSTANCE_STATUS[status];
  if (agentConnected !== undefined) instances.agentConnected[instance] = agentConnected ? 1 : 0;
  if (status !== undefined || agentConnected !== undefined) instanceChanged(world, instance);
  if (attributes === undefined) return;
  record.attributes.clear();
  for (const [name, value] of Object.entries(attributesOf(record, attributes))) record.attributes.set(name, value);
  attributesChanged(world);
}

function changeMachines(machines: Machine[], instance: number, { id, attributes, ...change }: Change): void {
  if (id !== undefined) machines.push(...machinesOf(clusterOf(plainInstance({ id: `${id}-${machines.length}` }))));
  const machine = machines[instance];
  if (!machine) return;
  const given = attributes === undefined ? machine.attributes : attributesOf(machine, attributes);
  machines[instance] = { ...machine, ...change, attributes: given };
}

function attributesOf(
  { availabilityZone }: { availabilityZone: string },
  attributes: Readonly<Record<string, string>>,
) {
  return { 'ecs.availability-zone': availabilityZone, ...attributes };
}

function clusterOf(instance: PlainInstance): PlainCluster {
  return { instances: [instance], definitions: {}, tasks: [] };
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
