import { fnv1a, hashDigits, mixInteger, mixText, startHash } from '../lib/hash';

/** Ids in ECS's forms. Each follows from the scenario's seed and the order of creation alone, so that a timeline can name what is to come. */

/** 32 hexadecimal digits for the task with this row, that is the nth one created. */
export function taskIdOf(seed: number, task: number): string {
  return digits(seed, 'task', task) + digits(seed, 'task, second half', task);
}

/** `ecs-svc/` and 19 decimal digits for the nth deployment of the run. */
export function deploymentIdOf(seed: number, deployment: number): string {
  const random = String(fnv1a(`deployment ${seed}`)).padStart(10, '0');
  return `ecs-svc/${random.slice(0, 10)}${String(deployment + 1).padStart(9, '0')}`;
}

/** `i-` and 17 hexadecimal digits for the nth container instance of the run. */
export function ec2InstanceIdOf(seed: number, instance: number): string {
  return `i-0${digits(seed, 'instance', instance)}`;
}

function digits(seed: number, purpose: string, number: number): string {
  const hash = startHash();
  mixText(hash, purpose);
  // Twice around, so that neighbouring numbers share no digits.
  for (let round = 0; round < 3; round++) {
    mixInteger(hash, seed);
    mixInteger(hash, number);
  }
  return hashDigits(hash);
}
