import type { Mark } from '../marks';
import type { RunningAnimation, Scheduler } from '../scheduler';
import type { HullShape } from './hull';
import { hullMarks } from './hull-marks';
import type { StageLayout } from './layout';
import { travelEase } from './motion';
import { SELECTED, ringMarks, routeMarks } from './overlay-marks';
import type { HullScene } from './scene';
import { routeTo, travellerAt } from './travel';
import type { Origin, Route } from './travel';

/** Tasks that are on their way. While one travels it is not drawn in its place. */

export interface Departure {
  readonly hull: HullScene;
  readonly origin: Origin;
  /** Lane thickness on the rail, for a task that travels alone and slowly; otherwise it is small all the way. */
  readonly railLane?: number;
  readonly ringed?: boolean;
}

export interface Travellers {
  /** Sends tasks off, all at once. Resolves when they have arrived. */
  start(layout: StageLayout, departures: readonly Departure[], durationMs: number): Promise<void>;
  readonly hidden: ReadonlySet<number>;
  marks(unit: number): Mark[];
  /** Leads them to where their places are now; those whose hull is gone arrive at once. */
  retarget(layout: StageLayout, hulls: readonly HullScene[]): void;
  /** Puts all into their places at once. */
  finish(): void;
}

interface Traveller extends Omit<Departure, 'hull'> {
  hull: HullScene;
  route: Route;
  readonly from: HullShape | null;
  progress: number;
}

/** With more than these on their way, their ways are not drawn: a line each would hide the drawing. */
const MOST_ROUTES = 3;

export function createTravellers(scheduler: Scheduler, repaint: () => void): Travellers {
  const travelling = new Map<number, Traveller>();
  const animations = new Set<RunningAnimation>();

  return {
    start(layout, departures, durationMs) {
      const group = departures.map((departure): Traveller => {
        const route = routeTo(layout, departure.hull, departure.origin);
        const from = departure.origin.kind === 'hull' ? departure.origin.hull : null;
        return { ...departure, route, from, progress: 0 };
      });
      for (const each of group) travelling.set(each.hull.taskIndex, each);
      const animation = scheduler.animate({
        duration: durationMs,
        ease: travelEase,
        tick(progress) {
          for (const each of group) each.progress = progress;
          repaint();
        },
        end() {
          animations.delete(animation);
          for (const each of group)
            if (travelling.get(each.hull.taskIndex) === each) travelling.delete(each.hull.taskIndex);
          repaint();
        },
      });
      animations.add(animation);
      return animation.done;
    },
    get hidden() {
      return new Set(travelling.keys());
    },
    marks(unit) {
      const all = [...travelling.values()];
      const withRoutes = all.length <= MOST_ROUTES;
      return all.flatMap((each) => {
        const shape = travellerAt(each.route, each.hull, each.from, each.progress, each.railLane);
        const hull: HullScene = { ...each.hull, ...shape };
        return [
          ...(withRoutes ? routeMarks(each.route, each.hull, each.progress, unit) : []),
          ...(each.ringed ? ringMarks(shape, SELECTED) : []),
          ...hullMarks(hull, { size: 11 * unit, labels: shape.cpuTo - shape.cpuFrom > 20 }),
        ];
      });
    },
    retarget(layout, hulls) {
      for (const [taskIndex, each] of travelling) {
        const hull = hulls.find((other) => other.taskIndex === taskIndex);
        if (!hull) travelling.delete(taskIndex);
        else {
          each.hull = hull;
          each.route = routeTo(layout, hull, each.origin);
        }
      }
    },
    finish() {
      for (const animation of animations) animation.finish();
    },
  };
}
