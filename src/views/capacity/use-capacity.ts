import { useEffect, useState } from 'react';
import type { CapacityDetail } from '../../frame/capacity';
import { useWorld } from '../../store/world-store';
import { useActiveWorld } from '../../store/worlds/worlds';

/** How often a run is asked about, simulated ms: the metric is published once a minute, instances come in between. */
const EVERY_MS = 5_000;

/** What has come back, at a moment of a world. */
interface Answer {
  readonly provider: number;
  readonly world: number;
  readonly atMs: number;
  readonly detail: CapacityDetail;
}

/** A provider as it is at the present moment, and as far as its run is known, which is later after going back; null before the first answer. */
export interface KnownCapacity {
  readonly present: CapacityDetail;
  readonly known: CapacityDetail;
  readonly knownMs: number;
}

export function useCapacity(provider: number): KnownCapacity | null {
  const { client, frames } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const period = useWorld(({ view }) => Math.floor((view?.frame.timeMs ?? 0) / EVERY_MS));
  const [present, setPresent] = useState<Answer | null>(null);
  const [known, setKnown] = useState<Answer | null>(null);
  useEffect(() => {
    if (world === undefined || period < 0) return;
    const atMs = frames.view()?.frame.timeMs ?? 0;
    client.describeCapacity(provider).then(
      (detail) => {
        if (detail === null || frames.view()?.frame.world !== world) return;
        const answer = { provider, world, atMs, detail };
        setPresent(answer);
        setKnown((before) => (tellsMore(before, answer) ? before : answer));
      },
      // The worker crashed: the session says so, and the next world asks again.
      () => {},
    );
  }, [client, frames, provider, world, period]);
  if (present?.provider !== provider) return null;
  const furthest = known?.provider === provider && known.world === present.world ? known : present;
  return { present: present.detail, known: furthest.detail, knownMs: furthest.atMs };
}

function tellsMore(before: Answer | null, { provider, world, atMs }: Answer): boolean {
  return before !== null && before.provider === provider && before.world === world && before.atMs > atMs;
}
