import { expose, transfer } from 'comlink';
import { describeTask } from '../engine/describe';
import { describeService } from '../engine/describe-service';
import { explainDecision } from '../engine/explain-decision';
import { printedInstance, printedTask } from '../engine/printed';
import { FROM_THE_START, writeFrame } from '../engine/frames';
import type { FrameSince } from '../engine/frames';
import { createSimulation } from '../engine/simulation';
import type { Moment, Simulation } from '../engine/simulation';
import { placementBefore, placementFrom, stillAfter, stillOfBeginning } from '../engine/stepping';
import type { TaskDetail } from '../frame/explanation';
import { buffersOf } from '../frame/frame';
import type { Frame } from '../frame/frame';
import { parseScenario } from '../scenario/parse';
import type { Destination, LoadReply, SimulationApi } from './api';
import { runInSlices } from './slices';

/** The world that the page looks at, and how much of its record the page has. */
interface Loaded {
  readonly simulation: Simulation;
  readonly world: number;
  since: FrameSince;
  /** Decisions that the page has been shown: fewer than were made while a person steps through one pass. */
  shown: number;
}

let loaded: Loaded | null = null;
let worlds = 0;
/** Counts requests that move time: a newer one ends an older one at its next slice. */
let latest = 0;

const api: SimulationApi = {
  async load(text, atMs) {
    const parsed = parseScenario(text);
    if (!parsed.ok) return { ok: false, problems: parsed.problems };
    const request = ++latest;
    const next: Loaded = {
      simulation: createSimulation(parsed.scenario),
      world: ++worlds,
      since: FROM_THE_START,
      shown: 0,
    };
    loaded = next;
    const frame = await moveTo(next, atMs, request);
    const reply: LoadReply = { ok: true, scenario: parsed.scenario, problems: parsed.problems, frame };
    return transfer(reply, buffersOf(frame));
  },

  async advance(destination) {
    if (!loaded) throw new Error('no scenario has been loaded');
    const frame = await move(loaded, destination, ++latest);
    return transfer(frame, buffersOf(frame));
  },

  explain: async (decision) => Promise.resolve(loaded && explainDecision(loaded.simulation, decision)),
  describeTask: async (task) => Promise.resolve(loaded && taskDetail(loaded.simulation, task)),
  describeInstance: async (instance) => Promise.resolve(loaded && printedInstance(loaded.simulation, instance)),
  describeService: async (owner) => Promise.resolve(loaded && describeService(loaded.simulation, owner)),
  stateHash: async () => Promise.resolve(loaded?.simulation.stateHash() ?? ''),
};

function taskDetail(simulation: Simulation, task: number): TaskDetail | null {
  const detail = describeTask(simulation, task);
  return detail && { ...detail, json: printedTask(simulation, task) ?? {} };
}

function move(world: Loaded, destination: Destination, request: number): Frame | Promise<Frame> {
  switch (destination.kind) {
    case 'to':
      return moveTo(world, destination.timeMs, request);
    case 'nextPlacement':
      return nextPlacement(world, destination.limitMs);
    case 'previousPlacement':
      return previousPlacement(world);
    case 'nextEvent':
      return moveTo(world, Math.min(world.simulation.nextEventAtMs() ?? Infinity, destination.limitMs), request);
    case 'previousEvent':
      return moveTo(world, previousEventMs(world.simulation), request);
  }
}

/** Second 0 is shown as it begins, before anything has been placed; every other moment as it ends. */
async function moveTo(world: Loaded, timeMs: number, request: number): Promise<Frame> {
  if (timeMs <= 0) {
    world.simulation.runUntil(0);
    return show(world, stillOfBeginning(world.simulation));
  }
  await runInSlices(world.simulation, timeMs, () => latest !== request);
  return show(world, world.simulation);
}

function nextPlacement(world: Loaded, limitMs: number): Frame {
  const { simulation } = world;
  if (placementFrom(simulation.world, world.shown) < 0) simulation.runToNextPlacement(limitMs);
  const number = placementFrom(simulation.world, world.shown);
  return show(world, (number < 0 ? null : stillAfter(simulation, number)) ?? simulation);
}

function previousPlacement(world: Loaded): Frame {
  const { simulation } = world;
  const present = placementBefore(simulation.world, world.shown);
  const number = placementBefore(simulation.world, present);
  const moment = (number < 0 ? null : stillAfter(simulation, number)) ?? stillOfBeginning(simulation);
  simulation.runUntil(moment.world.timeMs);
  return show(world, moment);
}

/** The latest moment before the present at which something was written down. */
function previousEventMs({ timeMs, events }: Simulation): number {
  return events.findLast((event) => event.atMs < timeMs)?.atMs ?? 0;
}

function show(world: Loaded, moment: Moment): Frame {
  const frame = writeFrame(moment, world.since, world.world);
  const { decisions, history, events, catalogVersion } = moment.world;
  world.since = { decisions: decisions.count, history: history.count, events: events.length, catalogVersion };
  world.shown = decisions.count;
  return frame;
}

expose(api);
