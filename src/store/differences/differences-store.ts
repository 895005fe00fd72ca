import { create } from 'zustand';
import { TASK_WIDTH } from '../../frame/frame';
import type { WorldView } from '../frame-store';
import { useWorlds } from '../worlds/worlds';
import type { WorldHandle } from '../worlds/worlds';
import { differencesOf } from './differences';
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

/** Keeps what differs known for the worlds on the page, until it is ended. */
export function followDifferences(): () => void {
  let ends: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let comparedAtMs = -Infinity;

  function compare(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const views = viewsAtOneMoment(useWorlds.getState().worlds);
    if (views === null) return;
    comparedAtMs = performance.now();
    const differences = differencesOf(views);
    if (!same(differences, useDifferences.getState().differences)) useDifferences.setState({ differences });
  }

  function look(): void {
    const views = viewsAtOneMoment(useWorlds.getState().worlds);
    if (views === null) return;
    const tasks = views.reduce((sum, { frame }) => sum + frame.tasks.length / TASK_WIDTH, 0);
    const dueInMs = tasks > FEW_TASKS ? comparedAtMs + PAUSE_MS - performance.now() : 0;
    if (dueInMs <= 0) compare();
    else timer ??= setTimeout(compare, dueInMs);
  }

  function follow(worlds: readonly WorldHandle[]): void {
    for (const end of ends) end();
    ends = worlds.length > 1 ? worlds.map(({ frames }) => frames.subscribe(look)) : [];
    useDifferences.setState({ differences: null });
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
    useDifferences.setState({ differences: null, only: false });
  };
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
    return tasks.size === other?.size && [...tasks].every((task) => other.has(task));
  });
}
