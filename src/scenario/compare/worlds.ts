import { isRecord } from '../../lib/is-record';
import type { Finding } from '../finding';
import { formatPath } from '../path';
import type { JsonPath } from '../path';
import type { Scenario } from '../scenario';
import type { Members } from './named-lists';
import { applyPatch } from './patch';

/** What was read of a document: a scenario, null where there is an error among the findings. */
export interface Read {
  readonly scenario: Scenario | null;
  readonly findings: readonly Finding[];
}

/**
 * The worlds that a good scenario's `view.compare` puts side by side, each checked like a scenario of its own; none where it compares nothing. What
 * is wrong or worth knowing with a patch only has a path that leads into the patch; what holds without it as well is not said again.
 * @param read reads a document, upgrading it first: documents are patched as they are written
 * @param wanted the only world that is asked for; all when absent
 */
export function readWorlds(
  document: Members,
  shared: Read,
  read: (document: Members) => Read,
  wanted?: number,
): Read[] {
  const compare = shared.scenario?.view.compare;
  if (compare === undefined) return [];
  const known = new Set(shared.findings.map(keyOf));
  return compare.map(({ patch = {}, lens = 'ecs' }, index) => {
    if (wanted !== undefined && wanted !== index) return { scenario: null, findings: [] };
    const { document: patched, trace } = applyPatch(document, patch);
    const world = read(patched);
    const findings: Finding[] = [];
    for (const finding of world.findings) {
      const { shared: before, patch: inside } = trace(finding.path);
      if (before !== null && known.has(keyOf({ ...finding, path: before }))) continue;
      findings.push(inPatch(finding, ['view', 'compare', index, 'patch'], inside));
    }
    const seen = { view: { ...world.scenario?.view, compare }, ...(lens !== 'ecs' && { lens }) };
    return { scenario: world.scenario && { ...world.scenario, ...seen }, findings };
  });
}

function keyOf({ code, path, message }: Finding): string {
  return `${code} ${formatPath(path)} ${message}`;
}

/** A finding of a world where the patch can be mended; of what the patch does not write itself the message says where it is. */
function inPatch(finding: Finding, patch: JsonPath, inside: JsonPath | null): Finding {
  if (inside !== null) return { ...finding, path: [...patch, ...inside] };
  const { mark: _mark, ...rest } = finding;
  return { ...rest, path: patch, message: `With this patch, ${formatPath(finding.path)}: ${finding.message}` };
}

/** A document that is no object has no worlds. */
export function membersOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}
