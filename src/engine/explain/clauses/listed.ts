import type { ConstraintType } from '../../../ecs/placement';
import { isRecord } from '../../../lib/is-record';

/**
 * Positions of the constraints of a type in a list as it is written, in the order in which placement counts them: a memberOf without an expression asks
 * for nothing, and is not counted; one of a task definition need not say its type.
 */
export function positionsOf(list: unknown, type: ConstraintType): number[] {
  if (!Array.isArray(list)) return [];
  return (list as unknown[]).flatMap((item, index) => {
    if (!isRecord(item) || (item['type'] ?? 'memberOf') !== type) return [];
    return type === 'memberOf' && item['expression'] === undefined ? [] : [index];
  });
}
