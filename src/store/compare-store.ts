import { create } from 'zustand';
import { TASK_STATUS } from '../ecs/status';
import { TASK, TASK_WIDTH, rowCount } from '../frame/frame';
import { startSimulationClient } from '../worker/client';
import type { SimulationClient } from '../worker/client';
import { useBranches } from './branches-store';
import { createFrameStore } from './frame-store';
import type { FrameStore, WorldView } from './frame-store';

/** Another run, held against the one on the page: in a worker of its own, which is there only as long as something is compared. */
interface CompareState {
  /** Id of the branch; null while nothing is compared. */
  readonly branch: number | null;
  /** All that is known of its history. */
  readonly history: { readonly rows: Float64Array; readonly count: number } | null;
  /** How the two differ at the present moment; null until that is known. */
  readonly difference: Difference | null;
}

/** At the present moment, by what people see: RUNNING tasks, and a task that is elsewhere there, null where none is. */
export interface Difference {
  readonly here: number;
  readonly there: number;
  readonly moved: { readonly task: string; readonly instance: string } | null;
}

export const useCompare = create<CompareState>()(() => ({ branch: null, history: null, difference: null }));

/** From so many tasks on to compare takes a while, and is done only so often: wall-clock ms. */
const MANY_TASKS = 5_000;
const PAUSE_MS = 1_000;

let client: SimulationClient | null = null;
let endOfFrames: (() => void) | null = null;

/** Holds a branch against the present run, from now on, or with null none any more. */
export async function compareWith(id: number | null, frames: FrameStore): Promise<void> {
  endOfFrames?.();
  endOfFrames = null;
  client?.close();
  client = null;
  useCompare.setState({ branch: id, history: null, difference: null });
  const branch = useBranches.getState().branches.find((it) => it.id === id);
  if (!branch) return;
  const own = startSimulationClient();
  client = own;
  const reply = await own.load(branch.text, branch.endMs).catch(() => null);
  if (client !== own || reply === null || !reply.ok) return;
  const others = createFrameStore();
  others.accept(reply.frame, 'world');
  own.acknowledge(reply.frame);
  const { history = new Float64Array(), knownHistoryCount = 0 } = others.view() ?? {};
  useCompare.setState({ history: { rows: history, count: knownHistoryCount } });
  endOfFrames = follow(own, others, frames);
}

/** Asks for the present moment of the other run, and again when it has become another one. */
function follow(own: SimulationClient, others: FrameStore, frames: FrameStore): () => void {
  let asking = false;
  let asked = '';
  const look = async (): Promise<void> => {
    const view = frames.view();
    if (asking || view === null || momentOf(view) === asked || client !== own) return;
    asking = true;
    asked = momentOf(view);
    const answer = await own.advance({ kind: 'to', timeMs: view.frame.timeMs }).catch(() => null);
    if (answer !== null && client === own) {
      others.accept(answer.frame, 'jump');
      own.acknowledge(answer.frame);
      const [now, there] = [frames.view(), others.view()];
      if (there && now && momentOf(now) === asked) useCompare.setState({ difference: differenceOf(now, there) });
      if (rowCount(view.frame.tasks, TASK_WIDTH) > MANY_TASKS) await pause();
    }
    asking = false;
    if (answer !== null && client === own) void look();
  };
  void look();
  const endLooking = frames.subscribe(() => void look());
  // A branch that is gone, or has become the run on the page, is compared with no longer.
  const endBranches = useBranches.subscribe(({ branches }) => {
    if (!branches.some(({ id }) => id === useCompare.getState().branch)) void compareWith(null, frames);
  });
  return () => {
    endLooking();
    endBranches();
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** Another world at the same time is another moment. */
function momentOf({ frame }: WorldView): string {
  return `${frame.world} ${frame.timeMs}`;
}

function differenceOf(here: WorldView, there: WorldView): Difference {
  const placesHere = runningPlaces(here);
  const placesThere = runningPlaces(there);
  const moved = [...placesThere].find(([task, instance]) => placesHere.get(task) !== instance);
  return {
    here: placesHere.size,
    there: placesThere.size,
    moved: moved ? { task: moved[0], instance: moved[1] } : null,
  };
}

/** Instance by RUNNING task, as both are named on screen. */
function runningPlaces({ frame: { tasks }, catalog: { owners, instances } }: WorldView): Map<string, string> {
  const places = new Map<string, string>();
  for (let row = 0; row < rowCount(tasks, TASK_WIDTH); row++) {
    const cell = (column: number): number => tasks[row * TASK_WIDTH + column] ?? -1;
    if (cell(TASK.lastStatus) !== TASK_STATUS.RUNNING) continue;
    const name = `${owners[cell(TASK.ownerIndex)]?.name ?? ''}-${cell(TASK.number)}`;
    places.set(name, instances[cell(TASK.instanceIndex)]?.id ?? '');
  }
  return places;
}
