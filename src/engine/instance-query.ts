import { isCustomAttribute } from '../ecs/custom-attributes';
import { INSTANCE_STATUS } from '../ecs/status';
import type { InstanceAttribute, InstanceMatch } from '../frame/instance-query';
import { compileQuery, usesTaskState } from '../query/compile';
import { parseQuery } from '../query/parse';
import { querySubject } from './world';
import type { World } from './world';

/**
 * The container instances that an expression of the cluster query language selects now, as ListContainerInstances with a filter would list them
 * (placement-and-lifecycle 3.1, 6.5).
 */
export function matchInstances(world: World, expression: string): InstanceMatch {
  const parsed = parseQuery(expression);
  if (!parsed.ok) {
    const { message, hint = null, start, end } = parsed.error;
    return { ok: false, mistake: { message, hint, start, end } };
  }
  const test = compileQuery(parsed.query);
  const { status, count } = world.instances;
  const found: number[] = [];
  for (let instance = 0; instance < count; instance += 1)
    if (status[instance] !== INSTANCE_STATUS.INACTIVE && test(querySubject(world, instance))) found.push(instance);
  return { ok: true, instances: Int32Array.from(found), changesWithTasks: usesTaskState(parsed.query) };
}

/** Every attribute of the fleet that tells instances apart by a value, or that a person has given; by name. */
export function instanceAttributes({ instances }: World): InstanceAttribute[] {
  const values = new Map<string, Set<string>>();
  const capabilities = new Set<string>();
  for (const { attributes } of instances.records) {
    for (const [name, value] of attributes) {
      if (capabilities.has(name)) continue;
      const known = values.get(name);
      if (known) known.add(value);
      else if (value === '' && !isCustomAttribute(name)) capabilities.add(name);
      else values.set(name, new Set([value]));
    }
  }
  return [...values].sort(byName).map(([name, distinct]) => {
    const sorted = [...distinct].sort();
    const position = new Map(sorted.map((value, index) => [value, index]));
    const byInstance = Int32Array.from(instances.records, ({ attributes }) => {
      const value = attributes.get(name);
      return value === undefined ? -1 : (position.get(value) ?? -1);
    });
    return { name, values: sorted, byInstance };
  });
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
