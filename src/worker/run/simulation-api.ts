import { transfer } from 'comlink';
import { createFrameWriter } from '../../engine/frame-writer';
import { loadLens } from '../../engine/kubernetes/load-lens';
import { createSimulation } from '../../engine/simulation';
import type { SimulationOptions } from '../../engine/simulation';
import { buffersOf } from '../../frame/frame-update';
import { parseScenario } from '../../scenario/parse';
import { MOST_WORLDS } from '../../scenario/scenario';
import type { BrokenMoment, LoadReply, SimulationApi } from '../api';
import { documents } from './documents';
import { move, moveTo, progressOf } from './moving';
import type { Loaded } from './moving';
import { createQuestions } from './questions';
import { createSearches } from './searches';

const MOST_FINDINGS = 20;

/**
 * What runs in a worker: one world, loaded from a text and moved through its time. The same without a worker, in tests.
 * @param roomBytes memory that a run may take; the default of scenarios when absent
 */
export function createSimulationApi(roomBytes?: number): SimulationApi {
  let loaded: Loaded | null = null;
  let loads = 0;
  /** Counts requests that move time: a newer one, or a stop, ends an older one at its next slice. */
  let latest = 0;
  /** Looks for mistakes; null while nobody asked for that. */
  let watchOf: ((onBroken: (moment: BrokenMoment) => void) => SimulationOptions) | null = null;
  let findings: BrokenMoment[] = [];

  const noteFinding = (moment: BrokenMoment): void => {
    if (findings.length < MOST_FINDINGS) findings.push(moment);
  };
  const newRequest = (): { readonly isSuperseded: () => boolean } => {
    const own = ++latest;
    return { isSuperseded: () => latest !== own };
  };

  return {
    async load(text, atMs, world = 0) {
      const parsed = parseScenario(text, roomBytes, world);
      if (!parsed.ok) return { ok: false, problems: parsed.problems };
      await loadLens(parsed.scenario);
      // Worlds side by side have numbers of their own, though each is loaded in a worker of its own.
      const number = ++loads * MOST_WORLDS + world;
      const next: Loaded = {
        simulation: createSimulation(parsed.scenario, watchOf?.(noteFinding) ?? {}),
        text,
        side: world,
        world: number,
        writer: createFrameWriter(number),
        moment: null,
        shown: 0,
        underWay: null,
      };
      loaded = next;
      const { frame } = await moveTo(next, atMs, { ...newRequest(), taken: null });
      const reply: LoadReply = { ok: true, scenario: parsed.scenario, problems: parsed.problems, frame };
      return transfer(reply, buffersOf(frame));
    },

    async advance(destination, breakpoints, taken) {
      if (!loaded) throw new Error('no scenario has been loaded');
      const advanced = await move(loaded, destination, { ...newRequest(), breakpoints, taken });
      return transfer(advanced, buffersOf(advanced.frame));
    },

    progress: async () => Promise.resolve(loaded && progressOf(loaded)),
    stop: async () => {
      latest++;
      return Promise.resolve();
    },
    watch: async () => {
      ({ watchInvariants: watchOf } = await import('../../engine/invariants/watch'));
    },
    findings: async () => {
      const found = findings;
      findings = [];
      return Promise.resolve(found);
    },

    ...documents,
    ...createQuestions(() => loaded),
    ...createSearches(() => loaded),
  };
}
