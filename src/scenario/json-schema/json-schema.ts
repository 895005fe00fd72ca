import * as z from 'zod/mini';
import { INSTANCE_TYPES } from '../../ecs/instance-types';
import { isRecord } from '../../lib/is-record';
import { scenarioDocument } from '../schema/document';
import { fieldNotes } from '../schema/field';
import { ACTION_INPUTS, ACTION_NAMES } from '../schema/timeline';
import { taskDefinitionSchema } from './task-definition-schema';

/**
 * The document and its parts as JSON Schema, draft 7, for the editor's completion and hover text. Made from the very schemas that
 * `parseScenario` checks by; what it says of a value is advice, the problems that people see are those of `parseScenario`.
 */

/** What the editor shows at a time: the whole document, or one of its parts. */
export const SCHEMA_KINDS = [
  'scenario',
  'cluster',
  'containerInstances',
  'service',
  'taskDefinition',
  'timeline',
] as const;
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

export type JsonSchema = { readonly [key: string]: unknown };

/** One schema per kind; references inside it are resolved, so that each stands alone. */
export function jsonSchema(kind: SchemaKind): JsonSchema {
  const { properties = {}, ...scenario } = documentSchema();
  switch (kind) {
    case 'scenario':
      return { ...scenario, properties };
    case 'cluster':
    case 'containerInstances':
    case 'timeline':
      return properties[kind] ?? {};
    case 'service':
      return itemsOf(properties['services']);
    case 'taskDefinition':
      return itemsOf(properties['taskDefinitions']);
  }
}

interface Schema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly [key: string]: unknown;
}

let made: Schema | null = null;

function documentSchema(): Schema {
  made ??= withParts(fromZod(scenarioDocument));
  return made;
}

function fromZod(schema: z.core.$ZodType): Schema {
  return tidy(z.toJSONSchema(schema, { io: 'input', target: 'draft-7', metadata: fieldNotes })) as Schema;
}

/** The two parts that the document's own schema leaves open: task definitions, and inputs by their action. */
function withParts(schema: Schema): Schema {
  const { properties = {} } = schema;
  const { taskDefinitions, timeline } = properties;
  return {
    ...schema,
    properties: {
      ...properties,
      taskDefinitions: { ...taskDefinitions, items: taskDefinitionSchema() },
      timeline: { ...timeline, items: { ...itemsOf(timeline), ...inputsByAction() } },
    },
  };
}

function inputsByAction(): JsonSchema {
  const conditions = ACTION_NAMES.map((action) => {
    const input = action === 'RegisterTaskDefinition' ? taskDefinitionSchema() : fromZod(ACTION_INPUTS[action]);
    // Said the other way round, "unless it is not this action", since an object with a `then` passes for a promise.
    return {
      if: { not: { properties: { action: { const: action } }, required: ['action'] } },
      else: { properties: { input } },
    };
  });
  return { allOf: conditions };
}

function itemsOf(schema: JsonSchema | undefined): JsonSchema {
  const items = schema?.['items'];
  return isRecord(items) ? items : {};
}

function saysSafeInteger(key: string, limit: unknown): boolean {
  return (
    (key === 'minimum' || key === 'maximum') && typeof limit === 'number' && Math.abs(limit) === Number.MAX_SAFE_INTEGER
  );
}

/** Limits that only say "a safe integer" are left out, and instance types get the catalogue's names as suggestions. */
function tidy(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item, name));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key, member]) => key !== '$schema' && !saysSafeInteger(key, member));
  const tidied = Object.fromEntries(entries.map(([key, member]) => [key, tidy(member, key)]));
  return name === 'instanceType' && tidied['type'] === 'string'
    ? { ...tidied, examples: INSTANCE_TYPES.map(({ type }) => type) }
    : tidied;
}
