import { describe, expect, it } from 'vitest';
import { HOURS_PER_MONTH } from './cost-kinds';
import { fargatePrice, instancePrice, NANO_PER_USD, PRICES_AS_OF } from './prices';
import type { FargateSize } from './prices';

const usd = (vcpu: number, gib: number, more: Partial<FargateSize> = {}) =>
  fargatePrice({
    cpuUnits: vcpu * 1_024,
    memoryMiB: gib * 1_024,
    ephemeralStorageGiB: null,
    architecture: 'X86_64',
    operatingSystem: 'LINUX',
    spot: false,
    ...more,
  }) / NANO_PER_USD;

/** Services-and-capacity 5.3, vectors FG: vCPU, GiB, $/h, $/month, ARM $/h, Spot $/h. */
const FG = [
  [0.25, 0.5, 0.0123425, 9.01, 0.009875, 0.00370275],
  [0.5, 1, 0.024685, 18.02, 0.01975, 0.007406],
  [1, 2, 0.04937, 36.04, 0.0395, 0.014811],
  [2, 4, 0.09874, 72.08, 0.079, 0.029622],
  [4, 8, 0.19748, 144.16, 0.158, 0.059244],
] as const;

describe('prices', () => {
  it.each(FG)('a Fargate task of %s vCPU and %s GiB', (vcpu, gib, perHour, perMonth, arm, spot) => {
    expect(usd(vcpu, gib)).toBe(perHour);
    expect(usd(vcpu, gib) * HOURS_PER_MONTH).toBeCloseTo(perMonth, 2);
    expect(usd(vcpu, gib, { architecture: 'ARM64' })).toBe(arm);
    expect(usd(vcpu, gib, { spot: true })).toBeCloseTo(spot, 5);
  });

  it('charge for ephemeral storage above 20 GiB only', () => {
    expect(usd(1, 2, { ephemeralStorageGiB: 21 })).toBe(0.049481);
    expect(usd(1, 2, { ephemeralStorageGiB: 200 })).toBeCloseTo(0.04937 + 180 * 0.000111, 9);
  });

  it('charge Windows by its own rates, licence included', () => {
    expect(usd(1, 2, { operatingSystem: 'WINDOWS_SERVER_2022_CORE' })).toBeCloseTo(0.09148 + 0.046 + 2 * 0.01005, 9);
  });

  it('take an instance from the catalogue, at 35 per cent for Spot', () => {
    expect(instancePrice('m5.large', false)).toBe(96_000_000);
    expect(instancePrice('m5.large', true)).toBe(33_600_000);
    expect(instancePrice('z9.huge', false)).toBe(0);
  });

  it('have a date', () => expect(PRICES_AS_OF).toMatch(/^\d{4}-\d\d-\d\d$/));
});
