import { describe, expect, it } from 'vitest';
import {
  affinityScore,
  balancedAllocation,
  imageScore,
  interPodScore,
  leastAllocated,
  spreadRaw,
  spreadScore,
  taintScore,
} from './scores';

const of = (allocatable: number, requested: number) => ({ allocatable, requested });

describe('Worked example K1, plugin by plugin', () => {
  const nodes = [
    { cpu: of(1_930, 1_000), memory: of(7_000, 2_024), onNode: 1, inZone: 1 },
    { cpu: of(1_930, 1_500), memory: of(7_000, 3_024), onNode: 2, inZone: 2 },
    { cpu: of(3_920, 500), memory: of(14_000, 1_024), onNode: 0, inZone: 2 },
  ];

  it('LeastAllocated: 59, 39, 89', () => {
    expect(nodes.map(({ cpu, memory }) => leastAllocated([cpu, memory]))).toEqual([59, 39, 89]);
  });

  it('BalancedAllocation: 88, 82, 97', () => {
    expect(nodes.map(({ cpu, memory }) => balancedAllocation(cpu, memory))).toEqual([88, 82, 97]);
  });

  it('PodTopologySpread: 9, 12, 9 are 100, 75, 100', () => {
    const raw = nodes.map(({ onNode, inZone }) =>
      spreadRaw([
        { pods: onNode, size: 3, maxSkew: 3 },
        { pods: inZone, size: 2, maxSkew: 5 },
      ]),
    );
    expect(raw).toEqual([9, 12, 9]);
    expect(raw.map((it) => spreadScore(it, 9, 12))).toEqual([100, 75, 100]);
  });
});

describe('A plugin’s score', () => {
  it('of a resource that is used up, or that the node has not, is the lowest', () => {
    expect(leastAllocated([of(100, 120), of(100, 0)])).toBe(50);
    expect(leastAllocated([of(0, 1), of(100, 50)])).toBe(50);
    expect(leastAllocated([of(0, 1)])).toBe(0);
    expect(balancedAllocation(of(0, 1), of(100, 0))).toBe(50);
    expect(balancedAllocation(of(100, 300), of(50, 50))).toBe(100);
  });

  it('is 100 for all where nothing speaks against any, and 0 where nothing speaks for one', () => {
    expect([spreadScore(0, 0, 0), taintScore(0, 0)]).toEqual([100, 100]);
    expect([affinityScore(0, 0), interPodScore(5, 5, 5)]).toEqual([0, 0]);
  });

  it('is a share of the most', () => {
    expect([0, 1, 3].map((taints) => taintScore(taints, 3))).toEqual([100, 67, 0]);
    expect([0, 20, 30].map((weight) => affinityScore(weight, 30))).toEqual([0, 66, 100]);
    expect([-10, 0, 30].map((raw) => interPodScore(raw, -10, 30))).toEqual([0, 25, 100]);
  });

  it('of images counts from 23 MiB to 1,000 MiB a container', () => {
    expect(imageScore([{ mib: 0, nodes: 0 }], 3)).toBe(0);
    expect(imageScore([{ mib: 600, nodes: 1 }], 3)).toBe(18);
    expect(imageScore([{ mib: 3_000, nodes: 3 }], 3)).toBe(100);
    expect(imageScore([], 3)).toBe(0);
  });
});
