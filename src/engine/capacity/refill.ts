import type { Engine } from '../engine';
import { fillGroup } from './launch';
import { leaveGroup } from './members';

/** Groups bring themselves back to their desired capacity. */

/** The machine of an instance is gone, and this is noticed: its group launches another one. */
export function replaceMember(engine: Engine, instance: number): void {
  const group = leaveGroup(engine.state, instance);
  if (group) fillGroup(engine, group, 'An instance was taken out of service: its EC2 instance has been terminated.');
}

/** A zone is in order again. */
export function refillGroups(engine: Engine): void {
  const cause = 'Difference between desired and actual capacity.';
  for (const group of engine.state.capacity.groups) fillGroup(engine, group, cause);
}
