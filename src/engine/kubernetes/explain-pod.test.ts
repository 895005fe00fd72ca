import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { DECISION } from '../../frame/frame';
import { parseScenario } from '../../scenario/parse';
import { decisionAt, isPlacement } from '../decisions/decision-rows';
import { createSimulation } from '../simulation';
import { explainPod } from './explain-pod';
import { loadLens } from './load-lens';

const TEXT = readFileSync(fileURLToPath(new URL('pods-on-eks.json', import.meta.url)), 'utf8');

async function ran(world: number) {
  await loadLens({ lens: 'eks' });
  const parsed = parseScenario(TEXT, undefined, world);
  if (!parsed.ok) throw new Error('no scenario');
  const simulation = createSimulation(parsed.scenario, { checkpointWork: 500 });
  simulation.runUntil(600_000);
  return simulation;
}

it('every placement is told as it was decided', async () => {
  const simulation = await ran(1);
  const { decisions, instances } = simulation.world;
  const numbers = Array.from({ length: decisions.count }, (_, number) => number);
  const stops = numbers.filter((number) => !isPlacement(decisions, number));
  expect(stops.map((number) => explainPod(simulation, number)).filter((it) => it !== null)).toEqual([]);
  for (const number of numbers.filter((it) => isPlacement(decisions, it))) {
    const told = explainPod(simulation, number);
    const row = decisionAt(decisions, number);
    expect(told?.chosen).toBe(instances.records[row[DECISION.instanceIndex] ?? -1]?.id ?? null);
    expect(told?.looked).toBe(row[DECISION.total]);
    expect(told?.filters.at(-1)?.remaining).toBe(row[DECISION.afterConstraints]);
    const [first] = told?.candidates ?? [];
    expect(told?.chosen === null || first?.containerInstance === told?.chosen).toBe(true);
    const sum = first?.scores.reduce((total, score, at) => total + score * (told?.plugins[at]?.weight ?? 0), 0);
    expect(sum).toBe(first?.total);
  }
});

it('the first pod: what each node gets from each plugin, and where ECS would have put it', async () => {
  const told = explainPod(await ran(1), 0);
  expect(told?.pod).toMatchObject({ name: 'web-1', kind: 'Deployment', milliCpu: 500, memoryMiB: 1_024 });
  expect(told?.pod.spread.map(({ topologyKey, maxSkew, own }) => [topologyKey, maxSkew, own])).toEqual([
    ['kubernetes.io/hostname', 3, false],
    ['topology.kubernetes.io/zone', 5, false],
  ]);
  expect(told?.chosen).toBe('big');
  expect(told?.ecs).toMatchObject({ chosen: 'n-1', chain: ['binpack(memory)'], decidedBy: 'binpack(memory)' });
});

it('a pod without a node has the message, and a world of ECS nothing of this', async () => {
  const simulation = await ran(1);
  const { decisions } = simulation.world;
  const last = explainPod(simulation, decisions.count - 1);
  expect(last?.chosen).toBeNull();
  expect(last?.message).toMatch(/^0\/3 nodes are available: /);
  expect(last?.filters.find(({ filter }) => filter === 'NodeResourcesFit')?.rejected).toBe(3);
  expect(explainPod(await ran(0), 0)).toBeNull();
});
