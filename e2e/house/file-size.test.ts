import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mostLines = 500;

/** Everything that is written by hand and read by people; examples and samples are data. */
function sourceFiles(): string[] {
  return ['src', 'e2e']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function linesOf(path: string): number {
  return readFileSync(join(root, path), 'utf8').split('\n').length;
}

it(`has no source file of more than ${mostLines} lines`, () => {
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((path) => linesOf(path) > mostLines)).toEqual([]);
});
