import { expect, test } from 'vitest';
import { handWorld } from '../testing/hand-world';
import { createStageLink } from './stage-link';
import type { StageLink } from './stage-link';
import { createStageModel } from './stage-model';
import type { StageModel } from './stage-model';

const WEB = { name: 'web', cpuUnits: 256, memoryMiB: 512 };

type Fleet = readonly [zones: readonly string[], perZone: number, type: string];
const ABC = ['a', 'b', 'c'] as const;

function stageOf(link: StageLink, [zones, perZone, type]: Fleet, height = 400): StageModel {
  let asked = 0;
  const seat = link.join({ relay: () => (asked += 1), follow: (camera, focus) => model.follow(camera, focus) });
  const model: StageModel = createStageModel(() => 1, seat);
  const fleet = zones.flatMap((zone) =>
    Array.from({ length: perZone }, (_, index) => ({
      id: `${zone}-${index}`,
      type,
      zone: `us-east-1${zone}`,
      tasks: [],
    })),
  );
  model.resize({ width: 640, height, form: 'desktop' });
  const { catalog, frame } = handWorld([WEB], fleet);
  model.accept({ catalog, frame, speed: 1, selection: null, hover: null, litOwner: null, theme: 'light' });
  return model;
}

function scaleOf(model: StageModel): unknown {
  const layout = model.update()?.drawn.layout;
  return (
    layout && {
      reference: layout.reference,
      columnWidth: layout.columnWidth,
      lane: layout.lane,
      level: layout.level,
      zones: layout.zones.map(({ zone, x, width }) => ({ zone, x, width })),
    }
  );
}

test.each([
  ['one of them with more instances', [ABC, 1, 'm5.large'], [ABC, 4, 'm5.large']],
  ['one of them with larger instances', [ABC, 2, 'm5.large'], [ABC, 2, 'g4dn.12xlarge']],
  ['one of them with another zone', [['a', 'c'], 2, 'm5.large'], [ABC, 2, 'm5.large']],
  ['one of them at the level Map by itself', [ABC, 1, 'm5.large'], [ABC, 900, 'm5.large']],
] as const)('Stages side by side have one scale: %s', (_, a, b) => {
  const link = createStageLink();
  const left = stageOf(link, a);
  const alone = scaleOf(left);
  const right = stageOf(link, b);
  right.update();
  expect(scaleOf(left)).toEqual(scaleOf(right));
  expect(scaleOf(left)).not.toEqual(alone);
});

test('The smallest of the stages says how much room there is', () => {
  const link = createStageLink();
  const high = stageOf(link, [ABC, 3, 'm5.large'], 700);
  const low = stageOf(link, [ABC, 3, 'm5.large'], 420);
  low.update();
  expect(scaleOf(high)).toEqual(scaleOf(low));
});

test('A stage is seen from where the others are, also one that comes later', () => {
  const link = createStageLink();
  const left = stageOf(link, [ABC, 4, 'm5.large']);
  const right = stageOf(link, [ABC, 4, 'm5.large']);
  left.update();
  right.update();
  left.zoomTo(2.5, { x: 300, y: 200 }, { x: 300, y: 200 });
  left.panTo(-120, -80);
  const late = stageOf(link, [ABC, 4, 'm5.large']);
  late.update();
  expect(left.camera.zoom).toBe(2.5);
  expect(right.camera).toEqual(left.camera);
  expect(late.camera).toEqual(left.camera);
});

test('All can be panned as far as the largest drawing reaches', () => {
  const link = createStageLink();
  const short = stageOf(link, [ABC, 1, 'm5.large']);
  const long = stageOf(link, [ABC, 12, 'm5.large']);
  for (const each of [short, long, short]) each.update();
  long.zoomTo(4, { x: 0, y: 0 }, { x: 0, y: 0 });
  long.panTo(-9_999, -9_999);
  for (const each of [short, long]) each.update();
  expect(short.camera).toEqual(long.camera);
  expect(short.camera.y).toBeLessThan(-400);
});
