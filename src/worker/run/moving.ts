import type { Arrival, RunLimits } from '../../engine/advance';
import type { FrameWriter } from '../../engine/frame-writer';
import type { Moment, Simulation } from '../../engine/simulation';
import {
  decisionBefore,
  decisionFrom,
  placementBefore,
  placementFrom,
  stillAfter,
  stillOfBeginning,
} from '../../engine/stepping';
import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import type { Breakpoints } from '../../frame/breakpoint';
import type { FrameUpdate } from '../../frame/frame-update';
import type { Advanced, Destination, Progress, Taken } from '../api';
import { runInSlices } from '../slices';

/** The world that the page looks at, and how it is moved through its time. */
export interface Loaded {
  readonly simulation: Simulation;
  /** What it was loaded from, and as which of the worlds that are side by side; undefined for the scenario as it stands. */
  readonly text: string;
  readonly side: number | undefined;
  readonly world: number;
  readonly writer: FrameWriter;
  /** What was shown last. */
  moment: Moment | null;
  /** Decisions that the page has been shown: fewer than were made while a person steps through one pass. */
  shown: number;
  underWay: UnderWay | null;
}

/** A request that moves time and has not been answered yet. */
interface UnderWay {
  readonly toMs: number;
  /** Where its run began, once that is known: a run into the past begins at a checkpoint. */
  fromMs: number;
  fromStep: number;
}

/** How a request may be ended before it has arrived. */
export interface Request {
  /** Whether a newer request, or a stop, ends it at its next slice. */
  readonly isSuperseded: () => boolean;
  readonly taken: Taken | null;
  readonly breakpoints?: Breakpoints;
  readonly withinMs?: number;
  /** Second 0 is wanted as it ends. */
  readonly isOver?: boolean;
}

/** Goes to a destination, from the present moment of a world. */
export function move(world: Loaded, destination: Destination, request: Request): Advanced | Promise<Advanced> {
  switch (destination.kind) {
    case 'here':
      return { frame: show(world, world.moment ?? world.simulation, request), met: null };
    case 'to': {
      const { timeMs, withinMs, isOver = false } = destination;
      return moveTo(world, timeMs, { ...request, isOver, ...(withinMs !== undefined && { withinMs }) });
    }
    case 'nextPlacement':
      return nextPlacement(world, destination, request);
    case 'previousPlacement':
      return previousPlacement(world, destination, request);
    case 'nextEvent':
      return nextEvent(world, destination.limitMs, request);
    case 'previousEvent':
      return moveTo(world, previousEventMs(world.simulation), request);
  }
}

/** Goes to a moment. Second 0 is shown as it begins, before anything has been placed; every other moment as it ends. */
export async function moveTo(world: Loaded, timeMs: number, request: Request): Promise<Advanced> {
  const { simulation } = world;
  const isBeginning = timeMs <= 0 && request.isOver !== true;
  if (isBeginning && hasNotBegun(simulation)) return { frame: show(world, simulation, request), met: null };
  const arrival = await run(world, Math.max(0, timeMs), request);
  if (isBeginning) return { frame: show(world, stillOfBeginning(simulation), request), met: null };
  return { frame: show(world, simulation, request), met: arrival.kind === 'breakpoint' ? arrival.met : null };
}

async function run(world: Loaded, toMs: number, request: Request, next: RunLimits['next'] = null): Promise<Arrival> {
  const { simulation } = world;
  const { breakpoints = NO_BREAKPOINTS, isSuperseded, withinMs } = request;
  const mine: UnderWay = { toMs, fromMs: simulation.timeMs, fromStep: simulation.steps };
  world.underWay = mine;
  try {
    const slices = { superseded: isSuperseded, ...(withinMs === undefined ? {} : { withinMs }) };
    return await runInSlices(simulation, toMs, { breakpoints, next }, slices);
  } finally {
    if (world.underWay === mine) world.underWay = null;
  }
}

/** What the request that is under way has come to; null while there is none. */
export function progressOf({ simulation, underWay: request }: Loaded): Progress | null {
  if (request === null) return null;
  const { timeMs, steps, world } = simulation;
  if (timeMs < request.fromMs) [request.fromMs, request.fromStep] = [timeMs, steps];
  const seconds = (timeMs - request.fromMs) / 1_000;
  const eventsPerSecond = (steps - request.fromStep) / Math.max(1, seconds);
  return { fromMs: request.fromMs, timeMs, toMs: request.toMs, createdTasks: world.tasks.count, eventsPerSecond };
}

async function nextPlacement(
  world: Loaded,
  { limitMs, orStop = false }: Destination & { readonly kind: 'nextPlacement' },
  request: Request,
): Promise<Advanced> {
  const { simulation } = world;
  const find = (): number =>
    orStop ? decisionFrom(simulation.world, world.shown) : placementFrom(simulation.world, world.shown);
  const known = find();
  const arrival = known < 0 ? await run(world, limitMs, request, orStop ? 'decision' : 'placement') : null;
  const number = known < 0 ? find() : known;
  const still = number < 0 ? null : stillAfter(simulation, number);
  return { frame: show(world, still ?? simulation, request), met: arrival?.kind === 'breakpoint' ? arrival.met : null };
}

async function previousPlacement(
  world: Loaded,
  { orStop = false }: Destination & { readonly kind: 'previousPlacement' },
  request: Request,
): Promise<Advanced> {
  const { simulation } = world;
  const before = (decision: number): number =>
    orStop ? decisionBefore(decision) : placementBefore(simulation.world, decision);
  const number = before(before(world.shown));
  const moment = (number < 0 ? null : stillAfter(simulation, number)) ?? stillOfBeginning(simulation);
  await run(world, moment.world.timeMs, request);
  return { frame: show(world, moment, request), met: null };
}

/**
 * What is due at second 0 has to be over before the next event is that of another moment. Ends of CloudWatch's periods that tell nothing are passed over: a
 * person who asks for the next event does not want to go through a quiet day minute by minute.
 */
async function nextEvent(world: Loaded, limitMs: number, request: Request): Promise<Advanced> {
  const { simulation } = world;
  if (hasNotBegun(simulation)) await run(world, 0, request);
  for (;;) {
    const dueMs = simulation.nextEventAtMs();
    // After quiet periods nothing more may be due: the present is as good as a day later.
    if (dueMs === null) return { frame: show(world, simulation, request), met: null };
    const nextMs = Math.min(dueMs, limitMs);
    const { nextPeriodAtMs } = simulation.world.scaling;
    const told = simulation.events.length;
    if (nextMs < nextPeriodAtMs || nextMs >= limitMs) return moveTo(world, nextMs, request);
    await run(world, nextMs, request);
    if (simulation.events.length > told || request.isSuperseded())
      return { frame: show(world, simulation, request), met: null };
  }
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
