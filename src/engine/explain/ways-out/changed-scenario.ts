import type { DocumentEdit } from '../../../frame/ways-out';
import { registerAll } from '../../../scenario/complete/task-definitions';
import { hasErrors } from '../../../scenario/finding';
import { parseScenarioValue } from '../../../scenario/parse';
import type { Scenario } from '../../../scenario/scenario';
import { withEdits } from './document';
import type { JsonObject } from './document';
import type { Question } from './question';

/** The scenario of the question with edits of its document; null where it is none any more. */
export function changedScenario({ document, scenario }: Question, edits: readonly DocumentEdit[]): Scenario | null {
  const changed = withEdits(document, edits);
  if (edits.every(isSize)) return withDefinitions(scenario, changed);
  // What is compared with it is of no interest here.
  const { view: _, ...alone } = changed;
  const parsed = parseScenarioValue(alone);
  return parsed.ok ? parsed.scenario : null;
}

const SIZES: readonly unknown[] = ['cpu', 'memory', 'memoryReservation'];

/** How much a task asks for concerns no other part of the scenario: many such edits are tried one after the other, and nothing else is read again. */
function isSize({ path }: DocumentEdit): boolean {
  return path[0] === 'taskDefinitions' && SIZES.includes(path.at(-1));
}

function withDefinitions(scenario: Scenario, { taskDefinitions: written }: JsonObject): Scenario | null {
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  const { taskDefinitions, findings } = registerAll(list, scenario.region);
  return hasErrors(findings) ? null : { ...scenario, taskDefinitions };
}
