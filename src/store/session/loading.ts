import type { LoadReply } from '../../worker/api';
import type { SimulationClient } from '../../worker/client';
import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import { useDocument } from '../document-store';
import type { FrameCause, FrameStore } from '../frame-store';
import { usePlayback } from '../playback-store';
import { moverOf } from '../worlds/mover';
import type { Moved, Mover } from '../worlds/mover';
import type { SideBySide } from '../worlds/side-by-side';
import { problemsOfWorld, useWorlds } from '../worlds/worlds';
import type { WorldHandle } from '../worlds/worlds';
import { axisEnd, storyEnd } from './axis';

/** Loads texts: into the session's own worker, and, where a text puts worlds side by side, into those of the others. */
export interface Loading {
  load(text: string, atMs: number, opening: boolean): Promise<void>;
  /** A text is about to be loaded: that it has become the document is no news. */
  expect(text: string): void;
  isLoaded(text: string): boolean;
  /** What moves the worlds that there are. */
  mover(): Mover;
  areSeveral(): boolean;
  close(): void;
}

/** A text that may put worlds side by side: only then it is loaded at its beginning first, for all of them to set out together. */
const MAY_COMPARE = /"compare"/;

/** @param start starts a worker for a further world */
export function createLoading(
  own: { readonly client: SimulationClient; readonly frames: FrameStore },
  show: (moved: Moved, cause: FrameCause) => void,
  start: () => SimulationClient,
): Loading {
  const alone: WorldHandle = { ...own, index: 0, letter: 'A', label: 'A', scenario: null, problems: [] };
  useWorlds.setState({ worlds: [alone], active: 0 });
  const ownMover = moverOf(alone);
  let loadedText: string | null = null;
  let side: SideBySide | null = null;

  async function load(text: string, atMs: number, opening: boolean): Promise<void> {
    loadedText = text;
    const together = MAY_COMPARE.test(text);
    const reply = await own.client.load(text, together ? 0 : atMs, 0);
    // Another text has been written meanwhile, and is loaded next. What this one has done to the worlds is shown all the same: they stay so if that is bad.
    const isStale = useDocument.getState().text !== text;
    if (!reply.ok) return isStale ? undefined : refuse(reply);
    const storyMs = await storyEnd(reply.scenario);
    const several = (reply.scenario.view.compare?.length ?? 1) > 1;
    const moved = several ? await loadAll(text, atMs, reply) : await loadOne(atMs, reply, together);
    if (useDocument.getState().text === text) useDocument.getState().settle(reply);
    else useDocument.setState({ scenario: reply.scenario });
    const comeToMs = Math.max(...moved.steps.map(({ update }) => update.timeMs));
    const neededMs = axisEnd(Math.max(storyMs, comeToMs));
    // An edit never shortens the axis: nothing is rescaled under the eye without need.
    const keptMs = opening ? 0 : usePlayback.getState().durationMs;
    usePlayback.setState({ durationMs: Math.max(neededMs, keptMs) });
    putWorlds(moved, reply);
    show(moved, 'world');
  }

  function refuse(reply: LoadReply): void {
    useDocument.getState().settle(reply);
    useWorlds.setState(({ worlds }) => ({
      worlds: worlds.map((world) => ({ ...world, problems: problemsOfWorld(reply.problems, world.index) })),
    }));
  }

  async function loadOne(atMs: number, { frame }: LoadReply & { ok: true }, isAtBeginning: boolean): Promise<Moved> {
    if (isAtBeginning) return ownMover.go({ kind: 'to', timeMs: atMs }, NO_BREAKPOINTS);
    return { steps: [{ world: alone, update: frame }], met: null };
  }

  async function loadAll(text: string, atMs: number, reply: LoadReply & { ok: true }): Promise<Moved> {
    const { createSideBySide } = await import('../worlds/side-by-side');
    side ??= createSideBySide(own, start);
    return side.load(text, atMs, reply.scenario, reply.problems);
  }

  /** The worlds on the page are those that have moved; what is not compared any longer goes. */
  function putWorlds({ steps }: Moved, { scenario, problems }: LoadReply & { ok: true }): void {
    const several = steps.length > 1;
    if (!several) {
      side?.close();
      side = null;
    }
    useWorlds.setState(({ active }) => ({
      worlds: several ? steps.map(({ world }) => world) : [{ ...alone, scenario, problems }],
      active: active < steps.length ? active : 0,
    }));
  }

  return {
    load,
    expect(text) {
      loadedText = text;
    },
    isLoaded: (text) => text === loadedText,
    mover: () => side ?? ownMover,
    areSeveral: () => side !== null,
    close() {
      side?.close();
      side = null;
    },
  };
}
