import { create } from 'zustand';
import { TASK_WIDTH } from '../../frame/frame';
import type { WorldView } from '../frame-store';
import { useWorlds } from '../worlds/worlds';
import type { WorldHandle } from '../worlds/worlds';
import { differencesInSteps } from './differences';
import type { WorldDifferences } from './differences';

interface DifferencesState {
  /** At the moment that is shown; null while nothing is compared, and until it is known. */
  readonly differences: WorldDifferences | null;
  /** Whether all but what differs fades. */
  readonly only: boolean;
}

/** What is elsewhere in worlds side by side. Its sets are others when they may say something else. */
export const useDifferences = create<DifferencesState>()(() => ({ differences: null, only: false }));

/** Up to so many tasks in all worlds together are compared with every frame; more while time goes on only so often: wall-clock ms. */
const FEW_TASKS = 4_000;
const PAUSE_MS = 400;
/** How long the page may be held up by it at a time, wall-clock ms. */
const SLICE_MS = 16;

/** Keeps what differs known for the worlds on the page, until it is ended. */
export function followDifferences(): () => void {
  let ends: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let comparedAtMs = -Infinity;

  let steps: ReturnType<typeof differencesInSteps> | null = null;

  function compare(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const views = viewsAtOneMoment(useWorlds.getState().worlds);
    if (views === null) return;
    comparedAtMs = performance.now();
    steps = differencesInSteps(views);
    goOn();
  }

  /** In slices; a frame that comes between them ends it, since rows change in place. */
  function goOn(): void {
    timer = null;
    const untilMs = performance.now() + SLICE_MS;
    while (steps !== null) {
      const step = steps.next();
      if (step.done === true) {
        steps = null;
        if (!same(step.value, useDifferences.getState().differences))
          useDifferences.setState({ differences: step.value });
      } else if (performance.now() > untilMs) {
        timer = setTimeout(goOn, 0);
        return;
      }
    }
  }

  function look(): void {
    const views = viewsAtOneMoment(useWorlds.getState().worlds);
    if (steps !== null && timer !== null) clearTimeout(timer);
    if (steps !== null) [steps, timer] = [null, null];
    if (views === null) return;
    const tasks = views.reduce((sum, { frame }) => sum + frame.tasks.length / TASK_WIDTH, 0);
    const dueInMs = tasks > FEW_TASKS ? comparedAtMs + PAUSE_MS - performance.now() : 0;
    if (dueInMs <= 0) compare();
    else timer ??= setTimeout(compare, dueInMs);
  }

  function follow(worlds: readonly WorldHandle[]): void {
    for (const end of ends) end();
    ends = worlds.length > 1 ? worlds.map(({ frames }) => frames.subscribe(look)) : [];
    useDifferences.setState(nothingOf(worlds));
    compare();
  }

  let followed = useWorlds.getState().worlds;
  follow(followed);
  const endWorlds = useWorlds.subscribe(({ worlds }) => {
    if (sameFrames(worlds, followed)) return;
    followed = worlds;
    follow(worlds);
  });
  return () => {
    endWorlds();
    for (const end of ends) end();
    if (timer !== null) clearTimeout(timer);
    useDifferences.setState(nothingOf(useWorlds.getState().worlds));
  };
}

/** Nothing is known to differ; what a person wants to see of it stays for as long as there are worlds to compare. */
function nothingOf(worlds: readonly WorldHandle[]): Partial<DifferencesState> {
  return worlds.length > 1 ? { differences: null } : { differences: null, only: false };
}

/** Null while one of them is at another moment than the others: its frame is on its way. */
function viewsAtOneMoment(worlds: readonly WorldHandle[]): WorldView[] | null {
  const views = worlds.flatMap(({ frames }) => frames.view() ?? []);
  const isOne = views.every(({ frame }) => frame.timeMs === views[0]?.frame.timeMs);
  return isOne && views.length === worlds.length && views.length > 1 ? views : null;
}

function sameFrames(a: readonly WorldHandle[], b: readonly WorldHandle[]): boolean {
  return a.length === b.length && a.every(({ frames }, index) => frames === b[index]?.frames);
}

function same(a: WorldDifferences, b: WorldDifferences | null): boolean {
  if (a.names !== b?.names || a.tasks.length !== b.tasks.length) return false;
  return a.tasks.every((tasks, world) => {
    const other = b.tasks[world];
    if (tasks.size !== other?.size) return false;
    for (const task of tasks) if (!other.has(task)) return false;
    return true;
  });
}
