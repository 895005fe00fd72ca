import { TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import { runEngine } from '../clock';
import type { Engine } from '../engine';
import { dropEvent, emptyEvent, emptyQueue, EVENT, peekEvent, pushEvent } from '../event-queue';
import { setUp } from '../setup';
import { statusAtMs } from '../task-rows/moments';
import type { SimulationState } from '../state';
import { median } from './figure';
import { lifecycleEndSeconds, lifecycleScenario } from './lifecycle-scenario';
import type { LifecycleSize } from './lifecycle-scenario';

/**
 * The whole engine on tasks that go all their way from PROVISIONING to STOPPED, against the event queue alone with one event for each status of each
 * of these tasks at the very same moments. In turns, medians; only the ratio is a result, the times are those of one machine.
 */
export interface LifecycleSpeed {
  readonly size: LifecycleSize;
  readonly tasks: number;
  /** Changes of a task's status, which are the queue's events. */
  readonly transitions: number;
  /** Processor time, medians. */
  readonly engineMs: number;
  readonly queueMs: number;
}

export function measureLifecycle(size: LifecycleSize, rounds: number): LifecycleSpeed {
  const engineMs: number[] = [];
  const queueMs: number[] = [];
  let tasks = 0;
  let transitions = 0;
  for (let round = 0; round < rounds; round++) {
    const { engine, tookMs } = runLifecycle(size);
    engineMs.push(tookMs);
    const lives = livesOf(engine.state);
    tasks = engine.state.tasks.count;
    queueMs.push(timed(() => (transitions = runQueue(lives))));
  }
  return { size, tasks, transitions, engineMs: median(engineMs), queueMs: median(queueMs) };
}

/** The engine's run, from the world as it is at second 0 on. */
export function runLifecycle(size: LifecycleSize): { readonly engine: Engine; readonly tookMs: number } {
  const engine = setUp(lifecycleScenario(size));
  const tookMs = timed(() => runEngine(engine, lifecycleEndSeconds(size) * 1_000));
  return { engine, tookMs };
}

/** When each status of each task began, in the order of the way; NaN for one that it skipped. All have come to their end, or the benchmark is none. */
function livesOf(state: SimulationState): Float64Array {
  const { tasks } = state;
  const statuses = TASK_STATUSES.length;
  for (let task = 0; task < tasks.count; task++)
    if (tasks.lastStatus[task] !== TASK_STATUS.STOPPED) throw new Error(`task ${task} is not STOPPED`);
  return Float64Array.from({ length: tasks.count * statuses }, (_, at) =>
    statusAtMs(state, Math.floor(at / statuses), at % statuses),
  );
}

/** A task's event brings the one of its next status; new tasks come in between as they came in the run. Answers with how many events there were. */
function runQueue(lives: Float64Array): number {
  const statuses = TASK_STATUSES.length;
  const queue = emptyQueue();
  const event = emptyEvent();
  let taken = 0;
  let created = 0;
  for (;;) {
    peekEvent(queue, event);
    if (created < lives.length && (lives[created] ?? 0) <= event.timeMs) {
      pushEvent(queue, lives[created] ?? 0, EVENT.task, created, 0);
      created += statuses;
      continue;
    }
    if (event.timeMs === Infinity) return taken;
    dropEvent(queue);
    taken++;
    for (let next = event.argument + 1; next < statuses; next++) {
      const atMs = lives[event.subject + next] ?? NaN;
      if (Number.isNaN(atMs)) continue;
      pushEvent(queue, atMs, EVENT.task, event.subject, next);
      break;
    }
  }
}

/** Processor time in ms, of this process alone: what else the machine does counts less. */
export function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
