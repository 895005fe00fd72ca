import { listOf, listOfSome } from '../../lib/english';
import type { EligibilityCheck } from '../../ecs/failure-reasons';
import { ELIGIBILITY_CHECKS, REASON_OF_CHECK } from '../../ecs/failure-reasons';
import { ZONE_FIELD } from '../../ecs/placement';
import type { PlacementStrategy } from '../../ecs/placement';
import type { PlacementCandidate } from '../../frame/explanation';
import { cpuUnits, memoryMiB, number } from '../prose';

/** Numbers and names as the sentences about placements and scale-in say them. */

/** So many names are said one by one; of more, how many there are. */
const MOST_NAMES = 3;

/** `a1`, `a1 and a2`, `a1, a2 and a3`, `12 instances`. */
export function namesOrCount(names: readonly string[], one: string): string {
  return names.length > MOST_NAMES ? `${number(names.length)} ${noun(names.length, one)}` : listOf(names);
}

/** `a1`, `a1 and a2`, `a1, a2 and 10 more`. */
export function someNames(names: readonly string[]): string {
  return listOfSome(names, MOST_NAMES);
}

/** `1 of 4`, `all 4`, `none of 4`; `both`, `the only one`, `none`. */
export function share(part: number, whole: number): string {
  if (whole === 1) return part === 1 ? 'the only one' : 'none';
  if (part === whole) return whole === 2 ? 'both' : `all ${number(whole)}`;
  return part === 0 ? `none of ${number(whole)}` : `${number(part)} of ${number(whole)}`;
}

/** `stays`, `stay`: for as many as the subject is; `none of 4 stays`. */
export function verb(count: number, one: string, many: string): string {
  return count <= 1 ? one : many;
}

/** `1 task`, `2 tasks`, `0 tasks`: the noun for a number. */
export function noun(count: number, one: string): string {
  return count === 1 ? one : `${one}s`;
}

/** A check's amount with its unit: `256 CPU`, `512 MiB`, `2 GPUs`. */
export function checkAmount(check: EligibilityCheck, value: number): string {
  switch (check) {
    case 'cpu':
      return cpuUnits(value);
    case 'memory':
      return memoryMiB(value);
    case 'networkInterfaces':
      return `${number(value)} ${noun(value, 'network interface')}`;
    case 'gpu':
      return value < 0 ? 'all GPUs' : `${number(value)} ${noun(value, 'GPU')}`;
    default:
      return number(value);
  }
}

/** The resource of a binpack, and amounts of it: `memory`, `4,198 MiB`. */
export function resourceOf({ field }: PlacementStrategy): {
  readonly name: string;
  readonly amount: (value: number) => string;
} {
  return field?.toLowerCase() === 'cpu' ? { name: 'CPU', amount: cpuUnits } : { name: 'memory', amount: memoryMiB };
}

/** The check that a candidate failed, of what ECS says of it: its reason, or a status, which is no reason. */
export function checkOf({ rejectedBy }: PlacementCandidate): EligibilityCheck {
  if (rejectedBy === null) return 'eligible';
  if (rejectedBy === 'capacityProvider') return 'capacityProvider';
  return ELIGIBILITY_CHECKS.find((check) => REASON_OF_CHECK[check] === rejectedBy) ?? 'status';
}

/** What a spread calls the values that it counts by: `us-east-1a`, `rack 7`, `the group without rack`; null where it counts by instance. */
export function groupName({ field }: PlacementStrategy, value: string | null): string | null {
  if (field === ZONE_FIELD) return value ?? 'no zone';
  const attribute = /^attribute:(.+)$/.exec(field ?? '')?.[1];
  if (attribute === undefined) return null;
  return value === null ? `the group without ${attribute}` : `${attribute} ${value === '' ? 'without value' : value}`;
}

/** Each once, in order. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** The first letter large: at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
