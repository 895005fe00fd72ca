import { isRecord } from '../../lib/is-record';
import { hasErrors } from '../../scenario/finding';
import { readJson, valueOf } from '../../scenario/json-text';
import { parseScenario } from '../../scenario/parse';
import type { Problem } from '../../scenario/problem';
import { createServiceInput } from '../../scenario/schema/service';
import { mendTaskDefinition } from '../../scenario/task-definition/mend';
import { registerTaskDefinitionText } from '../../scenario/task-definition/register';
import { documentValue } from '../document-value';
import { listAt, textOf, valueAt } from '../form/form-document';
import { nextRevision } from './revisions';

type Fields = Readonly<Record<string, unknown>>;

/** What a pasted text turned out to be, and what there is to say of it. */
export type Pasted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly what: string; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'taskDefinition';
      readonly family: string;
      readonly revision: number;
      /** As it goes into the document: mended, without the wrapper and the read-only fields of `describe-task-definition`. */
      readonly definition: Fields;
      readonly warnings: readonly Problem[];
      readonly notSimulated: readonly { readonly path: string; readonly message: string }[];
      /** Launch types that it is good for. */
      readonly compatibilities: readonly string[];
      readonly cpuUnits: number;
      readonly memoryMiB: number;
    }
  | { readonly kind: 'service'; readonly services: readonly Fields[]; readonly left: readonly string[] }
  | { readonly kind: 'scenario'; readonly name: string; readonly problems: readonly Problem[] };

/** Finds out what a text is and checks it as that. Never throws; nothing in it can run. */
export function recognise(text: string, document: string): Pasted {
  if (text.trim() === '') return { kind: 'nothing' };
  const json = readJson(text);
  const value = json.root && !hasErrors(json.problems) ? valueOf(json.root) : undefined;
  if (isRecord(value) && 'stowplan' in value) return asScenario(text);
  const services = servicesIn(value);
  return services === null ? asTaskDefinition(text, value, document) : asServices(services);
}

function asScenario(text: string): Pasted {
  const parsed = parseScenario(text);
  return parsed.ok
    ? { kind: 'scenario', name: parsed.scenario.name, problems: parsed.problems }
    : { kind: 'wrong', what: 'This scenario cannot be read.', problems: parsed.problems };
}

function asTaskDefinition(text: string, value: unknown, document: string): Pasted {
  const region = textOf(valueAt(documentValue(document), ['region']));
  const registered = registerTaskDefinitionText(text, {
    revision: (family) => nextRevision(document, family),
    ...(region === '' ? {} : { region }),
  });
  if (!registered.ok) return { kind: 'wrong', what: 'ECS would not register this.', problems: registered.problems };
  const { taskDefinition, warnings, notSimulated } = registered;
  const { input, revision: own } = mendTaskDefinition(value);
  const { family, compatibilities, requirements } = taskDefinition;
  const next = nextRevision(document, family);
  // A number of its own is said only where counting would not give it.
  const keepsOwn = own !== null && own > next;
  return {
    kind: 'taskDefinition',
    family,
    revision: keepsOwn ? own : next,
    definition: { ...(input ?? taskDefinition.input), ...(keepsOwn ? { revision: own } : {}) },
    warnings,
    notSimulated,
    compatibilities,
    cpuUnits: requirements.cpuUnits,
    memoryMiB: requirements.memoryMiB,
  };
}

/** Services in CreateService's shape, or in what `describe-services` and `create-service` print; null where there are none. */
function servicesIn(value: unknown): readonly Fields[] | null {
  if (!isRecord(value)) return null;
  if (typeof value['serviceName'] === 'string' && !('containerDefinitions' in value)) return [value];
  const described = [valueAt(value, ['service']), ...listAt(value, ['services'])].filter(
    (entry): entry is Record<string, unknown> => isRecord(entry) && typeof entry['serviceName'] === 'string',
  );
  return described.length === 0 ? null : described;
}

/** What AWS adds to a service when it describes it, and what says nothing here. */
function asServices(found: readonly Fields[]): Pasted {
  const known = new Set(Object.keys(createServiceInput.def.shape));
  const isKept = ([key, value]: readonly [string, unknown]): boolean =>
    known.has(key) && key !== 'cluster' && !isEmpty(value);
  const left = found.flatMap((service) => Object.keys(service).filter((key) => !known.has(key)));
  return {
    kind: 'service',
    services: found.map((service) => Object.fromEntries(Object.entries(service).filter(isKept))),
    left: [...new Set(left)],
  };
}

/** Empty lists and null stand in descriptions for what was not given. */
function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
