import { outputOf } from '../engine/output';
import type { SimulationOutput } from '../engine/output';
import { createSimulation } from '../engine/simulation';
import type { PrintedProblem } from './printed-problem';
import { scenarioFrom } from './scenario-input';

export interface SimulateOptions {
  /** Simulated seconds to run to; null: until nothing is left but periodic work. */
  readonly until: number | null;
  /** Every task with the story of its placement. */
  readonly explain: boolean;
}

export type SimulateResult =
  | {
      readonly output: SimulationOutput & {
        readonly warnings: readonly PrintedProblem[];
        readonly notSimulated: readonly PrintedProblem[];
      };
    }
  | { readonly errors: readonly PrintedProblem[] };

/** Without `--until`, a run ends after one simulated day at the latest. */
const ONE_DAY_MS = 86_400_000;

/** The verb `simulate`: runs a scenario and prints what came of it (scenario.md, "The command line"). */
export function simulateVerb(text: string, { until, explain }: SimulateOptions): SimulateResult {
  const input = scenarioFrom(text);
  if ('errors' in input) return input;
  const { scenario, warnings, notSimulated } = input;
  const simulation = createSimulation(scenario);
  if (until === null) simulation.runUntilDone(ONE_DAY_MS);
  else simulation.runUntil(Math.round(until * 1_000));
  return { output: { ...outputOf(simulation, { explain }), warnings, notSimulated } };
}
