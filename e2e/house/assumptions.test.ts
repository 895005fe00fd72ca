import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ASSUMPTIONS } from '../../src/ecs/assumptions';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const ids = ASSUMPTIONS.map(({ id }) => id);

/** Ids in the comments of the code, as in: assumption `closest-match`. */
function citedIds(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return files.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8').replaceAll(/\n\s*(\*|\/\/)/g, '');
    const lists = text.matchAll(/assumptions?\s+`[a-z-]+`(?:(?:,| and|, and)\s+`[a-z-]+`)*/gi);
    return [...lists].flatMap(([list]) => [...list.matchAll(/`([a-z-]+)`/g)].map(([, id = '']) => id));
  });
}

it('lists every choice that the code cites, each under an id of its own', () => {
  expect(new Set(ids).size).toBe(ids.length);
  const cited = citedIds();
  expect(cited.length).toBeGreaterThan(50);
  expect(cited.filter((id) => !ids.includes(id))).toEqual([]);
});

it.each(ASSUMPTIONS.map((assumption) => [assumption.id, assumption] as const))('%s', (_, { text, spec }) => {
  expect(text).toMatch(/[.)]$/);
  expect(spec).toMatch(/^(placement-and-lifecycle|services-and-capacity) \d|^scenario/);
});
