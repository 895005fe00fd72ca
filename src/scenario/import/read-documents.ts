import { plural } from '../../lib/english';
import { isRecord } from '../../lib/is-record';
import type { ReadDocument } from './cluster-import';
import type { FoundDocument } from './documents';
import { KIND_INFO, recordsOf } from './records';
import type { RecordKind } from './records';

/** What a document turned out to be, in words for people. */
export function readDocument(document: FoundDocument): ReadDocument {
  const { records, names } = recordsOf(document);
  const place = { source: document.source, line: document.line };
  const counts = new Map<RecordKind, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [main] = [...counts].sort(([, a], [, b]) => b - a);
  if (main !== undefined) {
    const holds = [...counts]
      .map(([kind, count]) => plural(count, KIND_INFO[kind].one, KIND_INFO[kind].many))
      .join(', ');
    return { ...place, command: KIND_INFO[main[0]].command, holds };
  }
  const [listed] = names;
  if (listed !== undefined) {
    const { command, one, many } = KIND_INFO[listed.kind];
    const listing = `list-${many.replaceAll(' ', '-')}`;
    const holds = `names of ${plural(listed.names.length, one, many)} alone`;
    return { ...place, command: listing, holds, hint: `Paste what aws ecs ${command} prints of them.` };
  }
  return { ...place, command: null, holds: contentsOf(document.value), hint: WRONG_KIND };
}

const WRONG_KIND =
  'What is read: the output of aws ecs describe-container-instances, describe-tasks, describe-services, describe-task-definition, describe-clusters and describe-capacity-providers.';

const MOST_KEYS = 4;

function contentsOf(value: unknown): string {
  if (isRecord(value)) {
    const keys = Object.keys(value);
    const first = keys.slice(0, MOST_KEYS).join(', ') + (keys.length > MOST_KEYS ? ', …' : '');
    return keys.length === 0 ? 'nothing' : `JSON of another kind (${first})`;
  }
  return Array.isArray(value) ? `a list of ${value.length}` : 'a single value';
}
