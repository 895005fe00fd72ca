import { nextProvider, sharesOf } from '../../../ecs/capacity-strategy';
import type { CapacityProviderStrategyItem } from '../../../ecs/service';
import { isRecord } from '../../../lib/is-record';

/** To which providers of a strategy the first tasks go, and how many each gets: services-and-capacity 4.2. */
export interface NextTasks {
  /** Positions in the strategy, in the order of the tasks. */
  readonly order: readonly number[];
  /** By position. */
  readonly totals: readonly number[];
}

/** The first `tasks` of a service; fewer where no provider takes more. `strategy`: as written, whatever it is. */
export function nextTasks(strategy: readonly unknown[], tasks: number): NextTasks {
  const items = strategy.map((item): CapacityProviderStrategyItem => {
    const { capacityProvider, base, weight } = isRecord(item) ? item : {};
    return { capacityProvider: String(capacityProvider), base: amount(base), weight: amount(weight) };
  });
  const shares = sharesOf(items);
  const totals = items.map(() => 0);
  const order: number[] = [];
  while (order.length < tasks) {
    const next = nextProvider(shares, totals);
    if (next < 0) break;
    totals[next] = (totals[next] ?? 0) + 1;
    order.push(next);
  }
  return { order, totals };
}

function amount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0;
}
