import { expect, it } from 'vitest';
import { parseScenario } from './parse';
import { upgradeDocument, upgraderTo } from './upgraders';
import type { Upgrader } from './upgraders';

/** Version 1 called the title `title`; version 2 kept speeds as texts. A format that never was, to try the mechanism on. */
const steps: readonly Upgrader[] = [
  { from: 1, upgrade: ({ title, ...rest }) => ({ ...rest, name: title }) },
  { from: 2, upgrade: ({ speed, ...rest }) => ({ ...rest, view: { speed: Number(speed) } }) },
];
const upgrade = upgraderTo(3, steps);

it('goes up step by step from any older version', () => {
  expect(upgrade({ stowplan: 1, title: 'a', speed: '4' })).toEqual({
    ok: true,
    document: { stowplan: 3, name: 'a', view: { speed: 4 } },
  });
  expect(upgrade({ stowplan: 2, name: 'a', speed: '4' })).toEqual({
    ok: true,
    document: { stowplan: 3, name: 'a', view: { speed: 4 } },
  });
});

it('leaves the present version as it is', () => {
  const document = { stowplan: 1, name: 'a' };
  expect(upgradeDocument(document)).toEqual({ ok: true, document });
});

it.each([
  [{ stowplan: 4 }, 'newer-version'],
  [{ stowplan: 1.5 }, 'version'],
  [{ stowplan: '1' }, 'version'],
  [{ name: 'a' }, 'missing'],
  ['a text', 'not-a-scenario'],
  [null, 'not-a-scenario'],
])('refuses %j: %s', (value, code) => {
  expect(upgrade(value)).toMatchObject({ ok: false, finding: { severity: 'error', code } });
});

it('does not start with a gap in the steps', () => {
  expect(() => upgraderTo(3, steps.slice(0, 1))).toThrow('do not lead');
  expect(() => upgraderTo(3, steps.toReversed())).toThrow('do not lead');
});

/** One document of every version there ever was, as people saved them. They open for ever: add, never change. */
const CORPUS: readonly string[] = [
  '{"stowplan":1}',
  '{"stowplan":1,"name":"2026","seed":7,"containerInstances":[{"id":"m5","count":2,"instanceType":"m5.large","availabilityZones":["us-east-1a","us-east-1b"]}],"taskDefinitions":[{"family":"web","containerDefinitions":[{"name":"web","image":"nginx","cpu":256,"memory":512}]}],"services":[{"serviceName":"web","taskDefinition":"web:1","desiredCount":3,"placementStrategy":[{"type":"binpack","field":"memory"}]}],"timeline":[{"at":60,"action":"UpdateContainerInstancesState","input":{"containerInstances":["m5-1"],"status":"DRAINING"}}],"view":{"speed":4}}',
];

it.each(CORPUS)('opens %s', (text) => {
  expect(parseScenario(text)).toMatchObject({ ok: true, problems: [] });
});
