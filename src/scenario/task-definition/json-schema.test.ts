import { expect, it } from 'vitest';
import type { JsonSchema } from './json-schema';
import { taskDefinitionJsonSchema } from './json-schema';

function described(schema: JsonSchema, path: string): string[] {
  const inItems = schema.items === undefined ? [] : described(schema.items, `${path}[]`);
  const inProperties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    ...(property.description === undefined ? [`${path}.${name}`] : []),
    ...described(property, `${path}.${name}`),
  ]);
  return [...inItems, ...inProperties];
}

it('has hover text for every field', () => {
  expect(described(taskDefinitionJsonSchema(), '')).toEqual([]);
});

it('completes enumerated values and knows what is required', () => {
  const schema = taskDefinitionJsonSchema();
  expect(schema.properties?.['networkMode']?.enum).toEqual(['bridge', 'host', 'awsvpc', 'none']);
  const log = schema.properties?.['containerDefinitions']?.items?.properties?.['logConfiguration'];
  expect(log?.required).toEqual(['logDriver']);
  expect(log?.properties?.['logDriver']?.enum).toContain('awslogs');
});

it('says which fields are not simulated', () => {
  const command = taskDefinitionJsonSchema().properties?.['containerDefinitions']?.items?.properties?.['command'];
  expect(command?.description).toMatch(/not simulated\.$/);
});
