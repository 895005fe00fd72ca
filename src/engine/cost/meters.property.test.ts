import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRate, countedAt, emptyMeters } from './meters';

/** From a moment on so much more, or less, an hour. */
const changes = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 100_000_000 }),
    by: fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
  }),
  { maxLength: 30 },
);

describe('meters', () => {
  it('count exactly, whatever changes first within a moment', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 400_000_000_000 }), fc.boolean(), (listed, first, isReversed) => {
        const inTime = [{ atMs: 0, by: first }, ...(isReversed ? listed.toReversed() : listed)].toSorted(
          (a, b) => a.atMs - b.atMs,
        );
        const meters = emptyMeters(1);
        for (const { atMs, by } of inTime) changeRate(meters, 0, atMs, by);
        const endMs = 200_000_000;
        const exact = inTime.reduce((sum, { atMs, by }) => sum + BigInt(by) * BigInt(endMs - atMs), 0n);
        const counted = countedAt(meters, 0, endMs);
        changeRate(meters, 0, endMs, 1);
        expect(BigInt(meters.nanoUsd[0] ?? 0) * 3_600_000n + BigInt(meters.rest[0] ?? 0)).toBe(exact);
        expect(counted).toBe((meters.nanoUsd[0] ?? 0) + (meters.rest[0] ?? 0) / 3_600_000);
      }),
    );
  });
});
