import { CHECK, ELIGIBILITY_CHECKS } from '../../ecs/failure-reasons';
import { MAX_EFFECTIVE_STRATEGIES } from '../../ecs/placement-rules';
import type { DecisionKind } from '../../frame/frame';
import type { PlacementOutcome } from '../placement/placement';

/**
 * The run's log of decisions, in few bytes and at little cost: it is always on (architecture, rule 3). A decision takes two cells that say what of it is
 * written, and then cells of 16 bits for that alone: what has changed since the decision before, what rejected anything, what was left by each strategy.
 * `decision-rows.ts` makes rows of it again (`DECISION` in frame/frame.ts).
 *
 * | cells | written |
 * | --- | --- |
 * | flags; mask of checks that rejected any | always |
 * | moment | two cells, if it is not that of the decision before (`MOMENT`) |
 * | task | two cells, if it is not the next one (`TASK`) |
 * | owner, task definition | if they are not those of the decision before (`SUBJECT`) |
 * | instance, left after the constraints, tied | always |
 * | left after the steps before | if they do not follow from the rejections (`COUNTS`) |
 * | rejected by each check of the mask, left by each strategy | as many as there are |
 * | closest check; its instance, needed, available | if there is one (`CLOSEST`); the last three take two cells each |
 *
 * All but the first two and the whole numbers of two cells are one more than the number, so that -1 is 0. They take two cells each where one does not fit into
 * 16 bits (`WIDE`).
 */
export interface DecisionLog {
  count: number;
  /** `DECISIONS_PER_CHUNK` decisions each. The last one takes the next and has cells to spare; those before it are full and never change again. */
  readonly chunks: Uint16Array<ArrayBuffer>[];
  /** Cells of the last chunk that are written. */
  end: number;
  /** Of the decision before; at the beginning of a chunk as `forgetLast` leaves it. */
  readonly last: LastDecision;
}

export interface LastDecision {
  atMs: number;
  task: number;
  owner: number;
  taskDefinition: number;
}

/** Who a decision is about: indexes in the state's tables. */
export interface DecisionSubject {
  readonly owner: number;
  readonly taskDefinition: number;
}

export const DECISIONS_PER_CHUNK = 1_024;

/** Bits of the first cell; the three lowest hold the number of strategies. */
export const FLAG = { STRATEGIES: 7, STOP: 8, WIDE: 16, MOMENT: 32, TASK: 64, SUBJECT: 128, COUNTS: 256, CLOSEST: 512 };

/** Rejecting checks: code 1 is bit 0 of the second cell. */
export const REJECTING_CHECKS = ELIGIBILITY_CHECKS.length - 1;

/** Cells of the largest decision. */
const MOST_CELLS = 2 + 4 + 2 * (2 + 3 + 3 + REJECTING_CHECKS + MAX_EFFECTIVE_STRATEGIES + 1) + 6;
/** The largest number that one cell holds, being one more. */
const MOST_IN_CELL = 0xfffe;
const FIRST_CELLS = 4_096;

export function emptyDecisionLog(): DecisionLog {
  return { count: 0, chunks: [], end: 0, last: { atMs: 0, task: -1, owner: -1, taskDefinition: -1 } };
}

/** What a chunk begins with: it is read without the one before it. */
export function forgetLast(last: LastDecision): void {
  last.atMs = 0;
  last.task = -1;
  last.owner = -1;
  last.taskDefinition = -1;
}

/**
 * Writes down the outcome as the decision about the subject. Answers with its number, which is its place in the log.
 * One function with numbers for parameters: it is called for every placement of a run, and its parts share the flags and the end of what is written, which
 * would have to be handed back as objects.
 * @param atMs simulated ms, whole
 * @param task -1 where nothing was placed or stopped
 */
