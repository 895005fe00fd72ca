import type { ServiceState, SimulationState } from '../state';
import { boundsOf } from './counts';

/** Writes down a service's desired count and bounds where they are others than at its pass before: the lines of its deployment chart. */
export function noteBounds({ timeMs }: Pick<SimulationState, 'timeMs'>, service: ServiceState): void {
  const { desired, lower, upper } = boundsOf(service);
  const last = service.bounds.at(-1);
  if (last?.desired === desired && last.minimum === lower && last.maximum === upper) return;
  if (last?.atMs === timeMs) service.bounds.pop();
  service.bounds.push({ atMs: timeMs, desired, minimum: lower, maximum: upper });
}
