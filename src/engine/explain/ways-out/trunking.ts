import { findInstanceType } from '../../../ecs/instance-types';
import type { Fix } from './fix';
import type { Question } from './question';

const SIZE = 0.35;

/** The instances of a fleet's entry come with a trunk interface, from the start of the run. @param instances that lack nothing but interfaces */
export function trunked({ engine, scenario }: Question, instances: readonly number[]): Fix[] {
  const entries = new Set(instances.map((instance) => engine.state.instanceLife.entry[instance] ?? -1));
  for (const index of entries) {
    const entry = scenario.containerInstances[index];
    if (!entry || entry.awsvpcTrunking) continue;
    if ((findInstanceType(entry.instanceType)?.awsvpcTasksTrunked ?? null) === null) continue;
    return [
      {
        change: { kind: 'trunking', entry: entry.id },
        edits: [{ path: ['containerInstances', index, 'awsvpcTrunking'], value: true }],
        action: null,
        size: SIZE,
      },
    ];
  }
  return [];
}
