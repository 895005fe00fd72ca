import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseScenario } from './parse';

it('opens the first example', () => {
  const parsed = parseScenario(
    readFileSync(new URL('./examples/binpack-against-spread.json', import.meta.url), 'utf8'),
  );
  expect(parsed).toMatchObject({ ok: true, problems: [] });
});

it('takes a version alone as an empty cluster', () => {
  expect(parseScenario('{"stowplan": 1}')).toMatchObject({
    ok: true,
    scenario: { name: 'Untitled', zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
  });
});
