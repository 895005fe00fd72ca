import { DECISION, DECISION_KINDS, DECISION_WIDTH } from '../../frame/frame';
import { CHECK } from '../../ecs/failure-reasons';
import { DECISIONS_PER_CHUNK, FLAG, forgetLast, REJECTING_CHECKS } from './decision-log';
import type { DecisionLog, LastDecision } from './decision-log';

/** Decisions as rows of `DECISION_WIDTH` numbers (`DECISION` in frame/frame.ts), made of what the log has written. */

/** The row of decision `number`; empty where there is no such decision. Not to be written to. */
export function decisionAt(log: DecisionLog, number: number): Int32Array<ArrayBuffer> {
  if (number < 0 || number >= log.count) return NOTHING;
  const rows = rowsOfChunk(log, Math.floor(number / DECISIONS_PER_CHUNK));
  const start = (number % DECISIONS_PER_CHUNK) * DECISION_WIDTH;
  return rows.subarray(start, start + DECISION_WIDTH);
}

const NOTHING = new Int32Array();

/** Whether decision `number` is about placing a task, as opposed to stopping one. */
export function isPlacement(log: DecisionLog, number: number): boolean {
  return decisionAt(log, number)[DECISION.kind] === DECISION_KINDS.indexOf('place');
}

/** A copy of the rows from decision `from` on, row-major. */
export function decisionsFrom(log: DecisionLog, from: number): Int32Array<ArrayBuffer> {
  const first = Math.min(Math.max(from, 0), log.count);
  const rows = new Int32Array((log.count - first) * DECISION_WIDTH);
  for (let number = first; number < log.count;) {
    const start = number % DECISIONS_PER_CHUNK;
    const countHere = Math.min(DECISIONS_PER_CHUNK - start, log.count - number);
    const chunk = rowsOfChunk(log, Math.floor(number / DECISIONS_PER_CHUNK));
    const here = chunk.subarray(start * DECISION_WIDTH, (start + countHere) * DECISION_WIDTH);
    rows.set(here, (number - first) * DECISION_WIDTH);
    number += countHere;
  }
  return rows;
}

/** What has been read of a chunk. One that is still written to is read on from where it was left. */
interface ReadChunk {
  readonly cells: Uint16Array;
  /** Which one: the cells that are written to are those of one chunk after the other. */
  readonly index: number;
  readonly rows: Int32Array<ArrayBuffer>;
  readonly last: LastDecision;
  count: number;
  /** Cells read. */
  end: number;
}

/** The chunk that was read last: what is read next is mostly in it too. */
let lastRead: ReadChunk | null = null;

function rowsOfChunk(log: DecisionLog, index: number): Int32Array<ArrayBuffer> {
  const cells = log.chunks[index];
  if (cells === undefined) return NOTHING;
  const count = Math.min(DECISIONS_PER_CHUNK, log.count - index * DECISIONS_PER_CHUNK);
  if (lastRead?.cells !== cells || lastRead.index !== index) lastRead = beginReading(cells, index);
  while (lastRead.count < count) readNext(lastRead);
  return lastRead.rows;
}

function beginReading(cells: Uint16Array, index: number): ReadChunk {
  const last = { atMs: 0, task: 0, owner: 0, taskDefinition: 0 };
  forgetLast(last);
  return { cells, index, rows: new Int32Array(DECISIONS_PER_CHUNK * DECISION_WIDTH), last, count: 0, end: 0 };
}

function readNext(chunk: ReadChunk): void {
  const { cells, rows, last } = chunk;
  let at = chunk.end;
  const flags = cells[at++] ?? 0;
  const mask = cells[at++] ?? 0;
  const isWide = (flags & FLAG.WIDE) !== 0;
  const whole = (): number => (cells[at++] ?? 0) | ((cells[at++] ?? 0) << 16);
  const next = (): number => (isWide ? whole() : (cells[at++] ?? 0)) - 1;
  if (flags & FLAG.MOMENT) last.atMs = whole();
  last.task = flags & FLAG.TASK ? whole() : last.task + 1;
  if (flags & FLAG.SUBJECT) [last.owner, last.taskDefinition] = [next(), next()];
  const row = rows.subarray(chunk.count * DECISION_WIDTH, (chunk.count + 1) * DECISION_WIDTH);
  row[DECISION.number] = chunk.index * DECISIONS_PER_CHUNK + chunk.count;
  row[DECISION.atMs] = last.atMs;
  row[DECISION.kind] = DECISION_KINDS.indexOf(flags & FLAG.STOP ? 'stop' : 'place');
  row[DECISION.taskIndex] = last.task;
  row[DECISION.ownerIndex] = last.owner;
  row[DECISION.taskDefinitionIndex] = last.taskDefinition;
  row[DECISION.instanceIndex] = next();
  row[DECISION.afterConstraints] = next();
  row[DECISION.tied] = next();
  const hasCounts = (flags & FLAG.COUNTS) !== 0;
  if (hasCounts) {
    row[DECISION.total] = next();
    row[DECISION.afterActive] = next();
    row[DECISION.afterResources] = next();
  }
  for (let check = 1; check <= REJECTING_CHECKS; check++)
    row[DECISION.rejected + check - 1] = (mask >> (check - 1)) & 1 ? next() : 0;
  if (!hasCounts) countBack(row);
  const strategies = flags & FLAG.STRATEGIES;
  for (let step = 0; step < DECISION.tied - DECISION.afterStrategy; step++)
    row[DECISION.afterStrategy + step] = step < strategies ? next() : -1;
  const hasClosest = (flags & FLAG.CLOSEST) !== 0;
  row[DECISION.closestCheck] = hasClosest ? next() : CHECK.eligible;
  row[DECISION.closestInstanceIndex] = hasClosest ? whole() : -1;
  row[DECISION.needed] = hasClosest ? whole() : -1;
  row[DECISION.available] = hasClosest ? whole() : -1;
  chunk.count++;
  chunk.end = at;
}

/** How many were left before each step: those after it, and those that its checks rejected. */
function countBack(row: Int32Array): void {
  let left = row[DECISION.afterConstraints] ?? 0;
  for (let check = REJECTING_CHECKS; check >= 1; check--) {
    if (check === CHECK.gpu) row[DECISION.afterResources] = left;
    if (check === CHECK.capacityProvider) row[DECISION.afterActive] = left;
    left += row[DECISION.rejected + check - 1] ?? 0;
  }
  row[DECISION.total] = left;
}
