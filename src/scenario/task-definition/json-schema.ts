import type { Field, Fields, FieldType } from './field';
import { taskDefinitionFields } from './fields';

/** As much of JSON Schema (draft 7, what Monaco reads) as the tables need. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
}

/**
 * `RegisterTaskDefinition`'s input for the editor: completion and hover text. It says less than the checks do, and nothing
 * that they would mend: numbers may stand as strings and the reverse, and null is no error.
 */
export function taskDefinitionJsonSchema(): JsonSchema {
  return {
    ...objectSchema(taskDefinitionFields),
    additionalProperties: true,
    required: ['family', 'containerDefinitions'],
  };
}

function objectSchema(fields: Fields): JsonSchema {
  const required = Object.keys(fields).filter((name) => fields[name]?.required === true);
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function fieldSchema(field: Field): JsonSchema {
  const note = field.simulated ? '' : ' Checked and kept; not simulated.';
  return { ...typeSchema(field.type), description: field.description + note };
}

function typeSchema(type: FieldType): JsonSchema {
  switch (type.kind) {
    case 'string':
    case 'size':
      return { type: ['string', 'number', 'boolean', 'null'] };
    case 'enum':
      return { enum: type.values };
    case 'integer':
      return { type: ['integer', 'string', 'null'] };
    case 'boolean':
      return { type: ['boolean', 'string', 'null'] };
    case 'map':
      return { type: ['object', 'null'], additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } };
    case 'list':
      return { type: ['array', 'null'], items: typeSchema(type.of) };
    case 'object':
      return objectSchema(type.fields);
  }
}
