import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../frame/frame';
import { TASK, TASK_WIDTH } from '../../../frame/frame';
import { handWorld } from '../../testing/hand-world';
import { runFrom } from '../../testing/task-runs';
import type { Step } from '../../testing/task-runs';
import { BASE, DENSITY, SERVICES } from '../../tokens';
import type { BaseToken } from '../../tokens';
import type { ThemeColours } from '../../theme';
import { ALL_LIT } from '../light';
import type { Light } from '../light';
import { hitTest } from '../hit';
import { createStageModel } from '../stage-model';
import type { StageModel, Update } from '../stage-model';
import type { StageData } from '../stage-types';
import { createMapPixels } from './map-pixels';
import type { MapPixels } from './map-pixels';
import { createMapTeller } from './map-teller';
import type { MapTeller, MapView } from './map-teller';
import { mapPalette } from './palette';

const runs = fc
  .array(fc.array(fc.nat(), { maxLength: 12 }), { minLength: 1, maxLength: 10 })
  .map((numbers) => runFrom(numbers, 40, 3));

const INSTANCES = 400;
const OWNERS = ['web', 'api', 'batch'].map((name) => ({ name, cpuUnits: 64, memoryMiB: 128 }));
const FLEET = handWorld(
  OWNERS,
  Array.from({ length: INSTANCES }, (_, index) => ({
    id: `i-${index}`,
    type: 'm5.large',
    zone: `us-east-1${'abc'[index % 3] ?? ''}`,
    tasks: [],
  })),
);
const COLOURS: ThemeColours = {
  base: Object.fromEntries(Object.entries(BASE).map(([name, { light }]) => [name, light])) as Record<BaseToken, string>,
  density: DENSITY.map(({ light }) => light),
  services: SERVICES.map(({ light, label }) => ({ fill: light, label: label.light, older: light, olderLabel: light })),
};

function frameOf({ tasks, changed }: Step): Frame {
  return { ...FLEET.frame, tasks, changedTasks: changed, changedInstances: new Int32Array() };
}

function dataOf(step: Step, shade: 'tasks' | 'instances'): StageData {
  return {
    catalog: FLEET.catalog,
    frame: frameOf(step),
    speed: 1,
    selection: null,
    hover: null,
    litOwner: null,
    theme: 'light',
    shade,
  };
}

interface Screen {
  readonly teller: MapTeller;
  readonly map: MapPixels;
}

function newScreen(litColour: number | null): Screen {
  const teller = createMapTeller();
  teller.takePalette(mapPalette(COLOURS, litColour));
  return { teller, map: createMapPixels() };
}

function show({ teller, map }: Screen, model: StageModel, update: Update, light: Light, litOwner: number | null): void {
  const { drawn, snapshot } = update;
  teller.take(
    {
      scene: drawn.scene,
      pan: model.camera,
      width: 400,
      height: 250,
      catalog: snapshot.catalog,
      instances: snapshot.instances,
      tasks: snapshot.tasks,
      book: snapshot.book,
      light,
      litOwner,
      flow: drawn.flow,
      ...ringsOf(model, snapshot),
    },
    1.5,
  );
  const picture = teller.picture();
  if (picture) map.draw(picture);
}

const light: fc.Arbitrary<Light> = fc.record({
  filter: fc.option(
    fc.record({
      instances: fc.constantFrom(
        null,
        Uint8Array.from({ length: INSTANCES }, (_, index) => index % 2),
      ),
      owners: fc.constantFrom(null, [1]),
      statuses: fc.constantFrom(null, [2, 3]),
      platforms: fc.constant(null),
    }),
  ),
  litInstances: fc.constantFrom(null, new Set([0, 2])),
  siblings: fc.constantFrom(null, 1),
  litTasks: fc.constantFrom(null, new Set([1, 4])),
  differing: fc.constant(null),
});

/** Every third task is ringed, another third with every number of tasks. */
function ringsOf({ news }: StageModel, { tasks }: Update['snapshot']): Pick<MapView, 'differs' | 'changedInstances'> {
  const count = tasks.length / TASK_WIDTH;
  const differs = { tasks: new Set<number>(), instances: new Set<number>() };
  for (let row = 0; row < count; row += 1) {
    if ((row + count) % 3 !== 0) continue;
    differs.tasks.add(tasks[row * TASK_WIDTH + TASK.taskIndex] ?? -1);
    differs.instances.add(tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1);
  }
  const changed = news.instances === 'all' ? 'all' : new Set([...news.instances, ...ALL_INSTANCES]);
  return { differs, changedInstances: changed };
}

const ALL_INSTANCES = Array.from({ length: INSTANCES }, (_, index) => index);

describe('the map', () => {
  it('is the same drawn change by change as drawn at once, wherever the camera goes', () => {
    fc.assert(
      fc.property(
        runs,
        fc.constantFrom('tasks' as const, 'instances' as const),
        fc.constantFrom(null, 0),
        fc.option(light),
        fc.array(
          fc.option(fc.record({ zoom: fc.double({ min: 1, max: 3, noNaN: true }), x: fc.nat(400), y: fc.nat(250) })),
          {
            minLength: 10,
            maxLength: 10,
          },
        ),
        (run, shade, litOwner, lit, moves) => {
          const model = createStageModel(() => 2);
          model.resize({ width: 400, height: 250, form: 'desktop' });
          const screen = newScreen(litOwner);
          for (const [at, step] of run.entries()) {
            model.accept(dataOf(step, shade));
            const move = moves[at];
            if (move) {
              model.update();
              model.zoomTo(move.zoom, move, move);
            }
            const update = model.update();
            if (update?.drawn.layout.level !== 'map') return;
            show(screen, model, update, lit ?? ALL_LIT, litOwner);
            model.forgetNews();
            const anew = newScreen(litOwner);
            show(anew, model, update, lit ?? ALL_LIT, litOwner);
            expect(Buffer.compare(bytes(screen.map), bytes(anew.map))).toBe(0);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('answers at each cell with its task, and between cells with the instance or nothing', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const model = createStageModel(() => 1);
        model.resize({ width: 400, height: 250, form: 'desktop' });
        for (const step of run) model.accept(dataOf(step, 'tasks'));
        const update = model.update();
        if (!update) throw new Error('nothing is drawn');
        const { layout, places, balancers } = update.drawn;
        const { book, tasks } = update.snapshot;
        const { block } = layout;
        if (!block) throw new Error('tasks have no cells');
        for (let row = 0; row < tasks.length / TASK_WIDTH; row += 1) {
          const taskIndex = tasks[row * TASK_WIDTH + TASK.taskIndex] ?? -1;
          const instance = tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1;
          if (instance < 0) continue;
          const slot = book.slotOf(taskIndex);
          const x = (layout.boxes[instance * 9] ?? 0) + ((slot % block.columns) + 0.5) * block.width;
          const y = (layout.boxes[instance * 9 + 1] ?? 0) + (Math.floor(slot / block.columns) + 0.5) * block.height;
          const target = { layout, places, tasks, balancers, pan: { x: 0, y: 0 }, taskIn: book.taskIn };
          expect(hitTest(target, x, y, false)).toEqual({ kind: 'task', taskIndex });
          const beside = hitTest(target, x + (block.columns - (slot % block.columns)) * block.width, y, false);
          expect(beside).toBe(null);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function bytes({ pixels }: MapPixels): Uint8Array {
  return new Uint8Array(pixels.buffer);
}
