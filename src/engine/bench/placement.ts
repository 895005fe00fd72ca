import { at, oracleContender, realContender } from './contenders';
import type { Contender } from './contenders';
import { median } from './figure';
import { timed } from './lifecycle';
import { naiveContender } from './naive-contender';
import { scanContender } from './scan-contender';
import { workload } from './workload';
import type { Mix, Workload } from './workload';

/**
 * Placements and stops a second of the real implementation and of others, in one run and in turns, so that what else the machine does meets all of
 * them alike. One placement is the choice and the new task's start, with the stop of the service's oldest. Processor time, and only ratios are results:
 * the times are those of one machine.
 */

/** Rounds of which the median counts. */
const ROUNDS = 7;
/** How long a round of one implementation should take. */
const ROUND_MS = 250;

/** A contender on its filled fleet. */
interface Runner {
  readonly load: Workload;
  readonly contender: Contender;
  /** Instances chosen so far. */
  readonly choices: number[];
  /** Placements a second of processor time, by round. */
  readonly speeds: number[];
}

export interface Comparison {
  /** Placements a second, medians. */
  readonly real: number;
  readonly others: Readonly<Record<OtherName, number>>;
  /** Medians of the rounds' ratios. */
  readonly times: Readonly<Record<OtherName, number>>;
  /** Whether all chose the same instances, as far as each got. */
  readonly agree: boolean;
}

const OTHERS = { naive: naiveContender, scan: scanContender, oracle: oracleContender };
export type OtherName = keyof typeof OTHERS;

/** The real implementation against the others on the mixed workload. */
export function compareAll(instances: number): Comparison {
  const load = workload(instances);
  const real = runner(load, realContender(load));
  const naive = runner(load, naiveContender(load));
  const scan = runner(load, scanContender(load));
  const oracle = runner(load, oracleContender(load));
  fill(real, [naive, scan, oracle]);
  inTurns([real, naive, scan, oracle]);
  const versus = (other: Runner): number => median(real.speeds.map((speed, round) => speed / at(other.speeds, round)));
  return {
    real: median(real.speeds),
    others: { naive: median(naive.speeds), scan: median(scan.speeds), oracle: median(oracle.speeds) },
    times: { naive: versus(naive), scan: versus(scan), oracle: versus(oracle) },
    agree: [naive, scan, oracle].every((other) => agreed(real, other)),
  };
}

/** Cost of a placement under one load over that under another: the median of the rounds' ratios. */
export function costRatio(more: Workload, less: Workload): number {
  return costOver(runner(more, realContender(more)), runner(less, realContender(less)));
}

/** Cost of a placement and a stop whose decisions are written down over that of the same without. */
export function recordCost(instances: number): number {
  const load = workload(instances);
  return costOver(runner(load, realContender(load, true)), runner(load, realContender(load)));
}

function costOver(...runners: readonly [Runner, Runner]): number {
  for (const one of runners) fill(one, []);
  inTurns(runners);
  const [ofMore, ofLess] = runners;
  return median(ofMore.speeds.map((speed, round) => at(ofLess.speeds, round) / speed));
}

/** Whether the real implementation chooses as the oracle does, from the filled fleet on. */
export function agreesWithOracle(load: Workload, placements: number): boolean {
  const real = runner(load, realContender(load));
  const oracle = runner(load, oracleContender(load));
  fill(real, [oracle]);
  for (const one of [real, oracle]) while (one.choices.length < placements) turn(one);
  return agreed(real, oracle);
}

/** Cost on 10,000 instances over that on 100. */
export function growth(mix: Mix): number {
  return costRatio(workload(10_000, mix), workload(100, mix));
}

function runner(load: Workload, contender: Contender): Runner {
  return { load, contender, choices: [], speeds: [] };
}

/** Brings every service to its number of tasks. The real implementation chooses for all: the oracle would take minutes. */
function fill(real: Runner, others: readonly Runner[]): void {
  const { requests, tasksPerService } = real.load;
  for (let task = 0; task < tasksPerService; task++) {
    requests.forEach((_, service) => {
      const instance = real.contender.choose(service);
      if (instance === -1) throw new Error('the workload does not fit its fleet');
      for (const { contender } of [real, ...others]) contender.start(service, instance);
    });
  }
  for (const { contender } of others) contender.random.state = real.contender.random.state;
}

/** The first round lets the compiler settle. */
function inTurns(runners: readonly Runner[]): void {
  for (let round = 0; round <= ROUNDS; round++) for (const one of runners) measureRound(one);
  for (const { speeds } of runners) speeds.shift();
}

function measureRound(one: Runner): void {
  // What the one before has left behind is not this one's to clear away.
  globalThis.gc?.();
  const before = one.choices.length;
  const startMs = performance.now();
  const tookMs = timed(() => {
    do turn(one);
    while (performance.now() - startMs < ROUND_MS);
  });
  one.speeds.push(((one.choices.length - before) * 1_000) / tookMs);
}

function turn({ load, contender, choices }: Runner): void {
  for (let service = 0; service < load.requests.length; service++) {
    contender.stopOldest(service);
    const instance = contender.choose(service);
    contender.start(service, instance);
    choices.push(instance);
  }
}

function agreed(one: Runner, other: Runner): boolean {
  const common = Math.min(one.choices.length, other.choices.length);
  for (let at = 0; at < common; at++) if (one.choices[at] !== other.choices[at]) return false;
  return common > 0;
}
