import type { Field, Fields, FieldType } from '../task-definition/field';
import { readOnlyFields, taskDefinitionFields } from '../task-definition/fields';
import type { JsonSchema } from './json-schema';

/** `RegisterTaskDefinition` as JSON Schema, from the table that mends and checks it. */
export function taskDefinitionSchema(): JsonSchema {
  const readOnly = Object.fromEntries(
    readOnlyFields.map((name) => [
      name,
      { description: 'What DescribeTaskDefinition prints and nobody sets; passed over.' },
    ]),
  );
  const { properties, ...schema } = objectSchema(taskDefinitionFields);
  return { ...schema, properties: { ...(properties as object), ...readOnly } };
}

function objectSchema(fields: Fields): JsonSchema {
  const required = Object.entries(fields).flatMap(([name, field]) => (field.required === true ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
    additionalProperties: false,
    ...(required.length > 0 && { required }),
  };
}

function fieldSchema({ type, description, simulated }: Field): JsonSchema {
  return { ...typeSchema(type), description: simulated ? description : `${description} Kept; not simulated.` };
}

/** Numbers where texts stand and the reverse are mended, so neither is wrong here. */
function typeSchema(type: FieldType): JsonSchema {
  switch (type.kind) {
    case 'string':
      return { type: ['string', 'number'] };
    case 'enum':
      return { type: 'string', enum: type.values };
    case 'integer':
      return { type: ['integer', 'string'] };
    case 'boolean':
      return { type: 'boolean' };
    case 'size':
      return {
        type: ['string', 'integer'],
        examples: type.of === 'cpu' ? ['256', '512', '1024', '1 vCPU'] : ['512', '1024', '2048', '2 GB'],
      };
    case 'list':
      return { type: 'array', items: typeSchema(type.of) };
    case 'map':
      return { type: 'object', additionalProperties: { type: 'string' } };
    case 'object':
      return objectSchema(type.fields);
  }
}
