import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../fixture';
import { MOMENTS } from './moments';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = (id: string) => `src/scenario/examples/${id}.json`;
/** What is in the gallery, and the runs of every feature that are read line by line. */
const scenarios = ['src/scenario/examples', 'src/engine/golden'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}/${file}`),
);

let nodeRuns: Promise<Readonly<Record<string, readonly string[]>>> | null = null;

/** The text of a scenario, and the hashes that Node came to at the moments; all are run together, by the first who asks. */
async function nodeRun(file: string): Promise<{ text: string; hashes: readonly string[] }> {
  nodeRuns ??= promisify(execFile)('node', ['e2e/run.mjs', 'e2e/determinism/state-hashes.ts', ...scenarios], {
    cwd: root,
  }).then(({ stdout }) => JSON.parse(stdout) as Record<string, readonly string[]>);
  const { [file]: hashes } = await nodeRuns;
  if (!hashes) throw new Error(`${file} is not among the scenarios`);
  return { text: readFileSync(join(root, file), 'utf8'), hashes };
}

test('every example and every golden run comes to the same states in Node and in the browser', async ({
  playground,
}) => {
  await playground.show('{ "stowplan": 1 }');
  for (const file of scenarios) {
    const { text, hashes } = await nodeRun(file);
    const { opened, wentBack } = await playground.hashesAt(text, MOMENTS);
    expect(opened, `${file}, opened at ${MOMENTS.join(', ')} s`).toEqual(hashes);
    expect(wentBack, `${file}, gone back to the same from the end`).toEqual(hashes);
  }
});

test('a moment is the same whichever way one comes to it', async ({ playground }) => {
  const { transport } = playground;
  const { text, hashes } = await nodeRun(example('binpack-against-spread'));
  const at = (second: number) => hashes[MOMENTS.indexOf(second)];
  await playground.show(text, 300);
  await playground.seek(31);
  expect(await playground.stateHash(), 'back from later').toBe(at(31));
  await playground.seek(120);
  expect(await playground.stateHash(), 'on from earlier').toBe(at(120));
  await transport.toStart.click();
  await playground.settle();
  expect(await playground.stateHash(), 'from the start').toBe(at(0));
  // By way of every placement, each with the question why.
  while ((await transport.second()) < 30) {
    await transport.nextPlacement.click();
    await playground.settle();
  }
  await playground.seek(31);
  expect(await playground.stateHash(), 'step by step').toBe(at(31));
});
