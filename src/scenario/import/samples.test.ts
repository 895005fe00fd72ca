import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isRecord } from '../../lib/is-record';
import { parseScenario } from '../parse';
import { mendTaskDefinition } from '../task-definition/mend';
import { registerTaskDefinition } from '../task-definition/register';
import { importCluster } from './import-cluster';
import { printed } from './testing/shop';
import { containerInstances } from './testing/shop-instances';

const folder = new URL('../task-definition/samples/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json');

/** What AWS would answer about a definition that people have published; null where it would not have registered it. */
function described(name: string): { readonly taskDefinition: object } | null {
  try {
    const value: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const registration = registerTaskDefinition(value);
    return registration.ok && isRecord(mendTaskDefinition(value).input)
      ? { taskDefinition: registration.output }
      : null;
  } catch {
    return null;
  }
}

test('definitions that people have published are taken as AWS describes them, with names replaced too', () => {
  const documents = names.flatMap((name) => described(name) ?? []);
  expect(documents.length).toBeGreaterThan(20);
  const families = new Set(documents.map(({ taskDefinition }) => (taskDefinition as { family: string }).family));
  for (const replaceNames of [false, true]) {
    const { text, notes, counts } = importCluster(
      [{ name: '', text: [containerInstances, ...documents].map(printed).join('') }],
      { replaceNames, cluster: null, into: null },
    );
    expect(notes).toEqual([]);
    expect(counts.taskDefinitions).toBe(families.size);
    const parsed = parseScenario(text ?? '');
    expect(parsed.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});
