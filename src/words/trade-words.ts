import { listOf } from '../lib/english';
import type { Measures } from '../frame/measures';
import { bestOf, dollars, measureLine } from './measure-words';
import type { MeasureId } from './measure-words';
import { inWords } from './prose';

/** One sentence on what each of several worlds buys, and what it costs: facts, and no verdict. */

export interface MeasuredWorld {
  /** A to D. */
  readonly letter: string;
  readonly measures: Measures;
}

/** Says what speaks for a world, as it goes on after its letter; `after`: what has been said just before. */
type Gain = (own: Measures, other: Measures, after: MeasureId | null) => string;

/** The weightiest first. */
const GAINS: readonly (readonly [MeasureId, Gain])[] = [
  ['tasksWaiting', (own, other) => `has ${fewer(other.tasksWaiting - own.tasksWaiting, 'task')} waiting`],
  ['instancesInUse', (own, other) => `needs ${fewer(other.instancesInUse - own.instancesInUse, 'instance')}`],
  ['costPerHour', (own, other) => `costs ${dollars(other.costPerHour - own.costPerHour)} an hour less`],
  ['costSoFar', (own, other) => `has cost ${dollars(other.costAccumulated - own.costAccumulated)} less so far`],
  ['costIdle', (own, other) => `could switch off ${dollars(own.costIdlePerHour - other.costIdlePerHour)} an hour more`],
  ['lostWithZone', (own, other) => `loses ${against(own, other, 'lostWithZone', 'tasks')} if its busiest zone dies`],
  ['recovery', (own, other) => recovered(own, other)],
  [
    'lostWithInstance',
    (own, other, after) =>
      after === 'lostWithZone'
        ? `${against(own, other, 'lostWithInstance')} if its busiest instance does`
        : `loses ${against(own, other, 'lostWithInstance', 'tasks')} if its busiest instance dies`,
  ],
  ['costWasted', (own, other) => `pays ${against(own, other, 'costWasted')} an hour for free room`],
  ['stranded', (own, other) => `strands ${against(own, other, 'stranded')} of its free room`],
  ['tasksMoved', (own, other) => `has moved ${against(own, other, 'tasksMoved', 'tasks')}`],
  ['zoneBalance', (own, other) => `has zones that differ by ${against(own, other, 'zoneBalance', 'tasks')}`],
  ['reservedCpu', (own, other) => `fills the CPU of its instances to ${against(own, other, 'reservedCpu')}`],
  ['reservedMemory', (own, other) => `fills the memory of its instances to ${against(own, other, 'reservedMemory')}`],
  ['freeBlock', (own, other) => `keeps a free block of ${against(own, other, 'freeBlock')}`],
];

/** Of each world so much is said. */
const MOST_GAINS = 2;

/** @param worlds two to four, in their order */
export function tradeSentence(worlds: readonly MeasuredWorld[]): string {
  if (worlds.length < 2) return '';
  return worlds.length === 2 ? ofTwo(worlds) : ofMany(worlds);
}

function ofTwo(worlds: readonly MeasuredWorld[]): string {
  const [a, b] = worlds;
  if (!a || !b) return '';
  const sentences = [gains(a, b), gains(b, a)].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return 'Both come to the same in every measure.';
  // Savings first, then what they cost.
  return sentences
    .toSorted((one, other) => one.weight - other.weight)
    .map(({ text }) => text)
    .join(' ');
}

function gains(own: MeasuredWorld, other: MeasuredWorld): { readonly text: string; readonly weight: number } | null {
  const both = [own.measures, other.measures] as const;
  const told = GAINS.filter(([id]) => bestOf(measureLine(id), both)[0] === true).slice(0, MOST_GAINS);
  const [first] = told;
  if (first === undefined) return null;
  const words = told.map(([, say], at) => say(...both, told[at - 1]?.[0] ?? null));
  return { text: `${own.letter} ${listOf(words)}.`, weight: GAINS.indexOf(first) };
}

/** Of the measures in which they differ, who has the best. */
function ofMany(worlds: readonly MeasuredWorld[]): string {
  const all = worlds.map(({ measures }) => measures);
  const told = GAINS.flatMap(([id]) => {
    const line = measureLine(id);
    const best = bestOf(line, all);
    const letters = worlds.filter((_, at) => best[at] === true).map(({ letter }) => letter);
    const figure = all[best.indexOf(true)];
    return letters.length === 0 || figure === undefined
      ? []
      : [`${superlative(id)}: ${listOf(letters)} (${line.figure(figure)})`];
  });
  return told.length === 0 ? 'All come to the same in every measure.' : `${told.slice(0, 3).join('. ')}.`;
}

const SUPERLATIVES: { readonly [I in MeasureId]: string } = {
  instancesInUse: 'Fewest instances',
  tasksWaiting: 'Fewest tasks waiting',
  zoneBalance: 'Most even zones',
  reservedCpu: 'Fullest in CPU',
  reservedMemory: 'Fullest in memory',
  freeBlock: 'Largest free block',
  stranded: 'Least free room stranded',
  costPerHour: 'Cheapest',
  costIdle: 'Most to switch off',
  costWasted: 'Least for free room',
  costSoFar: 'Cheapest so far',
  lostWithInstance: 'Fewest tasks lost with an instance',
  lostWithZone: 'Fewest tasks lost with a zone',
  recovery: 'Soonest recovered',
  tasksMoved: 'Fewest tasks moved',
};

function superlative(id: MeasureId): string {
  return SUPERLATIVES[id];
}

/** `8 instead of 11`, `8 tasks instead of 11`. */
function against(own: Measures, other: Measures, id: MeasureId, noun = ''): string {
  const { figure } = measureLine(id);
  const one = figure(own) === '1' ? noun.replace(/s$/, '') : noun;
  return `${figure(own)}${one === '' ? '' : ` ${one}`} instead of ${figure(other)}`;
}

/** `one instance fewer`. */
function fewer(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count === 1 ? '' : 's'} fewer`;
}

function recovered(own: Measures, other: Measures): string {
  return other.recoverySeconds === null
    ? `is back after ${own.recoverySeconds ?? 0} s while the other is not yet`
    : `is back after ${own.recoverySeconds ?? 0} s instead of ${other.recoverySeconds}`;
}
