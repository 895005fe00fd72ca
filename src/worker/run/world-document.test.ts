import { expect, it } from 'vitest';
import { documentOf, withWrittenCauses } from './world-document';

const TEXT = JSON.stringify({
  stowplan: 1,
  services: [{ serviceName: 'api' }, { serviceName: 'web', desiredCount: 2, placementStrategy: [{ type: 'random' }] }],
  view: {
    compare: [
      {},
      { patch: { services: { api: null, web: { placementStrategy: [{ type: 'binpack', field: 'memory' }] } } } },
    ],
  },
});

function pathsOf(side: number | undefined): unknown[] {
  const source = { assumption: 'x' };
  const causes = [
    { path: ['services', 0, 'placementStrategy', 0], source },
    { path: ['services', 0, 'desiredCount'], source },
  ];
  return withWrittenCauses({ steps: [{ causes }, {}] }, TEXT, side).steps.flatMap((step) =>
    (step.causes ?? []).map(({ path }) => path),
  );
}

it('a clause is where the text has it: in the world’s patch, or in what all worlds share', () => {
  expect(pathsOf(1)).toEqual([
    ['view', 'compare', 1, 'patch', 'services', 'web', 'placementStrategy', 0],
    ['services', 1, 'desiredCount'],
  ]);
});

it('of the scenario as it stands, and of a world without a patch, clauses are where they are', () => {
  for (const side of [undefined, 0, 5]) {
    expect(documentOf(TEXT, side).document['services']).toHaveLength(2);
    expect(pathsOf(side)[1]).toEqual(['services', 0, 'desiredCount']);
  }
});
