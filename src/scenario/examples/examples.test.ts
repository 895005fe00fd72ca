import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../parse';
import { EXAMPLES, exampleText } from './examples';
import { FIRST_EXAMPLE } from './first';

const folder = new URL('.', import.meta.url);
/** Files by the example's id. The largest lie apart: what runs all examples leaves them out. */
const files = new Map(
  ['./', './at-scale/'].flatMap((part) =>
    readdirSync(new URL(part, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name.replace('.json', ''), new URL(part + name, folder)] as const),
  ),
);

it('has every file in the gallery, each once', () => {
  expect(EXAMPLES.map(({ id }) => id).toSorted()).toEqual([...files.keys()].toSorted());
});

it('opens with three zones, six equal instances and one service', () => {
  const [first] = EXAMPLES;
  expect(first && { id: first.id, text: exampleText(first) }).toEqual(FIRST_EXAMPLE);
  expect(first && parseScenario(exampleText(first))).toMatchObject({
    ok: true,
    scenario: {
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      services: [{ serviceName: 'web', desiredCount: 9 }],
      view: { speed: 4 },
    },
  });
});

/** Examples that show what a warning warns of. */
const WARNED: Readonly<Record<string, readonly string[]>> = {
  'a-stuck-update': ['stuck-deployment'],
  c2m: ['instance-quota'],
};

describe.each(EXAMPLES.map((example) => [example.id, example] as const))('%s', (id, example) => {
  it('parses without a problem, as an object and as its file', () => {
    const parsed = parseScenario(exampleText(example));
    expect(parsed.ok).toBe(true);
    expect(parsed.problems.map(({ code }) => code)).toEqual(WARNED[id] ?? []);
    expect(readFileSync(files.get(id) ?? folder, 'utf8'), 'the file is in the house style').toBe(exampleText(example));
  });

  it('has a title and two sentences', () => {
    expect(example.title.length).toBeGreaterThan(5);
    expect(example.description.match(/[.?!](?=\s|$)/g)).toHaveLength(2);
  });
});
