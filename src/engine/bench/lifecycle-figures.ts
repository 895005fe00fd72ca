import { atLeast, atMost, measured, median } from './figure';
import type { Figure } from './figure';
import { measureLifecycle, runLifecycle } from './lifecycle';
import type { LifecycleSize } from './lifecycle-scenario';

/** How often the engine may need the queue's time for the same events, and how much of its speed it keeps with many services. */
const OVER_QUEUE_AT = 4.5;
const MANY_OVER_FEW_AT = 0.5;

const LARGEST: LifecycleSize = { instances: 5_000, services: 60, tasks: 1_000_000, generations: 20 };
/** A million tasks take long: three runs of each side. */
const LARGEST_ROUNDS = 3;
/** As many tasks at a time. */
const FEW_SERVICES: LifecycleSize = { ...LARGEST, tasks: 200_000, generations: 4 };
const MANY_SERVICES: LifecycleSize = { ...FEW_SERVICES, services: 2_000 };
const ROUNDS = 5;

export function figures(): Figure[] {
  const { tasks, transitions, engineMs, queueMs } = measureLifecycle(LARGEST, LARGEST_ROUNDS);
  const [few, many] = tasksPerSecond([FEW_SERVICES, MANY_SERVICES]);
  return [
    atMost(
      '1,000,000 tasks, whole lifecycle, 5,000 instances, over the bare event queue on the same events',
      engineMs / queueMs,
      OVER_QUEUE_AT,
    ),
    measured('the same: tasks', tasks),
    measured('the same: changes of status, which are the events', transitions),
    measured('the same: engine, ms', engineMs),
    measured('the same: bare event queue, ms', queueMs),
    atLeast(
      'whole engine: throughput with 2,000 interleaved services over that with 60',
      (many ?? 0) / (few ?? 1),
      MANY_OVER_FEW_AT,
    ),
  ];
}

/** Tasks a second through their whole life, medians, the sizes in turns. */
function tasksPerSecond(sizes: readonly LifecycleSize[]): number[] {
  const speeds = sizes.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    sizes.forEach((size, index) => {
      const { engine, tookMs } = runLifecycle(size);
      speeds[index]?.push((engine.state.tasks.count * 1_000) / tookMs);
    });
  }
  return speeds.map(median);
}
