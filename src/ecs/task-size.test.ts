import { describe, expect, it } from 'vitest';
import { parseTaskSize } from './task-size';

describe('parseTaskSize', () => {
  it.each([
    ['cpu', '1024', 1024],
    ['cpu', '1 vCPU', 1024],
    ['cpu', '1vcpu', 1024],
    ['cpu', '.25 vCPU', 256],
    ['cpu', '0.5 vcpu', 512],
    ['cpu', '16 VCPU', 16384],
    ['memory', '512', 512],
    ['memory', '0.5GB', 512],
    ['memory', '.5 gb', 512],
    ['memory', '2 GB', 2048],
    ['memory', ' 30GB ', 30720],
  ] as const)('%s %j is %i', (kind, text, size) => {
    expect(parseTaskSize(kind, text)).toBe(size);
  });

  it.each([
    ['cpu', ''],
    ['cpu', 'one'],
    ['cpu', '0.5'],
    ['cpu', '1 GB'],
    ['cpu', '-1 vCPU'],
    ['cpu', '0.3 vCPU'],
    ['memory', '512MB'],
    ['memory', '2 GiB'],
    ['memory', '1,024'],
    ['memory', '.'],
  ] as const)('%s %j cannot be read', (kind, text) => {
    expect(parseTaskSize(kind, text)).toBeNull();
  });
});
