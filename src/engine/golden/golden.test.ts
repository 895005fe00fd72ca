import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../scenario/parse';
import { createSimulation } from '../simulation';
import { storyOf } from './story';

/**
 * Whole runs: each `NAME.json` here is a scenario, `NAME.txt` beside it is what happens in it. To add one, write the scenario and run
 * `npx vitest run src/engine/golden -u`; after a change of behaviour the same command rewrites the stories, and the difference is what to review.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? file.slice(0, -'.json'.length) : []));
const TWO_HOURS_MS = 7_200_000;

describe('golden runs', () => {
  it('are there', () => expect(names.length).toBeGreaterThan(8));

  it.each(names)('%s', async (name) => {
    const parsed = parseScenario(readFileSync(join(folder, `${name}.json`), 'utf8'));
    expect(parsed.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!parsed.ok) return;
    // A story that takes longer says where it is worth looking.
    const { at = 0 } = parsed.scenario.view;
    const story = storyOf(createSimulation(parsed.scenario), Math.max(TWO_HOURS_MS, at * 1_000));
    await expect(`${parsed.scenario.description}\n\n${story}`).toMatchFileSnapshot(join(folder, `${name}.txt`));
  });
});
