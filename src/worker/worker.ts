import { expose, transfer } from 'comlink';
import type { Arrival } from '../engine/advance';
import { createFrameWriter } from '../engine/frame-writer';
import type { FrameWriter } from '../engine/frame-writer';
import { createSimulation } from '../engine/simulation';
import type { Moment, Simulation, SimulationOptions } from '../engine/simulation';
import { placementBefore, placementFrom, stillAfter, stillOfBeginning } from '../engine/stepping';
import { NO_BREAKPOINTS } from '../frame/breakpoint';
import type { Breakpoints } from '../frame/breakpoint';
import { buffersOf } from '../frame/frame-update';
import type { FrameUpdate } from '../frame/frame-update';
import { parseScenario } from '../scenario/parse';
import type { Advanced, BrokenMoment, Destination, LoadReply, Progress, SimulationApi, Taken } from './api';
import { roomOf, thisMachine } from './room';
import { runInSlices } from './slices';

/** The world that the page looks at. */
interface Loaded {
  readonly simulation: Simulation;
  readonly world: number;
  readonly writer: FrameWriter;
  /** What was shown last. */
  moment: Moment | null;
  /** Decisions that the page has been shown: fewer than were made while a person steps through one pass. */
  shown: number;
}

/** A request that moves time and has not been answered yet. */
interface UnderWay {
  readonly simulation: Simulation;
  readonly toMs: number;
  /** Where its run began, once that is known: a run into the past begins at a checkpoint. */
  fromMs: number;
  fromStep: number;
}

let loaded: Loaded | null = null;
let worlds = 0;
/** Counts requests that move time: a newer one, or a stop, ends an older one at its next slice. */
let latest = 0;
let underWay: UnderWay | null = null;
/** Looks for mistakes; null while nobody asked for that. */
let watchOf: ((onBroken: (moment: BrokenMoment) => void) => SimulationOptions) | null = null;
let findings: BrokenMoment[] = [];

const MOST_FINDINGS = 20;

const api: SimulationApi = {
  async load(text, atMs) {
    const parsed = parseScenario(text, roomOf(thisMachine()));
    if (!parsed.ok) return { ok: false, problems: parsed.problems };
    const request = ++latest;
    const next: Loaded = {
      simulation: createSimulation(parsed.scenario, watchOf?.(noteFinding) ?? {}),
      world: ++worlds,
      writer: createFrameWriter(worlds),
      moment: null,
      shown: 0,
    };
    loaded = next;
    const { frame } = await moveTo(next, atMs, { request, taken: null });
    const reply: LoadReply = { ok: true, scenario: parsed.scenario, problems: parsed.problems, frame };
    return transfer(reply, buffersOf(frame));
  },

  async advance(destination, breakpoints, taken) {
    if (!loaded) throw new Error('no scenario has been loaded');
    const advanced = await move(loaded, destination, { request: ++latest, breakpoints, taken });
    return transfer(advanced, buffersOf(advanced.frame));
  },

  progress: async () => Promise.resolve(underWay && progressOf(underWay)),
  stop: async () => {
    latest++;
    return Promise.resolve();
  },
  watch: async () => {
    ({ watchInvariants: watchOf } = await import('../engine/invariants/watch'));
  },
  findings: async () => {
    const found = findings;
    findings = [];
    return Promise.resolve(found);
  },

  // What a person asks about: each in a script of its own, which the simulation does without.
  async explain(decision) {
    const { explainDecision } = await import('../engine/explain-decision');
    return loaded && explainDecision(loaded.simulation, decision);
  },
  async explainStop(decision) {
    const { explainStop } = await import('../engine/explain-stop');
    return loaded && explainStop(loaded.simulation, decision);
  },
  async decisions(query) {
    const { decisionLines } = await import('../engine/decision-lines');
    return loaded ? decisionLines(loaded.simulation.world, query, loaded.shown) : [];
  },
  async describeTask(task) {
    const { describeTask } = await import('../engine/describe');
    const { printedTask } = await import('../engine/printed');
    const detail = loaded && describeTask(loaded.simulation, task);
    return loaded && detail && { ...detail, json: printedTask(loaded.simulation, task) ?? {} };
  },
  async describeInstance(instance) {
    const { printedInstance } = await import('../engine/printed');
    return loaded && printedInstance(loaded.simulation, instance);
  },
  async describeService(owner) {
    const { describeService } = await import('../engine/describe-service');
    return loaded && describeService(loaded.simulation, owner);
  },
  async matchInstances(expression) {
    const { matchInstances } = await import('../engine/instance-query');
    return loaded
      ? matchInstances(loaded.simulation.world, expression)
      : { ok: true, instances: new Int32Array(), changesWithTasks: false };
  },
  async attributes() {
    const { instanceAttributes } = await import('../engine/instance-query');
    return loaded ? instanceAttributes(loaded.simulation.world) : [];
  },
  async stateHash() {
    const simulation = loaded?.simulation;
    // A picture may have been made before its moment was over: the hash is of the moment as it ends, however it was come to.
    simulation?.runUntil(simulation.timeMs);
    return Promise.resolve(simulation?.stateHash() ?? '');
  },
};

