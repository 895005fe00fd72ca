import { isRecord } from '../../lib/is-record';
import { readJson, valueOf } from '../json-text';
import { parseScenario } from '../parse';
import { cliScript } from './cli-script';
import { cloudFormation } from './cloudformation';
import { makePlan } from './make-plan';
import type { ExportFormat, ScenarioExport } from './scenario-export';

/** What would build a scenario's text for real. Never throws; a text that is no scenario has no such thing. */
export function exportScenario(text: string, format: ExportFormat): ScenarioExport {
  const parsed = parseScenario(text);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.filter(({ severity }) => severity === 'error') };
  const { root } = readJson(text);
  const written = root === undefined ? {} : valueOf(root);
  const plan = makePlan(parsed.scenario, isRecord(written) ? written : {});
  return {
    ok: true,
    text: format === 'cli' ? cliScript(plan) : cloudFormation(plan),
    leftOut: plan.leftOut,
    toFillIn: plan.placeholders.filter(({ preset }) => preset === null).map(({ about }) => about),
  };
}
