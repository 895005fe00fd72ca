import { ZONE_FIELD } from '../../ecs/placement';
import type { PlacementStrategy } from '../../ecs/placement';

/** Scale-in written so that it is plainly right, as `oracle.ts` is for placement. Source: placement-and-lifecycle 2.4. */

/** A live task of the service, and what counts about it and its instance. */
export interface PlainStopTask {
  /** In order of creation. */
  readonly number: number;
  /** Position of its instance in the fleet. */
  readonly instance: number;
  readonly zone: string;
  /** What the instance has left, this task still there, and what the task gives back. */
  readonly left: { readonly cpu: number; readonly memory: number };
  readonly gives: { readonly cpu: number; readonly memory: number };
  readonly protected: boolean;
  readonly oldDeployment: boolean;
  readonly draining: boolean;
  readonly unhealthy: boolean;
  readonly notRunning: boolean;
}

/** Number of the task to stop; null where all are protected. */
export function stopOracle(
  tasks: readonly PlainStopTask[],
  strategies: readonly PlacementStrategy[],
  draw: (count: number) => number,
): number | null {
  let pool = tasks.filter((task) => !task.protected);
  for (const flag of ['oldDeployment', 'draining', 'unhealthy', 'notRunning'] as const) {
    if (pool.some((task) => task[flag])) pool = pool.filter((task) => task[flag]);
  }
  if (pool.length === 0) return null;
  pool.sort((a, b) => a.instance - b.instance || b.number - a.number);
  let drawn = false;
  for (const rule of chainOf(strategies)) {
    if (rule.type === 'random') {
      const one = drawn ? 0 : draw(pool.length);
      pool = pool.slice(one, one + 1);
      drawn = true;
      continue;
    }
    const most = Math.max(...pool.map((task) => value(rule, task, tasks)));
    pool = pool.filter((task) => value(rule, task, tasks) === most);
  }
  return pool[0]?.number ?? null;
}

/** How much speaks for stopping the task: tasks of the service around it, or what its instance would have left without it. */
function value({ type, field }: PlacementStrategy, task: PlainStopTask, tasks: readonly PlainStopTask[]): number {
  if (type === 'binpack') {
    const resource = field?.toLowerCase() === 'cpu' ? 'cpu' : 'memory';
    return task.left[resource] + task.gives[resource];
  }
  return tasks.filter((other) => (field === ZONE_FIELD ? other.zone === task.zone : other.instance === task.instance))
    .length;
}

function chainOf(strategies: readonly PlacementStrategy[]): readonly PlacementStrategy[] {
  const chain = strategies.length > 0 ? strategies : [{ type: 'spread', field: ZONE_FIELD } as const];
  return chain.at(-1)?.field === ZONE_FIELD ? [...chain, { type: 'spread', field: 'instanceId' }] : chain;
}