export function appendDecision(
  log: DecisionLog,
  kind: DecisionKind,
  atMs: number,
  task: number,
  owner: number,
  taskDefinition: number,
  outcome: PlacementOutcome,
): number {
  const cells = roomForOne(log);
  const { last } = log;
  const { instance, total, tied, rejected, afterStrategy } = outcome;
  const start = log.end;
  let flags = kind === 'stop' ? FLAG.STOP | FLAG.COUNTS : outcome.ofZones ? FLAG.COUNTS : 0;
  let end = start + 2;
  if (atMs !== last.atMs) {
    flags |= FLAG.MOMENT;
    end = writeWhole(cells, end, atMs);
    last.atMs = atMs;
  }
  if (task !== last.task + 1) {
    flags |= FLAG.TASK;
    end = writeWhole(cells, end, task);
  }
  last.task = task;
  let cellsEach = 1;
  if (total > MOST_IN_CELL || instance > MOST_IN_CELL || owner > MOST_IN_CELL || taskDefinition > MOST_IN_CELL) {
    flags |= FLAG.WIDE;
    cellsEach = 2;
  }
  if (owner !== last.owner || taskDefinition !== last.taskDefinition) {
    flags |= FLAG.SUBJECT;
    end = write(cells, end, owner, cellsEach);
    end = write(cells, end, taskDefinition, cellsEach);
    last.owner = owner;
    last.taskDefinition = taskDefinition;
  }
  end = write(cells, end, instance, cellsEach);
  end = write(cells, end, outcome.afterConstraints, cellsEach);
  end = write(cells, end, tied, cellsEach);
  if (flags & FLAG.COUNTS) {
    end = write(cells, end, total, cellsEach);
    end = write(cells, end, outcome.afterActive, cellsEach);
    end = write(cells, end, outcome.afterResources, cellsEach);
  }
  let mask = 0;
  for (let check = 1; check <= REJECTING_CHECKS; check++) {
    const count = rejected[check] ?? 0;
    if (count === 0) continue;
    mask |= 1 << (check - 1);
    end = write(cells, end, count, cellsEach);
  }
  for (let step = 0; step < MAX_EFFECTIVE_STRATEGIES; step++) {
    const left = afterStrategy[step] ?? -1;
    if (left === -1) break;
    flags++;
    end = write(cells, end, left, cellsEach);
  }
  if (outcome.closestInstance !== -1 || outcome.closestCheck !== CHECK.eligible) {
    flags |= FLAG.CLOSEST;
    end = write(cells, end, outcome.closestCheck, cellsEach);
    end = writeWhole(cells, end, outcome.closestInstance);
    end = writeWhole(cells, end, outcome.needed);
    end = writeWhole(cells, end, outcome.available);
  }
  cells[start] = flags;
  cells[start + 1] = mask;
  log.end = end;
  return log.count++;
}

/** A number from -1 on. Where it takes one cell, what the second gets is overwritten by the next. */
function write(cells: Uint16Array, at: number, value: number, cellsEach: number): number {
  cells[at] = value + 1;
  if (cellsEach === 2) cells[at + 1] = (value + 1) >>> 16;
  return at + cellsEach;
}

/** A whole number of 32 bits, in two cells. */
function writeWhole(cells: Uint16Array, at: number, value: number): number {
  cells[at] = value;
  cells[at + 1] = value >> 16;
  return at + 2;
}

/** The cells that take the next decision. Those of a chunk that is full are copied, and take the next chunk's. */
function roomForOne(log: DecisionLog): Uint16Array {
  const { chunks } = log;
  const open = chunks.length - 1;
  const cells = chunks[open] ?? new Uint16Array(FIRST_CELLS);
  if (log.count === chunks.length * DECISIONS_PER_CHUNK) {
    if (open >= 0) chunks[open] = cells.slice(0, log.end);
    chunks.push(cells);
    log.end = 0;
    forgetLast(log.last);
  }
  // One cell more: `write` writes two.
  if (log.end + MOST_CELLS < cells.length) return cells;
  const larger = new Uint16Array(cells.length * 2);
  larger.set(cells);
  chunks[chunks.length - 1] = larger;
  return larger;
}
