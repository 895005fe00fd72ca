import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../fixture';
import { MOMENTS, type NodeRun } from './moments';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = readdirSync(new URL('../../src/scenario/examples', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

let nodeRuns: Promise<Readonly<Record<string, NodeRun>>> | null = null;

/** What Node made of an example; all are run together, by the first who asks. */
async function nodeRun(id: string): Promise<NodeRun> {
  nodeRuns ??= promisify(execFile)('node', ['e2e/run.mjs', 'e2e/determinism/state-hashes.ts'], { cwd: root }).then(
    ({ stdout }) => JSON.parse(stdout) as Record<string, NodeRun>,
  );
  const { [id]: run } = await nodeRuns;
  if (!run) throw new Error(`${id} is not in the gallery`);
  return run;
}

test('every example comes to the same states in Node and in the browser', async ({ playground }) => {
  await playground.show('{ "stowplan": 1 }');
  for (const id of examples) {
    const { text, hashes } = await nodeRun(id);
    // Each moment as the first that is asked for, as a link to it would be.
    for (const [index, second] of MOMENTS.entries()) {
      await playground.load(text, second);
      expect(await playground.stateHash(), `${id} at ${second} s`).toBe(hashes[index]);
    }
  }
});

test('a moment is the same whichever way one comes to it', async ({ playground }) => {
  const { transport } = playground;
  const { text, hashes } = await nodeRun('binpack-against-spread');
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
