import { hashDigits, mixInteger, mixText, startHash } from '../lib/hash';
import type { RunningHash } from '../lib/hash';
import type { Column, RareColumn } from '../lib/columns';
import { REPLACED } from './snapshot';
import type { SimulationState } from './state';
import { digestOfContainers, forEachHostPort } from './task/plan/shared-containers';

/** The queue hashed apart: events that are still due, in their order. */
type EventsDue = readonly { timeMs: number; kind: number; subject: number; argument: number }[];

/**
 * Sixteen hexadecimal digits that stand for the whole state: the same for the same scenario at the same moment, in Node and in a browser,
 * after a snapshot and its restoration. What has only been written down (logs, events, responses) is not part of it.
 */
export function hashState(state: SimulationState, due: EventsDue): string {
  const {
    queue: _queue,
    decisions: _decisions,
    history: _history,
    events: _events,
    responses: _responses,
    scalingActivities: _activities,
    scalingHistory: _scalingHistory,
    capacityActivities: _capacityActivities,
    capacityHistory: _capacityHistory,
    cost,
    ...rest
  } = state;
  const {
    catalogVersion: _catalog,
    placementVersion: _placement,
    passesFromMs: _passes,
    taskDefinitions,
    taskLife,
    ...pure
  } = rest;
  const { containers: _, plans: _plans, ownContainers: _own, ownFree: _free, firstPort: _first, ...rows } = taskLife;
  const { hostPorts: _ports, ...life } = rows;
  const hash = startHash();
  mixRecord(hash, pure);
  mixTable(hash, cost.meters);
  mixTable(hash, life);
  for (let task = 0; task < taskLife.count; task++) mixContainers(hash, state, task);
  mixValue(
    hash,
    taskDefinitions.map((definition) => definition.arn),
  );
  mixValue(hash, due);
  return hashDigits(hash);
}

/** Many there are, and most of each follows from its task definition: what time has made of it is enough. */
function mixContainers(hash: RunningHash, state: SimulationState, task: number): void {
  const [a, b] = digestOfContainers(state, task);
  mixInteger(hash, a);
  mixInteger(hash, b);
  forEachHostPort(state, task, (port) => mixInteger(hash, port));
}

function mixValue(hash: RunningHash, value: unknown): void {
  if (typeof value === 'number') mixNumber(hash, value);
  else if (typeof value === 'string') mixText(hash, value);
  else if (typeof value === 'boolean') mixInteger(hash, value ? 1 : 2);
  else if (Array.isArray(value)) mixList(hash, value);
  else if (value instanceof Map) mixMap(hash, value);
  else if (ArrayBuffer.isView(value)) mixColumn(hash, value as Column, (value as Column).length);
  else if (isRare(value)) mixRare(hash, value);
  else if (isTable(value)) mixTable(hash, value);
  else if (typeof value === 'object' && value !== null) mixRecord(hash, value);
  else mixInteger(hash, -1);
}

function mixList(hash: RunningHash, list: readonly unknown[]): void {
  mixInteger(hash, list.length);
  for (const item of list) mixValue(hash, item);
}

function mixMap(hash: RunningHash, map: ReadonlyMap<unknown, unknown>): void {
  mixInteger(hash, map.size);
  for (const [key, value] of map) {
    mixValue(hash, key);
    mixValue(hash, value);
  }
}

function mixRecord(hash: RunningHash, record: object): void {
  for (const [key, value] of Object.entries(record)) {
    mixText(hash, key);
    mixNamed(hash, key, value);
  }
}

/** What is only ever replaced as a whole stands for itself: it is looked at once. */
function mixNamed(hash: RunningHash, name: string, value: unknown): void {
  if (!REPLACED.has(name) || typeof value !== 'object' || value === null) mixValue(hash, value);
  else if (!Array.isArray(value)) mixDigest(hash, value);
  else {
    mixInteger(hash, value.length);
    for (const item of value as unknown[]) {
      if (typeof item === 'object' && item !== null) mixDigest(hash, item);
      else mixValue(hash, item);
    }
  }
}

const digests = new WeakMap<object, RunningHash>();

function mixDigest(hash: RunningHash, value: object): void {
  let digest = digests.get(value);
  if (digest === undefined) {
    digest = startHash();
    mixValue(digest, value);
    digests.set(value, digest);
  }
  mixInteger(hash, digest.a);
  mixInteger(hash, digest.b);
}

/** Cells beyond the last row are room to grow, not state. */
function mixTable(hash: RunningHash, table: Table): void {
  mixInteger(hash, table.count);
  for (const [name, column] of Object.entries(table)) {
    if (!ArrayBuffer.isView(column)) mixNamed(hash, name, column);
    else mixColumn(hash, column as Column, table.count);
  }
}

/** Whole numbers as they lie in memory, several at once where they are narrow. */
function mixColumn(hash: RunningHash, column: Column, cells: number): void {
  let cell = 0;
  if (!(column instanceof Float64Array)) {
    const words = new Int32Array(column.buffer, column.byteOffset, (cells * column.BYTES_PER_ELEMENT) >> 2);
    for (let word = 0; word < words.length; word++) mixInteger(hash, words[word] ?? 0);
    cell = words.length * (4 / column.BYTES_PER_ELEMENT);
  }
  for (; cell < cells; cell++) mixNumber(hash, column[cell] ?? 0);
}

function mixNumber(hash: RunningHash, value: number): void {
  if (Number.isSafeInteger(value)) mixInteger(hash, value);
  else if (Number.isNaN(value)) mixInteger(hash, -2);
  else if (value === Infinity) mixInteger(hash, -3);
  else mixText(hash, String(value));
}

/** Few of its cells hold anything. */
function mixRare(hash: RunningHash, { cells }: RareColumn): void {
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? 0;
    if (cell === 0) continue;
    mixInteger(hash, row);
    mixInteger(hash, cell);
  }
}

function isRare(value: unknown): value is RareColumn {
  return typeof value === 'object' && value !== null && 'cells' in value;
}

interface Table {
  readonly count: number;
}

function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' &&
    value !== null &&
    'count' in value &&
    Object.values(value).some((it) => ArrayBuffer.isView(it))
  );
}
