import { COST_KINDS } from '../../ecs/cost-kinds';
import { NANO_PER_USD } from '../../ecs/prices';
import { COST_ROW, COST_ROW_WIDTH } from '../../frame/cost';
import { appendRow } from '../row-log';
import type { SimulationState } from '../state';
import { nanoUsdSoFar, runningMeter, wastedNanoUsdPerHour, wastedNanoUsdSoFar } from './state';

/** The costs of a run written down. A busy stretch has one row, with what its last change left. */
const STRETCH_MS = 10_000;

/** Called when a moment is over. */
export function writeCostHistory(state: SimulationState): void {
  const { latest, history } = state.cost;
  const { timeMs } = state;
  const { nanoUsdPerHour } = state.cost.meters;
  const wasted = usd(wastedNanoUsdPerHour(state));
  let isSame = latest[COST_ROW.wastedPerHour] === wasted;
  for (let kind = 0; isSame && kind < COST_KINDS.length; kind++)
    isSame = latest[COST_ROW.onDemandPerHour + kind] === usd(nanoUsdPerHour[runningMeter(kind)] ?? 0);
  if (isSame) return;
  const before = latest[COST_ROW.timeMs] ?? 0;
  if (Math.floor(before / STRETCH_MS) !== Math.floor(timeMs / STRETCH_MS)) appendRow(history, latest);
  latest.set(costRow(state));
}

/** How things stand now. */
export function costRow(state: SimulationState): Float64Array<ArrayBuffer> {
  const row = new Float64Array(COST_ROW_WIDTH);
  row[COST_ROW.timeMs] = state.timeMs;
  for (let kind = 0; kind < COST_KINDS.length; kind++)
    row[COST_ROW.onDemandPerHour + kind] = usd(state.cost.meters.nanoUsdPerHour[runningMeter(kind)] ?? 0);
  row[COST_ROW.wastedPerHour] = usd(wastedNanoUsdPerHour(state));
  row[COST_ROW.accumulated] = usd(nanoUsdSoFar(state));
  row[COST_ROW.wastedAccumulated] = usd(wastedNanoUsdSoFar(state));
  return row;
}

function usd(nanoUsd: number): number {
  return nanoUsd / NANO_PER_USD;
}
