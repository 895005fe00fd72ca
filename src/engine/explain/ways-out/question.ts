import { DECISION } from '../../../frame/frame';
import type { Scenario } from '../../../scenario/scenario';
import { launchOf } from '../../capacity/launch-target';
import { isPlacement } from '../../decide';
import { decisionAt } from '../../decisions/decision-rows';
import type { Engine } from '../../engine';
import { taskDefinitionName } from '../../names';
import { prepare } from '../../placement/ask';
import type { Ask } from '../../placement/ask';
import type { PlacementRequest } from '../../placement/placement';
import { isDaemon } from '../../service/kind';
import { serviceRequest } from '../../service/start';
import type { ServiceState } from '../../state';
import type { Simulation } from '../../simulation';
import { beforePlacement } from '../before-placement';
import type { BeforePlacement } from '../before-placement';
import { writtenIn } from '../clauses/written-in';
import type { WrittenIn } from '../clauses/written-in';
import type { JsonObject } from './document';
import { runTo } from './run';
import type { Subject } from './standing';

/** A task that found no place: what was asked, of which world, and when something may be done about it. */
export interface Question {
  readonly simulation: Simulation;
  readonly scenario: Scenario;
  /** What the scenario was read from. */
  readonly document: JsonObject;
  /** The world of which it was asked; of a service that still waits, the present one. To be read, not to be run on. */
  readonly engine: Engine;
  readonly request: PlacementRequest;
  readonly ask: Ask;
  readonly subject: Subject;
  /** Null for a RunTask. */
  readonly service: ServiceState | null;
  /** Index of the RunTask in the timeline; -1 for a service. */
  readonly entry: number;
  readonly written: WrittenIn;
  /** Simulated ms. When something may be done about it: the present for a service that still waits, else the moment of the decision. */
  readonly atMs: number;
}

/** The question that decision `number` has no answer to; null where it has one. Rests after every step. */
export function* questionOf(
  simulation: Simulation,
  document: JsonObject,
  number: number,
): Generator<undefined, Question | null, undefined> {
  const row = decisionAt(simulation.world.decisions, number).slice();
  if (!isPlacement(simulation.world, number) || row[DECISION.taskIndex] !== -1) return null;
  const waits = stillWaits(simulation, number);
  const owner = row[DECISION.ownerIndex] ?? -1;
  const asked = waits ? yield* asOfNow(simulation, number, owner) : yield* beforePlacement(simulation, number);
  // Fargate's capacity and quotas are not the scenario's to change.
  if (asked === null || asked.request.fargateMarket !== undefined) return null;
  yield;
  const { engine, request } = asked;
  const { state } = engine;
  const written = writtenIn(engine, owner);
  const service = serviceOf(engine, owner);
  const atMs = state.timeMs;
  return {
    simulation,
    scenario: simulation.scenario,
    document,
    engine,
    request,
    ask: prepare(state, request),
    subject: service
      ? { kind: 'service', name: service.name, taskDefinition: taskDefinitionName(state, request.taskDefinition) }
      : {
          kind: 'runTask',
          atMs,
          nth: state.responses.filter((it) => it.atMs === atMs && it.action === 'RunTask').length,
        },
    service,
    entry: service ? -1 : engine.acting,
    written,
    atMs,
  };
}

/** Whether a service has tried in vain for this reason lately: one whose starts are throttled does not try at all. */
function stillWaits({ world, timeMs, scenario }: Simulation, number: number): boolean {
  const latelyMs = timeMs - 2 * scenario.timings.schedulerInterval * 1_000;
  return world.services.some(
    ({ failure }) => failure?.decision === number && failure.unplaced > 0 && failure.atMs >= latelyMs,
  );
}

/** What a service that still waits will ask next, of the world as it is. */
function* asOfNow(
  simulation: Simulation,
  number: number,
  owner: number,
): Generator<undefined, BeforePlacement | null, undefined> {
  const presentMs = simulation.timeMs;
  const engine = simulation.engineBeforeMoment(presentMs);
  yield;
  yield* runTo(engine, presentMs);
  const service = serviceOf(engine, owner);
  const deployment = engine.state.deployments.find(({ id }) => id === service?.failure?.deployment);
  const isOnFargate = service !== null && launchOf(engine.state, service.input).targets[0]?.kind === 'fargate';
  if (isOnFargate) return null;
  if (service && deployment && !isDaemon(service))
    return {
      engine,
      request: serviceRequest(engine, service, deployment, {
        kind: 'instances',
        provider: service.failure?.provider ?? -1,
      }),
    };
  // A daemon asks for each instance: the one that it has told of is in what it asked.
  const before = yield* beforePlacement(simulation, number);
  return before && { engine, request: before.request };
}

function serviceOf({ state }: Engine, owner: number): ServiceState | null {
  if (state.owners[owner]?.kind !== 'service') return null;
  return state.services.findLast((service) => service.owner === owner && service.status !== 'INACTIVE') ?? null;
}
