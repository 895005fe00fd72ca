import { TASK, TASK_WIDTH } from '../frame/frame';
import { taskFactsOfRow } from './facts';
import type { TaskFacts } from './facts';
import type { WorldView } from './frame-store';

/** A zone's tasks on Fargate. */
export interface FargateZone {
  readonly zone: string;
  readonly count: number;
  /** In order of creation; null where all zones together have more than are listed one by one. */
  readonly tasks: readonly TaskFacts[] | null;
}

/** Tasks on Fargate by zone, empty zones too; none where no task is on Fargate. It looks at every task: for what is not asked every frame. */
export function fargateZones(view: WorldView, most: number): readonly FargateZone[] {
  const { zones } = view.catalog;
  const { tasks } = view.frame;
  const rows = zones.map((): number[] => []);
  for (let at = TASK.zoneIndex, row = 0; at < tasks.length; at += TASK_WIDTH, row++) rows[tasks[at] ?? -1]?.push(row);
  const all = rows.reduce((sum, own) => sum + own.length, 0);
  if (all === 0) return [];
  return zones.map((zone, index) => {
    const own = rows[index] ?? [];
    const facts = all > most ? null : own.flatMap((row) => taskFactsOfRow(view, row) ?? []);
    return { zone, count: own.length, tasks: facts && facts.sort((a, b) => a.taskIndex - b.taskIndex) };
  });
}
