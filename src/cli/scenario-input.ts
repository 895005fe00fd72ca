import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/scenario';
import { printed } from './printed-problem';
import type { PrintedProblem } from './printed-problem';

/** A scenario from its text with what is to be said about it, or the errors that keep it from being one. */
export type ScenarioInput =
  | {
      readonly scenario: Scenario;
      readonly warnings: readonly PrintedProblem[];
      readonly notSimulated: readonly PrintedProblem[];
    }
  | { readonly errors: readonly PrintedProblem[] };

export function scenarioFrom(text: string): ScenarioInput {
  const parsed = parseScenario(text);
  const ofSeverity = (severity: string) =>
    parsed.problems.filter((problem) => problem.severity === severity).map(printed(text));
  if (!parsed.ok) return { errors: ofSeverity('error') };
  return { scenario: parsed.scenario, warnings: ofSeverity('warning'), notSimulated: ofSeverity('info') };
}