function noteFinding(moment: BrokenMoment): void {
  if (findings.length < MOST_FINDINGS) findings.push(moment);
}

/** How a request may be ended before it has arrived. */
interface Request {
  readonly request: number;
  readonly taken: Taken | null;
  readonly breakpoints?: Breakpoints;
  readonly withinMs?: number;
}

function move(world: Loaded, destination: Destination, request: Request): Advanced | Promise<Advanced> {
  switch (destination.kind) {
    case 'here':
      return { frame: show(world, world.moment ?? world.simulation, request), met: null };
    case 'to': {
      const { timeMs, withinMs } = destination;
      return moveTo(world, timeMs, withinMs === undefined ? request : { ...request, withinMs });
    }
    case 'nextPlacement':
      return nextPlacement(world, destination.limitMs, request);
    case 'previousPlacement':
      return previousPlacement(world, request);
    case 'nextEvent':
      return nextEvent(world, destination.limitMs, request);
    case 'previousEvent':
      return moveTo(world, previousEventMs(world.simulation), request);
  }
}

/** Second 0 is shown as it begins, before anything has been placed; every other moment as it ends. */
async function moveTo(world: Loaded, timeMs: number, request: Request): Promise<Advanced> {
  const { simulation } = world;
  if (timeMs <= 0 && hasNotBegun(simulation)) return { frame: show(world, simulation, request), met: null };
  const arrival = await run(world, Math.max(0, timeMs), request);
  if (timeMs <= 0) return { frame: show(world, stillOfBeginning(simulation), request), met: null };
  return { frame: show(world, simulation, request), met: arrival.kind === 'breakpoint' ? arrival.met : null };
}

async function run({ simulation }: Loaded, toMs: number, request: Request, nextPlacement = false): Promise<Arrival> {
  const { request: own, breakpoints = NO_BREAKPOINTS, withinMs } = request;
  const mine: UnderWay = { simulation, toMs, fromMs: simulation.timeMs, fromStep: simulation.steps };
  underWay = mine;
  try {
    const slices = { superseded: () => latest !== own, ...(withinMs === undefined ? {} : { withinMs }) };
    return await runInSlices(simulation, toMs, { breakpoints, nextPlacement }, slices);
  } finally {
    if (underWay === mine) underWay = null;
  }
}

function progressOf(request: UnderWay): Progress {
  const { timeMs, steps, world } = request.simulation;
  if (timeMs < request.fromMs) [request.fromMs, request.fromStep] = [timeMs, steps];
  const seconds = (timeMs - request.fromMs) / 1_000;
  const eventsPerSecond = (steps - request.fromStep) / Math.max(1, seconds);
  return { fromMs: request.fromMs, timeMs, toMs: request.toMs, createdTasks: world.tasks.count, eventsPerSecond };
}

async function nextPlacement(world: Loaded, limitMs: number, request: Request): Promise<Advanced> {
  const { simulation } = world;
  const known = placementFrom(simulation.world, world.shown);
  const arrival = known < 0 ? await run(world, limitMs, request, true) : null;
  const number = known < 0 ? placementFrom(simulation.world, world.shown) : known;
  const still = number < 0 ? null : stillAfter(simulation, number);
  return { frame: show(world, still ?? simulation, request), met: arrival?.kind === 'breakpoint' ? arrival.met : null };
}

async function previousPlacement(world: Loaded, request: Request): Promise<Advanced> {
  const { simulation } = world;
  const present = placementBefore(simulation.world, world.shown);
  const number = placementBefore(simulation.world, present);
  const moment = (number < 0 ? null : stillAfter(simulation, number)) ?? stillOfBeginning(simulation);
  await run(world, moment.world.timeMs, request);
  return { frame: show(world, moment, request), met: null };
}

/** What is due at second 0 has to be over before the next event is that of another moment. */
async function nextEvent(world: Loaded, limitMs: number, request: Request): Promise<Advanced> {
  const { simulation } = world;
  if (hasNotBegun(simulation)) await run(world, 0, request);
  return moveTo(world, Math.min(simulation.nextEventAtMs() ?? Infinity, limitMs), request);
}

function hasNotBegun({ timeMs, steps }: Simulation): boolean {
  return timeMs === 0 && steps === 0;
}

/** The latest moment before the present at which something was written down. */
function previousEventMs({ timeMs, events }: Simulation): number {
  return events.findLast((event) => event.atMs < timeMs)?.atMs ?? 0;
}

function show(world: Loaded, moment: Moment, { taken }: Request): FrameUpdate {
  const update = world.writer.write(moment, taken?.world === world.world ? taken.number : 0);
  world.shown = update.decisionCount;
  world.moment = moment;
  return update;
}

expose(api);
