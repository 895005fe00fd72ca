import type { CapacityDetail } from '../frame/capacity';
import type { Moment } from './simulation';

/** One capacity provider with how its group is sized and its history so far; null where there is none, or nothing is known of it yet. */
export function describeCapacity(_moment: Pick<Moment, 'world'>, _provider: number): CapacityDetail | null {
  return null;
}
