import { TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { cubicBezier } from '../easing';

/** Times of everything that moves, in ms of real time, and what moves between two frames. */

export const TIMES = {
  hover: 80,
  /** Menus, levels, panes. */
  levelFade: 160,
  closeGap: 160,
  stateChange: 200,
  travel: 400,
  travelSlow: 700,
  travelReplay: 600,
  reducedFade: 120,
  beat: 900,
  beatDim: 300,
  rankApart: 80,
} as const;

/** At most so many tasks travel at once after another strategy was chosen; the rest cross-fade. */
export const MOST_TRAVELLERS = 40;
/** Above this speed tasks only appear. */
const FASTEST_TRAVEL = 4;

export const travelEase = cubicBezier(0.45, 0, 0.15, 1);
export const paneEase = cubicBezier(0.2, 0, 0, 1);

/** How a frame came about: time went on, a jump to another moment, or another world. */
export type FrameCause = 'advance' | 'jump' | 'world';

/** What motion compares: a world's strings and its tasks. */
export interface TaskTable {
  readonly catalog: Catalog;
  readonly tasks: Int32Array;
}

export interface TravelPlan {
  readonly taskIndex: number;
  /** Where it came from in the world before; -1 for a task that was just placed. */
  readonly fromTaskIndex: number;
}

export interface MotionPlan {
  readonly travels: readonly TravelPlan[];
  readonly travelMs: number;
  /** Tasks that went elsewhere without travelling: the whole drawing cross-fades. */
  readonly crossFade: boolean;
  /** Changes of state and closing gaps are animated. */
  readonly smooth: boolean;
}

const STILL: MotionPlan = { travels: [], travelMs: 0, crossFade: false, smooth: false };

/** Two pictures, and how one became the other. */
export interface Change {
  readonly before: TaskTable | null;
  readonly next: TaskTable;
  readonly cause: FrameCause;
  readonly speed: 'slow' | number;
  /** Tasks that have an instance now and had none before. */
  readonly placed: Iterable<number>;
}

/** What is to move when the next picture is drawn. */
export function planMotion({ before, next, cause, speed, placed }: Change): MotionPlan {
  if (before === null || cause === 'jump') return STILL;
  if (cause === 'world') return planReplay(before, next);
  if (speed !== 'slow' && speed > FASTEST_TRAVEL) return STILL;
  const travels: TravelPlan[] = [];
  for (const taskIndex of placed) {
    if (travels.length === MOST_TRAVELLERS) break;
    travels.push({ taskIndex, fromTaskIndex: -1 });
  }
  return {
    travels,
    travelMs: speed === 'slow' ? TIMES.travelSlow : TIMES.travel,
    crossFade: false,
    smooth: true,
  };
}

/** With more tasks than these in either world, none is followed: the drawing only cross-fades. */
const MOST_FOLLOWED = 20_000;

/** Tasks matched by owner and number between two worlds: those on another instance travel, as many as may. */
function planReplay(before: TaskTable, next: TaskTable): MotionPlan {
  if (Math.max(before.tasks.length, next.tasks.length) > MOST_FOLLOWED * TASK_WIDTH)
    return { ...STILL, crossFade: true, smooth: true };
  const was = new Map<string, { readonly taskIndex: number; readonly instance: string }>();
  for (const task of namedTasks(before)) was.set(task.name, task);
  const travels: TravelPlan[] = [];
  let others = 0;
  for (const task of namedTasks(next)) {
    const old = was.get(task.name);
    if (old?.instance === task.instance) continue;
    if (old && travels.length < MOST_TRAVELLERS)
      travels.push({ taskIndex: task.taskIndex, fromTaskIndex: old.taskIndex });
    else others += 1;
  }
  return { travels, travelMs: TIMES.travelReplay, crossFade: others > 0, smooth: true };
}

function* namedTasks({ catalog, tasks }: TaskTable): Generator<{ name: string; taskIndex: number; instance: string }> {
  for (let row = 0; row < rowCount(tasks, TASK_WIDTH); row += 1) {
    const value = (column: number): number => tasks[row * TASK_WIDTH + column] ?? -1;
    const instance = catalog.instances[value(TASK.instanceIndex)];
    if (!instance) continue;
    const owner = catalog.owners[value(TASK.ownerIndex)];
    yield {
      name: `${owner?.name ?? ''}-${value(TASK.number)}`,
      taskIndex: value(TASK.taskIndex),
      instance: instance.id,
    };
  }
}

let lessMotion: MediaQueryList | null = null;

/** Whether the person asked for less motion. */
export function prefersReducedMotion(): boolean {
  if (typeof matchMedia !== 'function') return false;
  lessMotion ??= matchMedia('(prefers-reduced-motion: reduce)');
  return lessMotion.matches;
}
