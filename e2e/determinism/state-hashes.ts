import { createSimulation } from '../../src/engine/simulation';
import { EXAMPLES, exampleText } from '../../src/scenario/examples/examples';
import { parseScenario } from '../../src/scenario/parse';
import { MOMENTS, type NodeRun } from './moments';

/** Prints what Node makes of every built-in example at every moment, as a `NodeRun` each, by id. Run it through `e2e/run.mjs`. */
const runs = Object.fromEntries(
  EXAMPLES.map((example): [string, NodeRun] => {
    const text = exampleText(example);
    const parsed = parseScenario(text);
    if (!parsed.ok) throw new Error(`${example.id} does not parse`);
    const simulation = createSimulation(parsed.scenario);
    const hashes = MOMENTS.map((second) => {
      simulation.runUntil(second * 1000);
      return simulation.stateHash();
    });
    return [example.id, { text, hashes }];
  }),
);
process.stdout.write(JSON.stringify(runs));
