import { useEffect, useState } from 'react';
import type { DecisionKind } from '../../frame/frame';
import { storyOf } from '../../store/present/steps';
import type { Story } from '../../store/present/steps';
import type { WorldHandle } from '../../store/worlds/worlds';
import { eventCaption, placementCaption, stopCaption } from '../../words/present-words';
import type { Prose } from '../../words/prose';
import { useWorldView } from '../compare/use-world-view';

/** What is said of the present step. */
export interface Told {
  readonly caption: Prose;
  /** What a decision follows from, where it happened at the same moment. */
  readonly cause: Prose | null;
}

/** The present step of a world in words; null at the beginning. The last one stands until the worker has told the reasons of the next. */
export function useTold(world: WorldHandle): Told | null {
  const view = useWorldView(world.frames, 150);
  const story = view && storyOf(view);
  const number = story?.decision?.number ?? null;
  const kind = story?.decision?.kind ?? 'place';
  const run = view?.frame.world;
  const [answer, setAnswer] = useState<{ readonly of: string; readonly reasons: Prose | null } | null>(null);
  const [last, setLast] = useState<{ readonly key: string; readonly told: Told | null }>({ key: '', told: null });
  const of = `${run} ${number}`;
  useEffect(() => {
    if (number === null) return undefined;
    let current = true;
    reasonsOf(world, kind, number).then(
      (reasons) => {
        if (current) setAnswer({ of, reasons });
      },
      // The worker crashed: the session says so.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [world, of, kind, number]);
  const key = `${of} ${story?.event?.sequence}`;
  const now = story && toldOf(story, answer?.of === of ? answer.reasons : null);
  if (now !== undefined && last.key !== key) setLast({ key, told: now });
  return last.told;
}

/** Undefined while the reasons are not known. */
function toldOf({ event, decision }: Story, reasons: Prose | null): Told | null | undefined {
  if (decision === null) return event && { caption: eventCaption(event), cause: null };
  if (reasons === null) return undefined;
  return { caption: reasons, cause: event && eventCaption(event) };
}

async function reasonsOf({ client, frames }: WorldHandle, kind: DecisionKind, number: number): Promise<Prose | null> {
  if (kind === 'stop') {
    const stop = await client.explainStop(number);
    return stop && stopCaption(stop);
  }
  const placement = await client.explain(number);
  const view = frames.view();
  return placement && view && placementCaption(placement, view.catalog);
}
