import { expect, test } from 'vitest';
import { differingShapes } from './differs-marks';
import type { HullScene } from './scene';
import type { StageView } from './view';

const LANES = { cpuTop: 0, cpuBottom: 10, memoryTop: 20, memoryBottom: 30 };

/** Tasks 0, 1, 2, ... one beside the other, by their instance. */
function ringed(instances: readonly number[], tasks: readonly number[], gapBefore = -1): number[][] {
  let x = 0;
  const hulls = instances.map((instanceIndex, taskIndex) => {
    if (taskIndex === gapBefore) x += 40;
    const hull = { ...LANES, taskIndex, instanceIndex, cpuFrom: x, cpuTo: x + 19, memoryFrom: x, memoryTo: x + 19 };
    x += 20;
    return hull as unknown as HullScene;
  });
  const view = {
    scene: { hulls },
    differs: { tasks: new Set(tasks), instances: new Set(instances) },
    hidden: new Set([9]),
    moved: new Map(),
  };
  return differingShapes(view as unknown as StageView).map(({ cpuFrom, cpuTo }) => [cpuFrom, cpuTo]);
}

test.each([
  [
    'Neighbours have one ring',
    [0, 0, 0, 0],
    [0, 1, 3],
    -1,
    [
      [0, 39],
      [60, 79],
    ],
  ],
  [
    'not those of two instances',
    [0, 0, 1, 1],
    [1, 2],
    -1,
    [
      [20, 39],
      [40, 59],
    ],
  ],
  [
    'nor those with a gap between them',
    [0, 0, 0],
    [0, 1, 2],
    2,
    [
      [0, 39],
      [80, 99],
    ],
  ],
  ['and a task that travels has none', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [8, 9], -1, [[160, 179]]],
] as const)('%s', (_, instances, tasks, gapBefore, shapes) => {
  expect(ringed(instances, tasks, gapBefore)).toEqual(shapes);
});
