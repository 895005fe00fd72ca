import { describe, expect, it } from 'vitest';
import { isRecord } from '../../lib/is-record';
import { ACTION_NAMES } from '../schema/timeline';
import { jsonSchema, SCHEMA_KINDS } from './json-schema';

/** Every schema of a property inside a schema, with its path. */
function properties(schema: unknown, path = ''): [string, Record<string, unknown>][] {
  if (Array.isArray(schema)) return schema.flatMap((item) => properties(item, path));
  if (!isRecord(schema)) return [];
  const own = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
  return [
    ...own.flatMap(([name, property]): [string, Record<string, unknown>][] =>
      isRecord(property) ? [[`${path}.${name}`, property]] : [],
    ),
    ...own.flatMap(([name, property]) => properties(property, `${path}.${name}`)),
    ...['items', 'additionalProperties', 'anyOf', 'allOf', 'else'].flatMap((key) => properties(schema[key], path)),
  ];
}

describe.each(SCHEMA_KINDS)('%s', (kind) => {
  const schema = jsonSchema(kind);

  it('stands alone, as JSON', () => {
    const text = JSON.stringify(schema);
    expect(JSON.parse(text)).toEqual(schema);
    expect(text).not.toContain('"$ref"');
    expect(text).not.toContain('9007199254740991');
  });

  it('has something to say of every field', () => {
    const all = properties(schema);
    expect(all.length).toBeGreaterThan(5);
    const silent = all.filter(
      ([, property]) => typeof property['description'] !== 'string' && property['const'] === undefined,
    );
    expect(silent.map(([path]) => path).filter((path) => !path.endsWith('.input'))).toEqual([]);
  });
});

it('offers what can be chosen', () => {
  expect(jsonSchema('service')).toMatchObject({
    properties: {
      placementStrategy: { items: { properties: { type: { enum: ['spread', 'binpack', 'random'] } } }, maxItems: 5 },
      launchType: { enum: ['EC2', 'FARGATE', 'EXTERNAL'], default: 'EC2' },
    },
    required: ['serviceName'],
    additionalProperties: false,
  });
  expect(jsonSchema('containerInstances')).toMatchObject({
    items: { properties: { instanceType: { examples: expect.arrayContaining(['m5.large']) as unknown } } },
  });
  expect(jsonSchema('taskDefinition')).toMatchObject({
    properties: { networkMode: { enum: expect.arrayContaining(['awsvpc']) as unknown } },
  });
  expect(jsonSchema('scenario')).toMatchObject({
    properties: { timings: { properties: { imagePull: { default: 5 } } } },
  });
});

it('knows the input of every action', () => {
  expect(jsonSchema('timeline')).toMatchObject({ items: { properties: { action: { enum: ACTION_NAMES } } } });
  const text = JSON.stringify(jsonSchema('timeline'));
  for (const action of ACTION_NAMES) expect(text).toContain(`{"const":"${action}"}`);
});
