import { releaseProxy, wrap } from 'comlink';
import type { Remote } from 'comlink';
import { NO_BREAKPOINTS } from '../frame/breakpoint';
import type { Breakpoints } from '../frame/breakpoint';
import type { InstanceMatch } from '../frame/instance-query';
import type { WayOut } from '../frame/ways-out';
import type { WhatIf } from '../frame/what-if';
import type { ScenarioExport } from '../scenario/export/scenario-export';
import type { ClusterImport } from '../scenario/import/cluster-import';
import type { Advanced, Destination, Documents, LoadReply, Questions, SimulationApi, Taken } from './api';

/** What happened to the worker: it crashed and was started again with the same scenario, or it could not be. */
export type WorkerIncident =
  { readonly kind: 'restarted'; readonly message: string } | { readonly kind: 'lost'; readonly message: string };

/**
 * The page's handle on the simulating worker. One request is under way at a time; the next one says what the page has taken in. When the
 * worker crashes, a new one is started, the last good text is loaded to the last known moment, and `onIncident` is told.
 */
export interface SimulationClient extends Questions, Documents {
  /** `world`: which of those that the text's `view.compare` puts side by side, 0 when absent. */
  load(text: string, atMs: number, world?: number): Promise<LoadReply>;
  /** `breakpoints` end it before its destination; none when absent. */
  advance(destination: Destination, breakpoints?: Breakpoints): Promise<Advanced>;
  progress: SimulationApi['progress'];
  stop: SimulationApi['stop'];
  findings: SimulationApi['findings'];
  /** The page has taken an update in: the next one goes on from it. Where one is lost, the next one tells everything. */
  acknowledge(update: Taken): void;
  /** Called after a crash, with the frame of the restarted world where there is one. */
  onIncident(listener: (incident: WorkerIncident, reply: LoadReply | null) => void): void;
  /** For tests: makes the worker fail as if its code had thrown outside any request. */
  crash(): void;
  close(): void;
}

/** Crashes in a row, without a successful request between them, after which the client gives up. */
const MAX_RESTARTS = 3;

/** @param watched holds the world to its invariants after every step: slow, for those who look for mistakes in the simulation */
export function startSimulationClient(watched = false): SimulationClient {
  let current = startWorker();
  let taken: Taken | null = null;
  let lastGood: { text: string; timeMs: number; world: number } | null = null;
  let restarts = 0;
  let notify: (incident: WorkerIncident, reply: LoadReply | null) => void = () => {};

  function startWorker(): { worker: Worker; api: Remote<SimulationApi>; crashed: Promise<never> } {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'simulation' });
    const crashed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        reject(new Error(event.message || 'the simulation worker stopped'));
      });
    });
    const handle = { worker, api: wrap<SimulationApi>(worker), crashed };
    if (watched) void handle.api.watch();
    crashed.catch((error: unknown) => void restart(error instanceof Error ? error.message : String(error)));
    return handle;
  }

  async function restart(message: string): Promise<void> {
    current.worker.terminate();
    taken = null;
    if (++restarts > MAX_RESTARTS) {
      notify({ kind: 'lost', message }, null);
      return;
    }
    current = startWorker();
    const reply = lastGood && (await reload(lastGood.text, lastGood.timeMs, lastGood.world).catch(() => null));
    notify({ kind: 'restarted', message }, reply);
  }

  function reload(text: string, atMs: number, world: number): Promise<LoadReply> {
    return request<LoadReply>(async (api) => await api.load(text, atMs, world));
  }

  /** A request that fails when the worker crashes, instead of waiting for ever. */
  async function request<T>(call: (api: Remote<SimulationApi>) => Promise<T>): Promise<T> {
    const answer = await Promise.race([call(current.api), current.crashed]);
    restarts = 0;
    return answer;
  }

  return {
    async load(text, atMs, world = 0) {
      const reply = await reload(text, atMs, world);
      if (reply.ok) lastGood = { text, timeMs: reply.frame.timeMs, world };
      return reply;
    },
    async advance(destination, breakpoints = NO_BREAKPOINTS) {
      const advanced = await request((api) => api.advance(destination, breakpoints, taken));
      if (lastGood) lastGood.timeMs = advanced.frame.timeMs;
      return advanced;
    },
    progress: () => request((api) => api.progress()),
    stop: () => request((api) => api.stop()),
    findings: () => request((api) => api.findings()),
    acknowledge({ world, number }) {
      taken = { world, number };
    },
    explain: (decision) => request((api) => api.explain(decision)),
    explainPod: (decision) => request((api) => api.explainPod(decision)),
    explainStop: (decision) => request((api) => api.explainStop(decision)),
    waysOut: (decision) => request<readonly WayOut[]>(async (api) => await api.waysOut(decision)),
    whatIf: (decision) => request<readonly WhatIf[]>(async (api) => await api.whatIf(decision)),
    parting: (decision, strategies) => request((api) => api.parting(decision, strategies)),
    decisions: (query) => request((api) => api.decisions(query)),
    describeTask: (task) => request((api) => api.describeTask(task)),
    describeInstance: (instance) => request((api) => api.describeInstance(instance)),
    describeService: (owner) => request((api) => api.describeService(owner)),
    describeScaling: (owner) => request((api) => api.describeScaling(owner)),
    describeCapacity: (provider) => request((api) => api.describeCapacity(provider)),
    describeCost: () => request((api) => api.describeCost()),
    describeAppRunner: (owner, settings) => request((api) => api.describeAppRunner(owner, settings)),
    matchInstances: (expression) => request<InstanceMatch>(async (api) => await api.matchInstances(expression)),
    measures: (owner) => request((api) => api.measures(owner)),
    attributes: () => request((api) => api.attributes()),
    importCluster: (sources, options) =>
      request<ClusterImport>(async (api) => await api.importCluster(sources, options)),
    exportScenario: (text, format) => request<ScenarioExport>(async (api) => await api.exportScenario(text, format)),
    stateHash: () => request((api) => api.stateHash()),
    onIncident(listener) {
      notify = listener;
    },
    crash() {
      // A request that succeeds between two crashes resets the count, which is what a person would see too.
      current.worker.dispatchEvent(new ErrorEvent('error', { message: 'stopped for a test' }));
    },
    close() {
      current.api[releaseProxy]();
      current.worker.terminate();
    },
  };
}
