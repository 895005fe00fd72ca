import { expect, test } from 'vitest';
import { varyingGroups, varyingParts } from './varying';

const DOCUMENT = {
  seed: 1,
  services: [
    { serviceName: 'web', desiredCount: 3, placementStrategy: [{ type: 'random' }] },
    { serviceName: 'api', desiredCount: 2 },
  ],
  timings: { imagePull: 5 },
  taskDefinitions: [{ taskDefinition: { family: 'web', cpu: '256' } }],
};
const BINPACK = [{ type: 'binpack', field: 'memory' }];

test('What a patch names is told with what every world has there', () => {
  const patches = [{ services: { web: { placementStrategy: BINPACK } }, timings: { imagePull: 9 } }, { seed: 2 }];
  expect(varyingParts(DOCUMENT, patches)).toEqual([
    { path: ['services', 'web', 'placementStrategy'], values: [BINPACK, [{ type: 'random' }]] },
    { path: ['timings', 'imagePull'], values: [9, 5] },
    { path: ['seed'], values: [1, 2] },
  ]);
});

test('What is the same in all worlds does not vary', () => {
  expect(varyingParts(DOCUMENT, [{ seed: 1 }, {}])).toEqual([]);
  expect(varyingParts(DOCUMENT, [{}, {}])).toEqual([]);
});

test('Entries that come and go vary as a whole, also in the wrapper that describe-task-definition prints', () => {
  const parts = varyingParts(DOCUMENT, [{ services: { api: null } }, { taskDefinitions: { web: { cpu: '64' } } }]);
  expect(parts).toEqual([
    { path: ['services', 'api'], values: [undefined, DOCUMENT.services[1]] },
    { path: ['taskDefinitions', 'web', 'cpu'], values: ['256', '64'] },
  ]);
});

test('Services that vary alike are told of together', () => {
  const both = (type: string): object => ({ placementStrategy: [{ type }] });
  const patches = ['spread', 'random'].map((type) => ({ services: { web: both(type), api: both(type) } }));
  const groups = varyingGroups(varyingParts(DOCUMENT, patches));
  expect(groups.map(({ paths }) => paths.map((path) => path[1]))).toEqual([['web', 'api']]);
});
