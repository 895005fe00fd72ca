import { describe, expect, it } from 'vitest';
import { HOSTNAME, ZONE } from './pod';
import { scoreNodes, scoresAt } from './score-nodes';
import type { ScoredPod } from './score-nodes';
import { enoughNodes } from './schedule';
import { spreadViolation } from './spread';
import type { Domains } from './spread';

const column = (...values: number[]): Int32Array => Int32Array.from(values);
const TAINT_TOLERATION = 300;

function topology(key: string, maxSkew: number, domains: readonly number[], pods: readonly number[]): Domains {
  const constraint = { topologyKey: key, maxSkew, whenUnsatisfiable: 'ScheduleAnyway' } as const;
  return { constraint, domainOf: (node) => domains[node] ?? -1, pods: new Map(pods.entries()) };
}

describe('Worked example K1', () => {
  const requests = { milliCpu: 500, memoryMiB: 1_024, countedMilliCpu: 500, countedMemoryMiB: 1_024 };
  const pod: ScoredPod = {
    requests,
    nodes: {
      milliCpu: { allocatable: column(1_930, 1_930, 3_920), requested: column(500, 1_000, 0) },
      memoryMiB: { allocatable: column(7_000, 7_000, 14_000), requested: column(1_000, 2_000, 0) },
      countedMilliCpu: column(500, 1_000, 0),
      countedMemoryMiB: column(1_000, 2_000, 0),
      rank: column(0, 1, 2),
    },
  };
  const spread = [topology(HOSTNAME, 3, [0, 1, 2], [1, 2, 0]), topology(ZONE, 5, [0, 1, 1], [1, 2])];

  it('n1 347, n2 271, n3 386: the emptiest and most balanced node wins', () => {
    const scored = scoreNodes(pod, [0, 1, 2], spread);
    expect(Array.from(scored.totals, (total) => total - TAINT_TOLERATION)).toEqual([347, 271, 386]);
    expect(scored.spreadRaws).toEqual({ raw: column(9, 12, 9), least: 9, most: 12 });
    expect([0, 1, 2].map((node) => scoresAt(pod, scored, node, node).slice(0, 3))).toEqual([
      [59, 88, 100],
      [39, 82, 75],
      [89, 97, 100],
    ]);
    expect(scored.chosen).toBe(2);
  });

  it('equals go to the lowest name, whatever their order', () => {
    const same = { ...pod, nodes: { ...pod.nodes, rank: column(1, 2, 0) } };
    const equal = {
      ...same.nodes,
      milliCpu: { allocatable: column(1_000, 1_000, 1_000), requested: column(0, 0, 0) },
      memoryMiB: { allocatable: column(2_000, 2_000, 2_000), requested: column(0, 0, 0) },
      countedMilliCpu: column(0, 0, 0),
      countedMemoryMiB: column(0, 0, 0),
    };
    expect(scoreNodes({ requests, nodes: equal }, [0, 1, 2], [])).toMatchObject({ chosen: 2, tied: 3 });
    expect(scoreNodes(pod, [], spread)).toMatchObject({ chosen: -1, tied: 0, totals: column() });
  });

  it('a constraint that says DoNotSchedule filters', () => {
    const hard = (maxSkew: number): Domains[] =>
      spread.map((it) => ({ ...it, constraint: { ...it.constraint, maxSkew, whenUnsatisfiable: 'DoNotSchedule' } }));
    const violates = spreadViolation(hard(1), () => [0, 1, 2]);
    expect([0, 1, 2].map((node) => violates?.(node))).toEqual([true, true, true]);
    expect([0, 1, 2].map((node) => spreadViolation(hard(2), () => [0, 1, 2])?.(node))).toEqual([false, true, false]);
    expect(spreadViolation(spread, () => [0, 1, 2])).toBeNull();
  });
});

it('From 100 nodes on only some that fit are looked for', () => {
  expect([1, 99, 100, 200, 1_000, 5_000, 10_000].map(enoughNodes)).toEqual([1, 99, 100, 100, 420, 500, 500]);
});
