import type { WorldView } from '../frame-store';
import { useWorlds } from './worlds';
import type { WorldHandle } from './worlds';

/** How often a world is asked at most, wall-clock ms. */
const INTERVAL_MS = 250;

/** Whom to ask what about every world on the page, and what to do with the answers. */
export interface Question<Answer> {
  /** null where there is nothing to say. It may be refused: the worker has crashed, and the next moment asks again. */
  ask(world: WorldHandle, view: WorldView): Promise<Answer | null>;
  /** @param index of the world */
  note(index: number, answer: Answer, view: WorldView): void;
  /** There are so many worlds from now on; what was known of others of the same place may stand until they answer. */
  begin(worlds: number): void;
}

/** What keeps asking. */
export interface Following {
  askAgain(): void;
  end(): void;
}

/** Asks every world on the page, again whenever it shows another moment, and never twice at a time; anew when others come onto the page. */
export function followWorlds<Answer>(question: Question<Answer>): Following {
  let following: readonly Following[] = [];
  const begin = (): void => {
    const { worlds } = useWorlds.getState();
    for (const it of following) it.end();
    question.begin(worlds.length);
    following = worlds.map((world, index) => follow(world, index, question));
  };
  begin();
  const endWorlds = useWorlds.subscribe(({ worlds }, before) => {
    const isSame =
      worlds.length === before.worlds.length && worlds.every((it, at) => it.client === before.worlds[at]?.client);
    if (!isSame) begin();
  });
  return {
    askAgain: () => following.forEach((it) => it.askAgain()),
    end() {
      endWorlds();
      for (const it of following) it.end();
    },
  };
}

function follow<Answer>(world: WorldHandle, index: number, question: Question<Answer>): Following {
  const ending = new AbortController();
  let isAsking = false;
  let isStale = false;
  const ask = async (): Promise<void> => {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale && !ending.signal.aborted) {
      isStale = false;
      const view = world.frames.view();
      const answer = view && (await question.ask(world, view).catch(() => null));
      if (view && answer && !ending.signal.aborted) question.note(index, answer, view);
      await pause();
    }
    isAsking = false;
  };
  const endFrames = world.frames.subscribe(() => void ask());
  void ask();
  return {
    askAgain: () => void ask(),
    end() {
      ending.abort();
      endFrames();
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
}
