import { TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import { balancerMarks } from './balancer-marks';
import type { BaseLayers } from './base-layers';
import type { BeatPlayer } from './beat-player';
import { createDifferenceBook } from './differences';
import type { Differences } from './differences';
import { createLazyGhosts } from './lazy-ghosts';
import { firstVm } from './fargate/find';
import { instanceShape } from './shapes';
import { ALL_LIT } from './light';
import type { Light } from './light';
import type { Snapshot } from './snapshot';
import type { Overlay } from './overlay';
import type { StageMotion } from './stage-motion';
import type { Update } from './stage-model';
import type { StageModel } from './stage-model';
import { emptyMarks, isEmptyLayout, pointedMarks } from './stage-overlay-marks';
import type { Pointed } from './stage-overlay-marks';
import type { StageData } from './stage-types';
import type { Travellers } from './travellers';
import type { StageView } from './view';
import { groupTexts, gutterMarks, tasksPerColumn, tasksPerZone, windowOf, zoneHeadMarks } from './zone-heads';

/** Paints one picture: base layer, heads, and what lies over them. */
export interface StagePainter {
  paint(update: Pick<Update, 'drawn' | 'snapshot'>, data: StageData, pointed: Omit<Pointed, 'hidden'>): void;
  /** What was painted last. */
  readonly view: StageView | null;
}

export interface PainterParts {
  readonly model: StageModel;
  readonly base: BaseLayers;
  readonly overlay: Overlay;
  readonly motion: StageMotion;
  readonly travellers: Travellers;
  readonly beats: BeatPlayer;
  readonly repaint: () => void;
}

export function createStagePainter({
  model,
  base,
  overlay,
  motion,
  travellers,
  beats,
  repaint,
}: PainterParts): StagePainter {
  /** True once tasks have been on the drawing: what start-up measurements wait for. */
  let seen = false;

  function paintHeads(update: Pick<Update, 'drawn' | 'snapshot'>, { selection, arrangement }: StageData): void {
    const { layout } = update.drawn;
    const { book: rows, catalog } = update.snapshot;
    const pods = catalog.lens === 'eks';
    const counts = tasksPerZone(layout, rows.liveTasks);
    const fargateCounts = tasksPerColumn(update.drawn.flow?.columns ?? [], rows);
    const byProvider = arrangement?.group.by === 'capacityProvider';
    const texts = byProvider ? groupTexts(layout, update.snapshot.groups) : null;
    const notes = (layout.byZone ? beats.picture?.zones : null) ?? null;
    const failed = new Set(update.snapshot.failedZones);
    const zones = layout.zones.map((zone) => `${zone.zone} ${zone.x} ${zone.width} ${zone.instances.length}`);
    const window = windowOf(layout, model.camera.x, model.viewport.width);
    const selected = selection?.kind === 'task' ? selection.taskIndex : -1;
    const { balancers } = update.drawn;
    const key = [
      window.from,
      window.to,
      counts.join(),
      fargateCounts.join(),
      texts?.join(),
      layout.fargate.map(({ name, x, width }) => `${name} ${x} ${width}`).join(),
      zones.join(),
      layout.metrics.zoneRuleY,
      [...failed].join(),
      pods,
      [...(notes ?? [])].map(([, note]) => note.text).join(),
      JSON.stringify(balancers),
      balancers.stations.length > 0 ? selected : '',
    ].join(';');
    overlay.heads(
      () => [
        ...balancerMarks(balancers, { layout, window, selected }),
        ...zoneHeadMarks(layout, { taskCounts: counts, fargateCounts, groupTexts: texts, notes, failed, pods, window }),
      ],
      key,
    );
    overlay.place(layout, model.camera, model.viewport);
    overlay.gutter(gutterMarks(layout, firstLanes(update)));
  }

  let painted: StageView | null = null;
  const book = createDifferenceBook();
  let light: Light = ALL_LIT;
  let litList: readonly number[] | null = null;
  let taskList: readonly number[] | null = null;
  const ghosts = createLazyGhosts(repaint);

  /** The same object as long as it says the same. */
  function lightOf(
    { filter = null, litInstances = null, litTasks = null, selection, onlyDiffering = false }: StageData,
    snapshot: Snapshot,
    differs: Differences | null,
  ): Light {
    const siblings = selection?.kind === 'task' ? ownerOf(snapshot, selection.taskIndex) : null;
    const differing = onlyDiffering ? differs : null;
    const isSame = light.filter === filter && light.siblings === siblings && light.differing === differing;
    if (isSame && litList === litInstances && taskList === litTasks) return light;
    litList = litInstances;
    taskList = litTasks;
    light = {
      filter,
      litInstances: litInstances && new Set(litInstances),
      litTasks: litTasks && new Set(litTasks),
      siblings,
      differing,
    };
    return light;
  }

  /** The news, and the instances whose rings are others. */
  function changedWith(rings: ReadonlySet<number>): StageView['changedInstances'] {
    const { instances } = model.news;
    return instances === 'all' || rings.size === 0 ? instances : new Set([...instances, ...rings]);
  }

  return {
    get view() {
      return painted;
    },
    paint(update, data, pointed) {
      const { drawn, snapshot } = update;
      const { unit } = drawn.layout.metrics;
      const hidden = new Set(travellers.hidden);
      if (beats.hiddenTask >= 0) hidden.add(beats.hiddenTask);
      const { differs, changed } = book.take(data.differs ?? null, snapshot);
      const view: StageView = (painted = {
        scene: drawn.scene,
        places: drawn.places,
        flow: drawn.flow,
        catalog: snapshot.catalog,
        tasks: snapshot.tasks,
        instances: snapshot.instances,
        inView: drawn.inView,
        theme: data.theme,
        pan: model.camera,
        width: model.viewport.width,
        height: model.viewport.height,
        litOwner: data.litOwner,
        light: lightOf(data, snapshot, differs),
        differs,
        book: snapshot.book,
        changedInstances: changedWith(changed),
        selection: data.selection,
        beat: beats.picture?.instances ?? null,
        hidden,
        moved: motion.moved,
        fadeMs: motion.fadeMs,
      });
      base.paint(view, model.focus);
      paintHeads(update, data);
      const empty = drawn.inView.length === 0 && isEmptyLayout(drawn.layout);
      overlay.marks(
        empty
          ? emptyMarks(model.viewport.width, model.viewport.height, unit).marks
          : [
              ...beats.marks(drawn, unit),
              ...pointedMarks({ ...pointed, hidden }, drawn, snapshot),
              ...ghosts.marks(data.ghosts ?? null, drawn, snapshot),
            ],
      );
      overlay.travel(travellers.marks(unit));
      if (!seen && rowCount(snapshot.tasks, TASK_WIDTH) > 0) {
        seen = true;
        document.documentElement.dataset.stage = 'moving';
      }
    },
  };
}

/** Owner of a task, null when it has no row. */
function ownerOf({ book, tasks }: Snapshot, taskIndex: number): number | null {
  const row = book.rowOf(taskIndex);
  return row < 0 ? null : (tasks[row * TASK_WIDTH + TASK.ownerIndex] ?? null);
}

/** Middles of the first instance's lanes, for the words beside them. */
function firstLanes({
  drawn,
}: Pick<Update, 'drawn'>): { readonly cpuMiddle: number; readonly memoryMiddle: number } | null {
  const index = drawn.layout.zones.find((zone) => zone.instances.length > 0)?.instances[0];
  const frame = index === undefined ? firstVm(drawn.flow) : instanceShape(index, drawn.layout);
  return (
    frame && {
      cpuMiddle: (frame.cpuTop + frame.cpuBottom) / 2,
      memoryMiddle: (frame.memoryTop + frame.memoryBottom) / 2,
    }
  );
}
