import { checkShape } from './check/shape';
import { checkTimelineShape } from './check/timeline-shape';
import { completeScenario } from './complete/complete';
import { registerAll } from './complete/task-definitions';
import { DEFAULT_REGION } from './complete/zones';
import { hasErrors } from './finding';
import type { Finding } from './finding';
import { readJson, valueOf } from './json-text';
import { formatPath } from './path';
import { placed } from './positions';
import type { Problem } from './problem';
import type { Scenario } from './scenario';
import { scenarioDocument } from './schema/document';

/** A scenario, with warnings and notices about it; or what keeps the text from being one. */
export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scenario from its text: parse, upgrade, check, complete. Every problem has a path and, where the text has a place for it, a
 * position. Never throws.
 */
export function parseScenario(text: string): ParsedScenario {
  const json = readJson(text);
  if (json.root === undefined || hasErrors(json.problems)) return { ok: false, problems: json.problems };
  const read = readValue(valueOf(json.root));
  return withProblems(read, [...json.problems, ...placed(read.findings, json)]);
}

/** The same for a document that is an object already; problems have paths and no positions. */
export function parseScenarioValue(value: unknown): ParsedScenario {
  const read = readValue(value);
  return withProblems(
    read,
    read.findings.map(({ path, mark: _, ...rest }) => ({ ...rest, path: formatPath(path) })),
  );
}

function withProblems({ scenario }: Read, problems: Problem[]): ParsedScenario {
  problems.sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
  return scenario === null ? { ok: false, problems } : { ok: true, scenario, problems };
}

interface Read {
  readonly scenario: Scenario | null;
  readonly findings: readonly Finding[];
}

function readValue(value: unknown): Read {
  const shaped = checkShape(scenarioDocument, value, []);
  const findings: Finding[] = shaped.ok ? [] : [...shaped.findings];
  if (!shaped.ok) return { scenario: null, findings };
  findings.push(...checkTimelineShape(shaped.value.timeline ?? []));
  const registered = registerAll(shaped.value.taskDefinitions ?? [], shaped.value.region ?? DEFAULT_REGION);
  findings.push(...registered.findings);
  if (hasErrors(findings)) return { scenario: null, findings };
  return { scenario: completeScenario(shaped.value, registered.taskDefinitions), findings };
}
