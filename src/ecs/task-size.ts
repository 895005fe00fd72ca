/**
 * Task-level `cpu` and `memory` as people write them. ECS takes units ("1024", "2048") and sizes ("1 vCPU", "2 GB")
 * and keeps integers (services-and-capacity.md 5.1 and 7.1).
 */

/** Fewest and most CPU units of one task on EC2 and Fargate. */
export const TASK_CPU_UNITS = { min: 128, max: 196_608 } as const;

const UNITS = { cpu: { name: 'vcpu', factor: 1024 }, memory: { name: 'gb', factor: 1024 } } as const;

/**
 * CPU units or MiB meant by a task-level `cpu` or `memory`: `"1024"`, `"1 vCPU"`, `".25 vcpu"`, `"2GB"`.
 * Null where ECS could not read it: another unit, or not a whole number of CPU units or MiB.
 */
export function parseTaskSize(kind: 'cpu' | 'memory', text: string): number | null {
  const match = /^\s*(\d+|\d*\.\d+)\s*([a-z]*)\s*$/i.exec(text);
  if (match === null) return null;
  const [, number = '', suffix = ''] = match;
  const unit = UNITS[kind];
  if (suffix === '') return /^\d+$/.test(number) ? Number(number) : null;
  if (suffix.toLowerCase() !== unit.name) return null;
  const size = Number(number) * unit.factor;
  return Number.isSafeInteger(size) ? size : null;
}
