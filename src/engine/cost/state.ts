import { COST_KINDS } from '../../ecs/cost-kinds';
import type { CostKind } from '../../ecs/cost-kinds';
import { COST_ROW_WIDTH } from '../../frame/cost';
import { emptyRowLog } from '../row-log';
import type { RowLog } from '../row-log';
import { countedAt, emptyMeters, ensureMeters } from './meters';
import type { MeterTable } from './meters';

/** What the run costs, as the state holds it. Everything is a meter; what is not used of an instance is what is left of it. */
export interface CostState {
  /** Two for each of COST_KINDS, what runs and what of it services and families use, and then one for each of them in each kind. */
  readonly meters: MeterTable;
  /** What has been written down of it, a row for each stretch in which something changed, and the latest row, which is still to come. */
  readonly history: RowLog;
  readonly latest: Float64Array<ArrayBuffer>;
}

const KINDS = COST_KINDS.length;
export const KIND_CODE = Object.fromEntries(COST_KINDS.map((kind, code) => [kind, code])) as {
  readonly [K in CostKind]: number;
};

export function emptyCost(): CostState {
  const latest = new Float64Array(COST_ROW_WIDTH);
  return { meters: emptyMeters(2 * KINDS), history: emptyRowLog(COST_ROW_WIDTH), latest };
}

/** The meter of everything of a kind that runs. */
export function runningMeter(kind: number): number {
  return kind;
}

/** The meter of what is used of it. Fargate has no more than is used. */
export function usedMeter(kind: number): number {
  return KINDS + kind;
}

/** The meter of an owner's (index in `owners`) part of a kind: it need not be there yet. */
export function ownerMeter(owner: number, kind: number): number {
  return (2 + owner) * KINDS + kind;
}

/** The same, made where it is not there. */
export function madeOwnerMeter(meters: MeterTable, owner: number, kind: number): number {
  const meter = ownerMeter(owner, kind);
  ensureMeters(meters, meter + 1);
  return meter;
}

interface Costs {
  readonly timeMs: number;
  readonly cost: CostState;
}

/** What all that runs costs an hour, in billionths of a US dollar. */
export function nanoUsdPerHour({ cost: { meters } }: Pick<Costs, 'cost'>): number {
  return sumOfKinds((kind) => meters.nanoUsdPerHour[runningMeter(kind)] ?? 0);
}

/** What it has cost since second 0. */
export function nanoUsdSoFar({ cost: { meters }, timeMs }: Costs): number {
  return sumOfKinds((kind) => countedAt(meters, runningMeter(kind), timeMs));
}

/** What of it an hour of room costs that nobody has. */
export function wastedNanoUsdPerHour({ cost: { meters } }: Pick<Costs, 'cost'>): number {
  const { nanoUsdPerHour: rates } = meters;
  return sumOfKinds((kind) => (rates[runningMeter(kind)] ?? 0) - (rates[usedMeter(kind)] ?? 0));
}

export function wastedNanoUsdSoFar({ cost: { meters }, timeMs }: Costs): number {
  return sumOfKinds(
    (kind) => countedAt(meters, runningMeter(kind), timeMs) - countedAt(meters, usedMeter(kind), timeMs),
  );
}

function sumOfKinds(of: (kind: number) => number): number {
  let sum = 0;
  for (let kind = 0; kind < KINDS; kind++) sum += of(kind);
  return sum;
}
