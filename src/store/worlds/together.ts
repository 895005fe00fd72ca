import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import type { Breakpoints } from '../../frame/breakpoint';
import { DECISION, DECISION_KINDS, DECISION_WIDTH, rowCount } from '../../frame/frame';
import type { Advanced, Destination } from '../../worker/api';
import type { WorldView } from '../frame-store';
import { newDecisions } from './mover';
import type { Moved, WorldStep } from './mover';
import { thereOf } from './same-thing';
import type { WorldHandle } from './worlds';

/**
 * Several worlds moved as one. The rule: a request ends with all worlds at the same moment, the earliest that any of them has come to. Whoever has
 * run ahead goes back to it, which is a short way from a checkpoint. What was only run through is not shown.
 *
 * The one exception is playing: there each world goes as far as the time of a frame allows, and the clock is that of the slowest; the others wait for it.
 */

/** First horizon of a search for the next placement, and how it grows: nobody runs a day ahead of a placement that is near. */
const FIRST_HORIZON_MS = 60_000;
const HORIZON_GROWTH = 8;
/** How often worlds may be sent for each other: each time to an earlier moment, at which a breakpoint or a stop has ended one. */
const MOST_ROUNDS = 16;

/** The worlds' answers so far: the latest of each. */
type Answers = Map<WorldHandle, Advanced>;

export async function goTogether(
  worlds: readonly WorldHandle[],
  destination: Destination,
  breakpoints: Breakpoints,
  active: WorldHandle,
): Promise<Moved> {
  const journey = createJourney(worlds, (world) => breakpointsIn(world, active, breakpoints));
  switch (destination.kind) {
    case 'here':
      await journey.ask(worlds.filter(hasMoreToTell), () => destination);
      return journey.end();
    case 'to':
      if (destination.withinMs !== undefined) return playTo(journey, worlds, destination);
      await journey.gather(destination.timeMs, destination.isOver);
      return journey.end();
    case 'nextPlacement':
      await nextPlacement(journey, worlds, destination);
      return journey.end();
    case 'nextEvent':
      await nextEvent(journey, worlds, destination);
      return journey.end();
    case 'previousPlacement':
      await previousPlacement(journey, worlds, destination);
      return journey.end();
    case 'previousEvent':
      await journey.gather(Math.max(0, ...worlds.map(previousEventMs)));
      return journey.end();
  }
}

interface Journey {
  readonly answers: Answers;
  /** Where a world stands: what it has answered, or else what is shown of it. */
  timeMs(world: WorldHandle): number;
  /** Moves some worlds at the same time, each to its own destination. */
  ask(
    worlds: readonly WorldHandle[],
    to: (world: WorldHandle) => Destination,
    watched?: (world: WorldHandle) => boolean,
  ): Promise<void>;
  /**
   * Brings all worlds to a moment, or, where something ends the run of one before, all to where that is.
   * @param isOver second 0 is meant as it ends
   */
  gather(timeMs: number, isOver?: boolean): Promise<void>;
  end(): Moved;
}

function createJourney(worlds: readonly WorldHandle[], breakpointsOf: (world: WorldHandle) => Breakpoints): Journey {
  const answers: Answers = new Map();
  const timeMs = (world: WorldHandle): number => answers.get(world)?.frame.timeMs ?? shownMs(world);

  const ask: Journey['ask'] = async (asked, to, watched = () => true) => {
    const answered = await Promise.all(
      asked.map((world) => world.client.advance(to(world), watched(world) ? breakpointsOf(world) : NO_BREAKPOINTS)),
    );
    for (const [at, world] of asked.entries()) {
      const answer = answered[at];
      if (answer) answers.set(world, answer);
    }
  };

  return {
    answers,
    timeMs,
    ask,
    async gather(target, isOver = false) {
      let goal = target;
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const to = goal;
        // What is shown of a moment may be the middle of it: only who has answered with this moment is where it should be.
        const apart = worlds.filter((world) => !answers.has(world) || timeMs(world) !== to);
        if (apart.length === 0) return;
        // Whoever goes back has met nothing on its way there.
        const behind = apart.filter((world) => timeMs(world) <= to);
        await ask(
          apart,
          () => ({ kind: 'to', timeMs: to, isOver }),
          (world) => behind.includes(world),
        );
        goal = Math.min(...worlds.map(timeMs));
      }
    },
    end() {
      const steps = worlds.flatMap((world): WorldStep | [] => {
        const answer = answers.get(world);
        return answer ? { world, update: answer.frame } : [];
      });
      const atMs = Math.min(...worlds.map(timeMs));
      const met = worlds.map((world) => answers.get(world)?.met ?? null).find((it) => it !== null && it.atMs <= atMs);
      return { steps, met: met ?? null };
    },
  };
}

