import { readFileSync } from 'node:fs';
import { createSimulation } from '../../src/engine/simulation';
import { parseScenario } from '../../src/scenario/parse';
import { MOMENTS } from './moments';

/** Prints the hashes of the states that Node comes to, one for each of the moments, for each of the scenario files given. Run it through `e2e/run.mjs`. */
const runs = process.argv.slice(2).map((file): [string, readonly string[]] => {
  // Where worlds are put side by side, the first: it is the one that the page tells the hash of.
  const parsed = parseScenario(readFileSync(file, 'utf8'), undefined, 0);
  if (!parsed.ok) throw new Error(`${file} does not parse`);
  const simulation = createSimulation(parsed.scenario);
  const hashes = MOMENTS.map((second) => {
    simulation.runUntil(second * 1000);
    return simulation.stateHash();
  });
  return [file, hashes];
});
process.stdout.write(JSON.stringify(Object.fromEntries(runs)));
