import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { instanceId } from '../names';
import type { AutoScalingGroup } from './capacity-state';

/** What an Auto Scaling group does is kept, and told in the feed. */

/** @param from the desired capacity before; it is what the group has now after */
export function noteActivity(
  engine: Engine,
  group: AutoScalingGroup,
  {
    from,
    description,
    cause,
    instances,
  }: {
    readonly from: number;
    readonly description: string;
    readonly cause: string;
    readonly instances: readonly number[];
  },
): void {
  const { state } = engine;
  const { provider, desiredCapacity: to } = group;
  state.capacityActivities.push({ atMs: state.timeMs, provider, from, to, description, cause, instances });
  const name = state.capacityProviders[provider] ?? '';
  writeEvent(engine, 'scaling', `Auto Scaling group ${name}: ${description} ${cause}`, { instances });
}

/** `on-demand-1, on-demand-2` */
export function namesOf(engine: Engine, instances: readonly number[]): string {
  return instances.map((instance) => instanceId(engine.state, instance)).join(', ');
}
