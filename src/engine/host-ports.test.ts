import { expect, it } from 'vitest';
import { HostPorts } from './host-ports';

it('tells who holds which port', () => {
  const reserved = HostPorts.heldBy(-1, [22, 2375, 22]);
  const taken = reserved.taken([80, 443], 7).taken([8080], 9);
  expect([reserved.size, taken.size]).toEqual([2, 5]);
  expect([22, 80, 443, 8080, 81].map((port) => taken.get(port))).toEqual([-1, 7, 7, 9, undefined]);
  expect(taken.freed([80, 443]).keys()).toEqual([22, 2375, 8080]);
  expect(taken.freed([80, 443]).has(443)).toBe(false);
  expect(taken.has(443)).toBe(true);
});