/** Each world as far as the time of a frame allows; those that are there already wait. Where one meets a breakpoint, all go to it. */
async function playTo(
  journey: Journey,
  worlds: readonly WorldHandle[],
  destination: Destination & { readonly kind: 'to' },
): Promise<Moved> {
  await journey.ask(
    worlds.filter((world) => shownMs(world) < destination.timeMs),
    () => destination,
  );
  const met = [...journey.answers.values()].flatMap((answer) => (answer.met ? answer.frame.timeMs : []));
  if (met.length > 0) await journey.gather(Math.min(...met));
  return journey.end();
}

/** Looks farther and farther ahead until one of the worlds places something, or chooses a task to stop where that is asked for. */
async function nextPlacement(
  journey: Journey,
  worlds: readonly WorldHandle[],
  destination: Destination & { readonly kind: 'nextPlacement' },
): Promise<void> {
  const { limitMs, orStop = false } = destination;
  const fromMs = Math.min(...worlds.map(shownMs));
  for (let horizonMs = FIRST_HORIZON_MS; ; horizonMs *= HORIZON_GROWTH) {
    const untilMs = Math.min(limitMs, fromMs + horizonMs);
    await journey.ask(worlds, () => ({ ...destination, limitMs: untilMs }));
    const found = [...journey.answers].filter(
      ([world, { frame, met }]) =>
        met !== null ||
        frame.timeMs < untilMs ||
        newDecisions({ world, update: frame }).some(({ kind }) => orStop || kind === 'place'),
    );
    if (found.length > 0) return journey.gather(Math.min(...found.map(([, { frame }]) => frame.timeMs)), true);
    if (untilMs >= limitMs) return;
  }
}

async function nextEvent(
  journey: Journey,
  worlds: readonly WorldHandle[],
  destination: Destination & { readonly kind: 'nextEvent' },
): Promise<void> {
  const due = worlds.map((world) => world.frames.view()?.frame.nextEventAtMs ?? Infinity);
  const nextMs = Math.min(...due, destination.limitMs);
  // What is due now, at the very beginning or within an instant, has to be over first: the worlds know how.
  if (worlds.every((world) => shownMs(world) < nextMs)) return journey.gather(nextMs, true);
  await journey.ask(worlds, () => destination);
  await journey.gather(Math.min(...worlds.map((world) => journey.timeMs(world))), true);
}

/**
 * The last placement of all worlds is taken back, and all go to the one before it. Worlds whose last placement is of the same moment step back
 * within it side by side.
 */
async function previousPlacement(
  journey: Journey,
  worlds: readonly WorldHandle[],
  destination: Destination & { readonly kind: 'previousPlacement' },
): Promise<void> {
  const { orStop = false } = destination;
  const last = new Map(worlds.map((world) => [world, lastPlacementMs(world.frames.view(), orStop)]));
  const lastMs = Math.max(...last.values());
  await journey.ask(
    worlds.filter((world) => last.get(world) === lastMs),
    () => destination,
    () => false,
  );
  const before = worlds.map((world) => journey.answers.get(world)?.frame.timeMs ?? last.get(world) ?? 0);
  const toMs = Math.max(0, ...before);
  await journey.ask(
    worlds.filter((world) => journey.timeMs(world) !== toMs),
    () => ({ kind: 'to', timeMs: toMs, isOver: true }),
    () => false,
  );
}

function shownMs({ frames }: WorldHandle): number {
  return frames.view()?.frame.timeMs ?? 0;
}

function hasMoreToTell({ frames }: WorldHandle): boolean {
  const view = frames.view();
  return view !== null && view.events.length < view.eventCount;
}

/** When the last placement (or choice of a task to stop) that has been shown was made; -1 where there is none. */
function lastPlacementMs(view: WorldView | null, orStop: boolean): number {
  if (view === null) return -1;
  const { decisions } = view;
  for (let row = rowCount(decisions, DECISION_WIDTH) - 1; row >= 0; row--) {
    const at = row * DECISION_WIDTH;
    if (orStop || decisions[at + DECISION.kind] === DECISION_KINDS.indexOf('place'))
      return decisions[at + DECISION.atMs] ?? -1;
  }
  return -1;
}

/** The latest moment before the present at which something was written down in a world. */
function previousEventMs({ frames }: WorldHandle): number {
  const view = frames.view();
  return view?.events.findLast(({ atMs }) => atMs < view.frame.timeMs)?.atMs ?? 0;
}

/** The task at whose moves playing stops is that of the same name in every world; none where there is no such task. */
function breakpointsIn(world: WorldHandle, active: WorldHandle, breakpoints: Breakpoints): Breakpoints {
  if (breakpoints.task === null || world === active) return breakpoints;
  const there = thereOf({ kind: 'task', taskIndex: breakpoints.task }, active.frames.view(), world.frames.view());
  return { ...breakpoints, task: there?.kind === 'task' ? there.taskIndex : null };
}
