import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { entryFiles, kilobytes, monacoFiles, sizeOf } from './sizes';

/** What the build may weigh, compressed, in kB. `npm run measure` lists what a visitor really loads, and when. */
const BUDGETS = {
  /** The document with the scripts and styles that it names: the page without its drawing. */
  entry: 120,
  /** The drawing of the stage, which the entry asks for. */
  stage: 50,
  /** The simulation: reading, checking and running a scenario. */
  worker: 200,
} as const;

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Files that one of the build's scripts cannot begin without, itself first. */
function needsOf(script: string): string[] {
  const files = new Set([script]);
  for (const file of files) {
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) files.add(`assets/${name}`);
  }
  return [...files];
}

function scriptNamed(name: string): string {
  const found = readdirSync(join(dist, 'assets')).filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
  expect(found, `the script ${name}`).toHaveLength(1);
  return `assets/${found[0] ?? ''}`;
}

const entry = [...new Set(entryFiles(dist).flatMap((file) => (file.endsWith('.js') ? needsOf(file) : [file])))];
const parts: Readonly<Record<keyof typeof BUDGETS, () => readonly string[]>> = {
  entry: () => entry,
  stage: () => needsOf(scriptNamed('stage')).filter((file) => !entry.includes(file)),
  worker: () => needsOf(scriptNamed('worker')),
};

for (const part of ['entry', 'stage', 'worker'] as const) {
  test(`the ${part} keeps to its ${BUDGETS[part]} kB`, () => {
    const sizes = parts[part]().map((file) => sizeOf(dist, file));
    const list = sizes.map((size) => `${size.file} ${kilobytes([size]).toFixed(1)} kB`).join(', ');
    const advice =
      'What the first picture does without is loaded after it: see src/views/later.tsx, and the imports in src/worker/worker.ts.';
    expect(kilobytes(sizes), `${list}. ${advice}`).toBeLessThanOrEqual(BUDGETS[part]);
  });
}

test('Monaco is in none of them', () => {
  const monaco = monacoFiles(dist);
  expect(monaco).not.toEqual([]);
  const all = [...entry, ...parts.stage(), ...parts.worker()];
  expect(all.filter((file) => monaco.includes(file))).toEqual([]);
});
