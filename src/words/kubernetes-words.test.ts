import { describe, expect, it } from 'vitest';
import type { KubernetesExplanation, KubernetesNode } from '../frame/kubernetes';
import { podLines, podRows, podRowSentence } from './kubernetes-rows';
import { ecsSentence, nodeSentence, pluginSentence, podSentence } from './kubernetes-words';
import { plain } from './prose';

const amount = (allocatable: number, requested: number) => ({ allocatable, requested, counted: requested });

/** Nodes of the worked example K1: what NodeResourcesFit and its fellows gave, and the total without the constant. */
function node(name: string, zone: string, scores: readonly number[], total: number): KubernetesNode {
  return {
    containerInstance: name,
    availabilityZone: zone,
    rejectedBy: null,
    scores,
    total,
    milliCpu: amount(1_930, 1_000),
    memoryMiB: amount(7_000, 2_024),
    pods: amount(29, 4),
    spread: [
      { topologyKey: 'kubernetes.io/hostname', pods: 1, parts: 3 },
      { topologyKey: 'topology.kubernetes.io/zone', pods: 1, parts: 2 },
    ],
    spreadRaw: 9,
  };
}

const PLACED: KubernetesExplanation = {
  at: 0,
  pod: {
    name: 'web-4',
    owner: 'web',
    kind: 'Deployment',
    taskDefinition: 'web:1',
    milliCpu: 500,
    memoryMiB: 1_024,
    spread: [
      { topologyKey: 'kubernetes.io/hostname', maxSkew: 3, whenUnsatisfiable: 'ScheduleAnyway', own: false },
      { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 5, whenUnsatisfiable: 'ScheduleAnyway', own: false },
    ],
  },
  nodes: 4,
  looked: 4,
  filters: [
    {
      filter: 'NodeUnschedulable',
      remaining: 3,
      rejected: 1,
      reasons: [{ text: 'node(s) were unschedulable', nodes: 1 }],
    },
    { filter: 'NodeResourcesFit', remaining: 3, rejected: 0, reasons: [] },
  ],
  message: null,
  plugins: [
    { plugin: 'NodeResourcesFit', weight: 1 },
    { plugin: 'NodeResourcesBalancedAllocation', weight: 1 },
    { plugin: 'PodTopologySpread', weight: 2 },
  ],
  candidates: [
    node('n3', 'b', [89, 97, 100], 386),
    node('n1', 'a', [59, 88, 100], 347),
    node('n2', 'b', [39, 82, 75], 271),
    {
      ...node('n10', 'a', [], 0),
      rejectedBy: { filter: 'NodeUnschedulable', reasons: ['node(s) were unschedulable'] },
    },
  ],
  chosen: 'n3',
  tiedWith: [],
  ecs: {
    chosen: 'n2',
    chain: ['binpack(memory)'],
    decidedBy: 'binpack(memory)',
    values: { ecs: 5_000, kubernetes: 14_000 },
  },
};

describe('A scheduling cycle in words', () => {
  it('begins with where the pod went, and by how much', () => {
    expect(plain(podSentence(PLACED))).toBe(
      'On n3: 3 of 4 nodes pass every filter, and of these it has the highest score, 386 against 347 of n1.',
    );
    expect(plain(podSentence({ ...PLACED, chosen: null }))).toBe('Pending: no node passes every filter, of 4 nodes.');
  });

  it('is a funnel of the filters that left somebody out, of the requests, and of the scores', () => {
    const rows = podRows(PLACED);
    expect(rows.map(({ remaining, title, detail }) => [remaining, title, detail])).toEqual([
      [4, 'nodes', ''],
      [3, 'NodeUnschedulable: not cordoned', '1 node(s) were unschedulable'],
      [3, 'NodeResourcesFit: requests fit', ''],
      [1, 'highest score', '386 against 347'],
    ]);
    expect(podRowSentence(PLACED, rows[3])).toMatch(/ahead of n1 by is above all NodeResourcesFit\.$/);
    expect(podLines(PLACED, rows)).toEqual([
      { name: 'n1', group: 'a', ending: 'ranked lower', row: 3 },
      { name: 'n10', group: 'a', ending: 'rejected', row: 1 },
      { name: 'n2', group: 'b', ending: 'ranked lower', row: 3 },
      { name: 'n3', group: 'b', ending: 'chosen', row: 3 },
    ]);
  });

  it('has each plugin’s sum', () => {
    const [, n1] = PLACED.candidates;
    const told = (plugin: string): string => (n1 ? pluginSentence(PLACED, n1, plugin) : '');
    expect(told('NodeResourcesFit')).toBe(
      'With the pod 1,000m of 1,930m CPU and 2,024Mi of 7,000Mi memory are requested: (48 + 71) / 2 are free. The emptier, the better.',
    );
    expect(told('NodeResourcesBalancedAllocation')).toMatch(/^52% of CPU, 29% of memory requested/);
    expect(told('PodTopologySpread')).toBe(
      'The scheduler’s default constraints: 1 pod of web on this node (maxSkew 3) and 1 of web in its zone (maxSkew 5). Raw 9; the lowest raw score gets the most.',
    );
  });

  it('says why not there', () => {
    expect(nodeSentence(PLACED, 'n2')).toBe('n2 has 271 points, n3 386: most of that is NodeResourcesFit.');
    expect(nodeSentence(PLACED, 'n10')).toBe('n10: NodeUnschedulable leaves it out: node(s) were unschedulable.');
    expect(nodeSentence(PLACED, 'elsewhere')).toMatch(/^elsewhere was not looked at/);
  });

  it('is held against ECS', () => {
    expect(plain(ecsSentence(PLACED))).toBe(
      'ECS would have put it on n2: binpack(memory) fills the one with the least left, 5,000 against 14,000 MiB. To the scheduler that is 271 points: it prefers the emptiest and most balanced node.',
    );
    expect(plain(ecsSentence({ ...PLACED, ecs: { ...PLACED.ecs, chosen: 'n3' } }))).toMatch(
      /^ECS would have taken n3 too/,
    );
  });
});
