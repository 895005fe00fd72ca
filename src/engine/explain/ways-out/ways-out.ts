import type { WayOut } from '../../../frame/ways-out';
import type { Simulation } from '../../simulation';
import type { JsonObject } from './document';

/**
 * The smallest changes that would have placed the task of decision `number`, the smallest first; none where it was placed.
 * @param document what the simulation's scenario was read from
 */
export function* waysOut(
  _simulation: Simulation,
  _document: JsonObject,
  _number: number,
): Generator<undefined, WayOut[], undefined> {
  yield;
  return [];
}
