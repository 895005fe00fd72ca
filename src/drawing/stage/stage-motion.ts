import type { RunningAnimation, Scheduler } from '../scheduler';
import type { BaseLayers } from './base-layers';
import type { Point } from './camera';
import type { Drawn } from './drawn';
import { hullBetween, sameHull } from './hull';
import type { HullShape } from './hull';
import { TIMES, paneEase, planMotion } from './motion';
import type { FrameCause, MotionPlan } from './motion';
import type { HullScene } from './scene';
import type { Update } from './stage-model';
import type { Departure, Travellers } from './travellers';

/** Sets in motion what changed between two pictures: tasks that travel, gaps that close, pictures that fade into each other. */
export interface StageMotion {
  begin(update: Update, cause: FrameCause, speed: 'slow' | number, reduced: boolean, held: number): void;
  /** Where hulls are that have not reached their place yet. */
  readonly moved: ReadonlyMap<number, HullShape>;
  /** Ms in which changes of state are cross-faded in this picture. */
  readonly fadeMs: number;
}

export function createStageMotion(
  scheduler: Scheduler,
  base: BaseLayers,
  travellers: Travellers,
  repaint: () => void,
  originOf: (taskIndex: number) => Point | null,
): StageMotion {
  let moved: ReadonlyMap<number, HullShape> = new Map();
  let closing: RunningAnimation | null = null;
  let fadeMs = 0;

  /** Hulls that stay on their instance but not in their place slide there. */
  function close(before: Drawn, next: Drawn): void {
    const from = new Map<number, HullShape>();
    const was = new Map(before.scene.hulls.map((hull) => [hull.taskIndex, hull]));
    const targets = new Map<number, HullScene>();
    for (const hull of next.scene.hulls) {
      const old = was.get(hull.taskIndex);
      const shown = moved.get(hull.taskIndex) ?? old;
      if (!old || !shown || old.instanceIndex !== hull.instanceIndex || sameHull(shown, hull)) continue;
      from.set(hull.taskIndex, shown);
      targets.set(hull.taskIndex, hull);
    }
    closing?.cancel();
    if (from.size === 0) return;
    moved = from;
    closing = scheduler.animate({
      duration: TIMES.closeGap,
      ease: paneEase,
      tick(progress) {
        moved = new Map(
          [...targets].map(([task, hull]) => [task, hullBetween(from.get(task) ?? hull, hull, progress)]),
        );
        repaint();
      },
      end() {
        moved = new Map();
        repaint();
      },
    });
  }

  function depart(plan: MotionPlan, before: Drawn, next: Drawn, held: number): void {
    const was = new Map(before.scene.hulls.map((hull) => [hull.taskIndex, hull]));
    const now = new Map(next.scene.hulls.map((hull) => [hull.taskIndex, hull]));
    const { metrics } = next.layout;
    const departures = plan.travels.flatMap(({ taskIndex, fromTaskIndex }): Departure[] => {
      const hull = now.get(taskIndex);
      const old = was.get(fromTaskIndex);
      if (!hull || taskIndex === held) return [];
      if (fromTaskIndex >= 0) return old ? [{ hull, origin: { kind: 'hull', hull: old, of: old } }] : [];
      return [{ hull, origin: { kind: 'point', ...(originOf(taskIndex) ?? { x: metrics.left, y: metrics.railY }) } }];
    });
    if (departures.length > 0) void travellers.start(next.layout, departures, plan.travelMs);
  }

  return {
    begin(update, cause, speed, reduced, held) {
      const { before, drawn, snapshot } = update;
      fadeMs = 0;
      if (update.layoutChanged) {
        travellers.retarget(drawn.layout, drawn.scene.hulls);
        closing?.cancel();
        moved = new Map();
      }
      if (!before || !update.worldChanged) return;
      const elements = drawn.layout.level === 'hulls' || drawn.layout.level === 'detail';
      // Rows are not in order of creation; what travels is.
      const placed = elements ? snapshot.book.news.placed.view().toSorted() : [];
      const plan = planMotion({ before: before.snapshot, next: snapshot, cause, speed, placed });
      if (reduced) {
        if (plan.travels.length > 0 || plan.crossFade) base.crossFade(TIMES.reducedFade);
        return;
      }
      const sameWorld = before.snapshot.world === snapshot.world;
      if (plan.smooth && !sameWorld) base.crossFade(TIMES.stateChange);
      else if (update.fleetChanged) base.crossFade(TIMES.levelFade);
      if (!plan.smooth) return;
      fadeMs = sameWorld ? TIMES.stateChange : 0;
      if (sameWorld && !update.layoutChanged) close(before.drawn, drawn);
      depart(plan, before.drawn, drawn, held);
    },
    get moved() {
      return moved;
    },
    get fadeMs() {
      return fadeMs;
    },
  };
}
