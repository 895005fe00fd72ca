import { expect, it } from 'vitest';
import { ownerPosition } from './owner';
import type { OwnerName } from './owner';

it('tells a service from a family of the same name', () => {
  const owners: readonly OwnerName[] = [
    { kind: 'family', name: 'web' },
    { kind: 'service', name: 'web' },
  ];
  expect(ownerPosition(owners, { kind: 'service', name: 'web' })).toBe(1);
  expect(ownerPosition(owners, { kind: 'family', name: 'web' })).toBe(0);
  expect(ownerPosition(owners, { kind: 'service', name: 'api' })).toBe(-1);
  expect(ownerPosition(owners, null)).toBe(-1);
});
