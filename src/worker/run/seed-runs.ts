import { ownerPosition } from '../../ecs/owner';
import { loadLens } from '../../engine/kubernetes/load-lens';
import { createMeasurer } from '../../engine/measures/measures';
import { createSimulation } from '../../engine/simulation';
import type { SimulationState } from '../../engine/state';
import { randomStream } from '../../lib/random';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/scenario';
import { roomOf, thisMachine } from '../room';
import type { SeedApi } from '../seed-api';

/**
 * What runs in a worker for many seeds: one run at a time, of which nothing is kept but its measures.
 * @param roomBytes memory that there is for all workers together
 */
export function createSeedApi(roomBytes = roomOf(thisMachine())): SeedApi {
  let scenarios: readonly Scenario[] = [];
  return {
    prepare: async (text, worlds, sharedBy) => {
      const parsed = Array.from({ length: worlds }, (_, world) => parseScenario(text, roomBytes / sharedBy, world));
      scenarios = parsed.flatMap((it) => (it.ok ? it.scenario : []));
      for (const scenario of scenarios) await loadLens(scenario);
      return scenarios.length === worlds;
    },
    run: async ({ seed, world, untilMs, owner }) => {
      const scenario = scenarios[world];
      if (scenario === undefined) throw new Error(`no world ${world} has been prepared`);
      // Nobody goes back in this run: it needs no checkpoints.
      const simulation = createSimulation({ ...scenario, seed }, { checkpointWork: Infinity });
      simulation.runUntil(untilMs);
      const { world: state } = simulation;
      const index = ownerPosition(state.owners, owner);
      const measures = createMeasurer().measure(simulation, index < 0 ? null : index);
      return Promise.resolve({ seed, world, measures, drew: hasDrawn(state) });
    },
  };
}

/** Every draw moves its stream on. */
function hasDrawn({ seed, random }: SimulationState): boolean {
  const streams = [
    [random.placement, randomStream(seed, 'placement')],
    [random.stop, randomStream(seed, 'stop')],
  ] as const;
  return streams.some(([now, begun]) => now.state.some((part, at) => part !== begun.state[at]));
}
