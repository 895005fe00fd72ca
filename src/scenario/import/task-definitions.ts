import { isRecord } from '../../lib/is-record';
import { hasErrors } from '../finding';
import type { Field, Fields, FieldType } from '../task-definition/field';
import { readOnlyFields, taskDefinitionFields } from '../task-definition/fields';
import { mendTaskDefinition } from '../task-definition/mend';
import { examineTaskDefinition } from '../task-definition/register';
import { compare, identityOf } from './account';
import type { Account } from './account';
import { definitionFromTasks } from './definition-from-tasks';
import { isEmpty, numberAt, recordsAt, textAt } from './raw';
import type { Raw } from './raw';
import { definitionName } from './tasks';
import type { LiveTask } from './tasks';

export interface ImportedDefinitions {
  /** Entries of `taskDefinitions`, by family and revision. */
  readonly entries: readonly Raw[];
  /** `family:revision` of all that are among them. */
  readonly names: ReadonlySet<string>;
  /** Of those that were made of what their tasks tell. */
  readonly made: readonly string[];
  /** Sentences on definitions that could not be taken as they are. */
  readonly notes: readonly string[];
  /** Fields that ECS's input does not have. */
  readonly dropped: readonly string[];
}

/** Task definitions in their revisions; one that nothing describes is made of what its tasks tell of it. */
export function importDefinitions(account: Account, tasks: readonly LiveTask[]): ImportedDefinitions {
  const entries = new Map<string, Raw>();
  const notes: string[] = [];
  const dropped: string[] = [];
  for (const record of account.records.taskDefinition) {
    const family = textAt(record, 'family');
    const revision = numberAt(record, 'revision') ?? 1;
    const name = definitionName(identityOf('taskDefinition', record));
    const input = known(withoutReadOnly(record), taskDefinitionFields, '', dropped);
    const { input: mended } = mendTaskDefinition(input);
    const entry = { family, revision, ...mended };
    const refusal =
      mended === null ? null : examineTaskDefinition(entry).findings.find((it) => it.severity === 'error');
    if (mended === null || refusal !== undefined) {
      const because = refusal?.message ?? 'it is not in the shape of a task definition.';
      notes.push(`The task definition ${name === '' ? family : name} is left out: ${because}`);
    } else entries.set(`${family}:${revision}`, entry);
  }
  const byDefinition = new Map<string, LiveTask[]>();
  for (const task of tasks) byDefinition.set(task.definition, [...(byDefinition.get(task.definition) ?? []), task]);
  const made: string[] = [];
  for (const [name, running] of [...byDefinition].sort(([a], [b]) => compare(a, b))) {
    if (entries.has(name)) continue;
    const records = running.map(({ record }) => record);
    const entry = definitionFromTasks(name, records, balancersOf(account, name));
    if (hasErrors(examineTaskDefinition(entry).findings)) continue;
    entries.set(name, entry);
    made.push(name);
  }
  const sorted = [...entries].sort(
    ([, a], [, b]) => compare(textAt(a, 'family'), textAt(b, 'family')) || revisionOf(a) - revisionOf(b),
  );
  return {
    entries: withoutCounted(sorted.map(([, entry]) => entry)),
    names: new Set(entries.keys()),
    made,
    notes,
    dropped,
  };
}

/** Load balancers of the services that run a definition, in any of their deployments. */
function balancersOf(account: Account, name: string): readonly Raw[] {
  return account.records.service
    .filter((service) =>
      [service, ...recordsAt(service, 'deployments')].some(
        (it) => definitionName(textAt(it, 'taskDefinition')) === name,
      ),
    )
    .flatMap((service) => recordsAt(service, 'loadBalancers'));
}

function revisionOf(entry: Raw): number {
  return numberAt(entry, 'revision') ?? 1;
}

/** A revision that counting the family's entries gives is not written. */
function withoutCounted(entries: readonly Raw[]): Raw[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const family = textAt(entry, 'family');
    const count = (counts.get(family) ?? 0) + 1;
    counts.set(family, count);
    const { revision, ...rest } = entry;
    return revision === count ? rest : entry;
  });
}

function withoutReadOnly(record: Raw): Raw {
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => !readOnlyFields.includes(name) || name === 'revision'),
  );
}

/** A value with the fields that the table has, without those that say nothing; the paths of others are added to `dropped`. */
function known(record: Raw, fields: Fields, path: string, dropped: string[]): Raw {
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(record)) {
    const field: Field | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const here = path === '' ? name : `${path}.${name}`;
    if (isEmpty(value) || (path === '' && name === 'revision')) continue;
    if (field === undefined) dropped.push(here);
    else kept.push([name, knownValue(value, field.type, here, dropped)]);
  }
  return Object.fromEntries(kept);
}

function knownValue(value: unknown, type: FieldType, path: string, dropped: string[]): unknown {
  if (type.kind === 'list' && Array.isArray(value)) {
    const { of } = type;
    return value.map((item) => knownValue(item, of, `${path}[]`, dropped));
  }
  return type.kind === 'object' && isRecord(value) ? known(value, type.fields, path, dropped) : value;
}
