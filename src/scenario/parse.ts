import { checkCapacity } from './check/capacity';
import { checkFleet, checkSize } from './check/fleet';
import { knownNames } from './check/known';
import { checkLoadBalancers } from './check/load-balancers';
import { checkMemory, DEFAULT_ROOM_BYTES } from './check/memory';
import { withoutNulls } from './check/nulls';
import { checkReferences } from './check/references';
import { checkRequests } from './check/requests';
import { checkRoles } from './check/roles';
import { checkScaling } from './check/scaling';
import { checkShape } from './check/shape';
import { checkTimeline } from './check/timeline';
import { checkTimelineShape } from './check/timeline-shape';
import { checkView } from './check/view';
import { membersOf, readWorlds } from './compare/worlds';
import type { Read } from './compare/worlds';
import { completeScenario } from './complete/complete';
import { registerAll } from './complete/task-definitions';
import { DEFAULT_REGION } from './complete/zones';
import { hasErrors } from './finding';
import { readJson, valueOf } from './json-text';
import { notSimulatedIn } from './not-simulated';
import { placed, unplaced } from './positions';
import type { Problem } from './problem';
import type { Scenario } from './scenario';
import { scenarioDocument } from './schema/document';
import { upgradeDocument } from './upgraders';

/** A scenario, with warnings and notices about it; or what keeps the text from being one. */
export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scenario from its text: parse, upgrade, check, complete. Every problem has a path and, where the text has a place for it, a
 * position. Never throws.
 * @param roomBytes memory that there is: a scenario that would take more is refused
 * @param world which of the worlds that the scenario's `view.compare` puts side by side is wanted, with its patch. Absent: the scenario as it stands
 */
export function parseScenario(text: string, roomBytes = DEFAULT_ROOM_BYTES, world?: number): ParsedScenario {
  const json = readJson(text);
  if (json.root === undefined || hasErrors(json.problems)) return { ok: false, problems: json.problems };
  const read = readValue(valueOf(json.root), roomBytes, world);
  return withProblems(read, [...json.problems, ...placed(read.findings, json)]);
}

/** The same for a document that is an object already; problems have paths and no positions. */
export function parseScenarioValue(value: unknown, roomBytes = DEFAULT_ROOM_BYTES): ParsedScenario {
  const read = readValue(value, roomBytes);
  return withProblems(
    read,
    read.findings.map((finding) => unplaced(finding)),
  );
}

function withProblems({ scenario }: Read, problems: Problem[]): ParsedScenario {
  problems.sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
  return scenario === null ? { ok: false, problems } : { ok: true, scenario, problems };
}

/**
 * A document with the worlds that it puts side by side: each has to be a good scenario too, and has its share of the room. The first is loaded by
 * whoever reports what is wrong, and looks at all of them.
 */
function readValue(value: unknown, roomBytes: number, world?: number): Read {
  const shared = readDocument(value, roomBytes);
  const share = roomBytes / Math.max(1, shared.scenario?.view.compare?.length ?? 1);
  const only = world === 0 ? undefined : world;
  const worlds = readWorlds(membersOf(value), shared, (document) => readDocument(document, share), only);
  const findings = [...shared.findings, ...worlds.flatMap((it) => it.findings)];
  if (hasErrors(findings)) return { scenario: null, findings };
  return { scenario: (world === undefined ? null : worlds[world]?.scenario) ?? shared.scenario, findings };
}

/** Upgrade, check, complete. Names and types come first: what refers to other parts is only looked at once those are sound. */
function readDocument(value: unknown, roomBytes: number): Read {
  const upgraded = upgradeDocument(value);
  if (!upgraded.ok) return { scenario: null, findings: [upgraded.finding] };
  const { document: raw, findings: nulls } = withoutNulls(upgraded.document);
  const shaped = checkShape(scenarioDocument, raw, []);
  const region = typeof raw['region'] === 'string' ? raw['region'] : DEFAULT_REGION;
  const registered = registerAll(asList(raw['taskDefinitions']), region);
  const findings = [
    ...nulls,
    ...(shaped.ok ? [] : shaped.findings),
    ...checkTimelineShape(asList(raw['timeline'])),
    ...registered.findings,
  ];
  if (!shaped.ok || hasErrors(findings)) return { scenario: null, findings };

  const document = shaped.value;
  const beyond = checkMemory(document, roomBytes);
  const sizes = hasErrors(beyond) ? beyond : checkSize(document);
  if (hasErrors(sizes)) return { scenario: null, findings: [...findings, ...sizes] };
  const known = knownNames(document, registered.taskDefinitions);
  const all = [
    ...findings,
    ...sizes,
    ...checkFleet(document),
    ...checkLoadBalancers(document, known.zones),
    ...checkTimeline(document),
    ...checkReferences(document, known),
    ...checkRoles(document),
    ...checkCapacity(document),
    ...checkRequests(document, known),
    ...checkScaling(document),
    ...checkView(document),
    ...notSimulatedIn(document),
  ];
  return { scenario: hasErrors(all) ? null : completeScenario(document, registered.taskDefinitions), findings: all };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
