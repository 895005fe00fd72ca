import { oracleContender, realContender } from './contenders';
import type { Contender } from './contenders';
import type { Workload } from './workload';
import { workload } from './workload';

/**
 * Placements a second of the real implementation and of the oracle, in one run and in turns, so that what else the machine does
 * meets both alike. A placement is the choice, the new task's start, and the stop of the oldest. Only ratios are results; the times
 * are those of one machine.
 */

export const FLEETS = [100, 1_000, 5_000] as const;

/** Rounds of which the median counts. */
const ROUNDS = 5;
/** How long a round of one implementation should take. */
const ROUND_MS = 250;

export interface PlacementSpeed {
  readonly instances: number;
  /** Placements a second, medians. */
  readonly placement: number;
  readonly oracle: number;
  /** Whether both chose the same instances, as far as both got. */
  readonly agree: boolean;
}

export function measurePlacement(instances: number): PlacementSpeed {
  const load = workload(instances);
  const real = realContender(load);
  const oracle = oracleContender(load);
  fill(load, real, oracle);
  const runs = [real, oracle].map((contender) => steadyRun(load, contender));
  // The first round lets the compiler settle.
  for (let round = 0; round <= ROUNDS; round++) for (const run of runs) run.measure();
  const [ofReal, ofOracle] = runs;
  const common = Math.min(ofReal?.choices.length ?? 0, ofOracle?.choices.length ?? 0);
  return {
    instances,
    placement: median(ofReal?.speeds.slice(1) ?? []),
    oracle: median(ofOracle?.speeds.slice(1) ?? []),
    agree: ofReal?.choices.slice(0, common).join() === ofOracle?.choices.slice(0, common).join(),
  };
}

/** Brings every service to its number of tasks. The real implementation chooses for both: the oracle would take minutes. */
function fill({ requests, tasksPerService }: Workload, real: Contender, oracle: Contender): void {
  for (let task = 0; task < tasksPerService; task++) {
    requests.forEach((_, service) => {
      const instance = real.choose(service);
      if (instance === -1) throw new Error('the workload does not fit its fleet');
      real.start(service, instance);
      oracle.start(service, instance);
    });
  }
  oracle.random.state = real.random.state;
}

function steadyRun({ requests }: Workload, contender: Contender) {
  const choices: number[] = [];
  const speeds: number[] = [];
  const turn = () => {
    requests.forEach((_, service) => {
      contender.stopOldest(service);
      const instance = contender.choose(service);
      contender.start(service, instance);
      choices.push(instance);
    });
  };
  return {
    choices,
    speeds,
    measure(): void {
      const start = performance.now();
      const before = choices.length;
      do turn();
      while (performance.now() - start < ROUND_MS);
      speeds.push(((choices.length - before) * 1_000) / (performance.now() - start));
    },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
