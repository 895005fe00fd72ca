import { recordDecision } from '../decide';
import { WORK } from '../engine';
import type { Engine } from '../engine';
import type { PlacementOutcome, PlacementRequest } from '../placement/placement';
import { createTask } from '../task/create';
import type { NewTask } from '../task/create';
import { fargatePlatform, marketOf } from './market';
import { vcpuProblem } from './quotas';
import { chooseZone, noneIsOpen } from './zones';

/** A task starts on Fargate: quotas and capacity permitting, in a zone that Fargate chooses. Source: services-and-capacity 4.8 and 5;
 * assumption `fargate-capacity-wait`. */

/** The next task of a service or a call: all of them are alike but for their zone and the decision about it. */
export type NextOnFargate = { -readonly [K in keyof NewTask]: NewTask[K] };

/** Which zones are in question. */
export type ZonesAsked = Pick<PlacementRequest, 'zones' | 'onlyZone'>;

/**
 * Starts the task with the provider (index in `World.capacityProviders`, -1 for launch type FARGATE). Answers with its row; -1 where it does not start,
 * and then `Engine.fargateRefusal` says why, and `Engine.outcome` holds the decision to be recorded.
 */
export function startOnFargate(engine: Engine, task: NextOnFargate, provider: number, asked: ZonesAsked): number {
  const { state, outcome } = engine;
  const market = marketOf(state, provider);
  const request = fargateRequest(task, market, asked);
  engine.watch?.(request, state.decisions.count);
  engine.work += WORK.decision;
  const zone = askFargate(engine, request, outcome);
  if (zone < 0) return -1;
  task.instance = -1;
  task.platform = fargatePlatform(provider);
  task.zone = zone;
  task.decision = recordDecision(engine, 'place', state.tasks.count, task);
  return createTask(engine, task);
}

/**
 * In which zone (index) a micro-VM would start now; -1 where none would, and then `Engine.fargateRefusal` says why. Quotas come before capacity: whoever may
 * have no more is not told that there is none.
 * @param outcome receives the decision
 */
export function askFargate(engine: Engine, request: PlacementRequest, outcome: PlacementOutcome): number {
  const { state } = engine;
  const { group, zones, onlyZone, taskDefinition, fargateMarket: market = 0 } = request;
  const zone = chooseZone(state, { group, zones, onlyZone, market }, outcome);
  const quota = vcpuProblem(engine, market, state.taskDefinitions[taskDefinition]);
  if (quota !== null) noneIsOpen(outcome);
  engine.fargateRefusal = quota ?? (zone < 0 ? 'capacity' : null);
  return quota === null ? zone : -1;
}

/** What is asked, as those who look on see it. */
function fargateRequest(
  { taskDefinition, group }: NextOnFargate,
  market: number,
  { zones, onlyZone }: ZonesAsked,
): PlacementRequest {
  return {
    taskDefinition,
    group,
    strategies: [],
    memberOf: [],
    distinctInstance: false,
    zones,
    capacityProvider: null,
    fargateMarket: market,
    ...(onlyZone === undefined ? {} : { onlyZone }),
  };
}
