import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { drawIndex, randomStream } from '../../lib/random';
import type { Scenario } from '../../scenario/scenario';
import { eventsDue, runEngine } from '../clock';
import { writeFrame } from '../frames';
import { setUp } from '../setup';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import { copyState } from '../snapshot';
import { hashState } from '../state-hash';
import { hourScenario, HOUR_SECONDS, LARGEST_HOUR } from './hour';
import type { HourSize } from './hour';

/**
 * Going to any moment of a large cluster's hour, frame included, against repeating the run from its beginning, in one run of the benchmark. Only ratios
 * are results; the times, processor times throughout, are those of one machine.
 */
export interface TravelSpeed {
  readonly size: HourSize;
  /** Tasks that the hour has created when it is over. */
  readonly tasks: number;
  /** The hour from its beginning: with nothing kept, and with checkpoints. */
  readonly plainMs: number;
  readonly firstRunMs: number;
  /** One journey: to a moment from wherever the one before has led. */
  readonly medianMs: number;
  readonly slowestMs: number;
  /** How often a journey fits into the run from the beginning to the same moment: of the moments of the hour's second half, the least. */
  readonly leastRatio: number;
  readonly medianRatio: number;
  /** One copy of the state. */
  readonly copyMs: number;
  /** What all checkpoints take, in MB, the state itself aside. */
  readonly checkpointsMb: number;
  /** Whether every moment is the same world by either way. */
  readonly same: boolean;
}

const MOMENTS = 24;
/** Of so many moments the hashes are compared. */
const COMPARED_EVERY = 6;

interface Moment {
  readonly timeMs: number;
  /** From the beginning to here. */
  readonly plainMs: number;
  readonly hash: string | null;
}

export function measureTravel(size: HourSize = LARGEST_HOUR): TravelSpeed {
  const scenario = hourScenario(size);
  const moments = plainRun(scenario);
  const before = memoryMb();
  const simulation = createSimulation(scenario);
  const firstRunMs = timed(() => simulation.runUntil(HOUR_SECONDS * 1_000));
  const { world } = simulation;
  const copyMs = median([1, 2, 3].map(() => timed(() => copyState(world))));
  const withCheckpointsMb = memoryMb() - before;
  const journeys = shuffled(moments).map((moment) => travel(simulation, moment));
  // The state alone: a simulation that has never gone anywhere keeps nothing but its beginning.
  const stateMb = aloneMb(scenario);
  const ratios = journeys.filter(({ timeMs }) => timeMs > HOUR_SECONDS * 500).map(({ ratio }) => ratio);
  return {
    size,
    tasks: world.tasks.count,
    plainMs: moments.at(-1)?.plainMs ?? 0,
    firstRunMs,
    medianMs: median(journeys.map(({ tookMs }) => tookMs)),
    slowestMs: Math.max(...journeys.map(({ tookMs }) => tookMs)),
    leastRatio: Math.min(...ratios),
    medianRatio: median(ratios),
    copyMs,
    checkpointsMb: withCheckpointsMb - stateMb,
    same: journeys.every(({ same }) => same),
  };
}

/** The run from its beginning, with nothing kept on the way: how long it takes to each moment. */
function plainRun(scenario: Scenario): Moment[] {
  const engine = setUp(scenario);
  let plainMs = 0;
  return Array.from({ length: MOMENTS }, (_, index) => {
    const timeMs = Math.round(((index + 1) * HOUR_SECONDS * 1_000) / MOMENTS) - 1;
    plainMs += timed(() => runEngine(engine, timeMs));
    const hash = index % COMPARED_EVERY === 0 ? hashState(engine.state, eventsDue(engine)) : null;
    return { timeMs, plainMs, hash };
  });
}

function travel(simulation: Simulation, { timeMs, plainMs, hash }: Moment) {
  const tookMs = timed(() => {
    simulation.runUntil(timeMs);
    writeFrame(simulation);
  });
  return { timeMs, tookMs, ratio: plainMs / tookMs, same: hash === null || simulation.stateHash() === hash };
}

function aloneMb(scenario: Scenario): number {
  const before = memoryMb();
  const engine = setUp(scenario);
  runEngine(engine, HOUR_SECONDS * 1_000);
  const mb = memoryMb() - before;
  // Read once more, so that it is still there when it is measured.
  return engine.state.tasks.count > 0 ? mb : 0;
}

function shuffled(moments: readonly Moment[]): Moment[] {
  const random = randomStream(1, 'travel');
  const left = [...moments];
  return moments.flatMap(() => left.splice(drawIndex(random, left.length), 1));
}

/** Processor time in ms, of this process alone: what else the machine does counts less. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** What is in use after everything unused has gone. */
function memoryMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_000_000;
}
