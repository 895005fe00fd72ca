import { COST_KINDS } from '../ecs/cost-kinds';
import { NANO_PER_USD, PRICES_AS_OF } from '../ecs/prices';
import type { CostKind } from '../ecs/cost-kinds';
import { COST_ROW, COST_ROW_WIDTH, MOST_COST_ROWS } from '../frame/cost';
import type { Cost, CostDetail, OwnerCost } from '../frame/cost';
import { costRow } from './cost/history';
import { countedAt } from './cost/meters';
import {
  KIND_CODE,
  nanoUsdPerHour,
  nanoUsdSoFar,
  ownerMeter,
  runningMeter,
  wastedNanoUsdPerHour,
  wastedNanoUsdSoFar,
} from './cost/state';
import { strandedNanoUsd } from './cost/stranded';
import { fleetMeasures } from './measures/fleet';
import { rowsFrom } from './row-log';
import type { Moment } from './simulation';
import type { SimulationState } from './state';
import { strandedTest } from './stranded';

/** What the run costs now, and has cost since second 0. */
export function describeCost(moment: Moment): CostDetail {
  const { world: state } = moment;
  const isStranded = strandedTest(moment);
  return {
    pricesAsOf: PRICES_AS_OF,
    perHour: usd(nanoUsdPerHour(state)),
    accumulated: usd(nanoUsdSoFar(state)),
    byKind: kindsOf((kind) => costAt(state, runningMeter(kind))),
    byOwner: state.owners.flatMap((_, owner) => ownerCost(state, owner) ?? []),
    wasted: { perHour: usd(wastedNanoUsdPerHour(state)), accumulated: usd(wastedNanoUsdSoFar(state)) },
    strandedPerHour: usd(strandedNanoUsd(state, isStranded)),
    idlePerHour: fleetMeasures(state, isStranded).costIdlePerHour,
    history: historyOf(state),
  };
}

/** Null for one that has never cost anything. */
function ownerCost(state: SimulationState, owner: number): OwnerCost | null {
  const { meters } = state.cost;
  // A meter that has not been made has nothing to tell.
  const byKind = kindsOf((kind) => {
    const meter = ownerMeter(owner, kind);
    return meter < meters.count ? costAt(state, meter) : { perHour: 0, accumulated: 0 };
  });
  const kinds = COST_KINDS.map((kind) => byKind[kind]);
  const perHour = sum(kinds.map((cost) => cost.perHour));
  const accumulated = sum(kinds.map((cost) => cost.accumulated));
  return perHour === 0 && accumulated === 0 ? null : { ownerIndex: owner, perHour, accumulated, byKind };
}

function costAt({ cost: { meters }, timeMs }: SimulationState, meter: number): Cost {
  return { perHour: usd(meters.nanoUsdPerHour[meter] ?? 0), accumulated: usd(countedAt(meters, meter, timeMs)) };
}

function kindsOf(of: (kind: number) => Cost): Readonly<Record<CostKind, Cost>> {
  return {
    onDemand: of(KIND_CODE.onDemand),
    spot: of(KIND_CODE.spot),
    fargate: of(KIND_CODE.fargate),
    fargateSpot: of(KIND_CODE.fargateSpot),
  };
}

/** All that has been written down, or every so manyth of it, then what is still to come of it, and the present. */
function historyOf(state: SimulationState): Float64Array<ArrayBuffer> {
  const { history, latest } = state.cost;
  const all = rowsFrom(history, 0);
  const every = Math.max(1, Math.ceil((history.count + 2) / MOST_COST_ROWS));
  const kept: Float64Array[] = [];
  for (let row = 0; row < history.count; row += every)
    kept.push(all.subarray(row * COST_ROW_WIDTH, (row + 1) * COST_ROW_WIDTH));
  if ((latest[COST_ROW.timeMs] ?? 0) < state.timeMs) kept.push(latest);
  kept.push(costRow(state));
  const rows = new Float64Array(kept.length * COST_ROW_WIDTH);
  for (const [row, values] of kept.entries()) rows.set(values, row * COST_ROW_WIDTH);
  return rows;
}

function usd(nanoUsd: number): number {
  return nanoUsd / NANO_PER_USD;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
