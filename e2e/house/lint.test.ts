import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Texts that the linter must refuse in a pure room, and the words by which it does. */
const impure: [text: string, complaint: string][] = [
  ['export const now = Date.now();', 'Simulated time only'],
  ['export const now = new Date();', 'Simulated time only'],
  ['export const now = performance.now();', 'Simulated time only'],
  ['setTimeout(() => undefined, 1);', 'Simulated time only'],
  ['export const n = Math.random();', "'Math.random' is restricted"],
  ["export const n = Math['random']();", "'Math.random' is restricted"],
  ['export const n = Math.pow(2, 0.5);', "'Math.pow' is restricted"],
  ['export const n = Math.exp(2);', "'Math.exp' is restricted"],
  ['export const n = Math.log(2);', "'Math.log' is restricted"],
  ["export const n = 'a'.localeCompare('b');", "'localeCompare' is restricted"],
  ["export const root = document.getElementById('root');", 'No DOM'],
  ["export const home = process.env['HOME'];", 'runs in the browser too'],
];

/** Texts that it must refuse anywhere. */
const forbidden: [text: string, complaint: string][] = [
  ['export function f(a: any) { return 1; }', 'no-explicit-any'],
  ['export function f(a?: string) { return a!; }', 'no-non-null-assertion'],
  ['// @ts-ignore\nexport const a = 1;', 'ban-ts-comment'],
  ['async function f() {}\nf();', 'no-floating-promises'],
  ["export const a = eval('1');", 'no-eval'],
  ['\n'.repeat(501), 'max-lines'],
];

/** Pure texts, so that the gate is not red for everything. */
const innocent = ['export const n = Math.max(1, 2);', 'export const clock = { Date: 1 }.Date;'];

const config = fileURLToPath(new URL('../../.oxlintrc.json', import.meta.url));
const tools = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin', 'oxlint');

/** Runs the project's own configuration over files in a folder of their own; one complaint a line. */
function complaintsAbout(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stowplan-lint-'));
  try {
    copyFileSync(config, join(folder, '.oxlintrc.json'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      '{ "compilerOptions": { "strict": true, "skipLibCheck": true, "types": [] } }',
    );
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // The linter looks for its type checker on the PATH.
    const env = { ...process.env, PATH: [tools, process.env['PATH']].join(delimiter) };
    return spawnSync(process.execPath, [oxlint, '--format=unix'], { cwd: folder, env, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('refuses what would make two runs differ, in every pure room, and bad habits anywhere', () => {
  const files = new Map<string, string>();
  const expected: [path: string, complaint: string][] = [];
  for (const room of ['lib', 'ecs', 'query', 'frame', 'scenario', 'engine/placement']) {
    for (const [index, [text, complaint]] of impure.entries()) {
      files.set(`src/${room}/impure-${index}.ts`, text);
      expected.push([`src/${room}/impure-${index}.ts`, complaint]);
    }
    for (const [index, text] of innocent.entries()) files.set(`src/${room}/innocent-${index}.ts`, text);
  }
  for (const [index, [text, complaint]] of forbidden.entries()) {
    files.set(`src/views/forbidden-${index}.ts`, text);
    expected.push([`src/views/forbidden-${index}.ts`, complaint]);
  }
  files.set('src/lib/a.ts', "import { b } from './b';\nexport const a = () => b;");
  files.set('src/lib/b.ts', "import { a } from './a';\nexport const b = () => a;");
  expected.push(['src/lib/a.ts', 'no-cycle']);

  const lines = complaintsAbout(files).split('\n');
  const missed = expected.filter(
    ([path, complaint]) => !lines.some((line) => line.startsWith(path) && line.includes(complaint)),
  );
  expect(missed).toEqual([]);
  expect(lines.filter((line) => line.includes('innocent'))).toEqual([]);
});
