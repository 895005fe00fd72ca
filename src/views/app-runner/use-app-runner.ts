import { useEffect, useState } from 'react';
import { appRunnerSettings } from '../../ecs/app-runner';
import type { AppRunnerInput } from '../../ecs/app-runner';
import type { AppRunnerDetail } from '../../frame/app-runner';
import { useWorld } from '../../store/world-store';
import { useActiveWorld } from '../../store/worlds/worlds';

/** How often a run is asked about: a row of the answer, simulated ms. */
const EVERY_MS = 60_000;

export interface KnownAppRunner {
  /** How far the run is known, simulated ms. */
  readonly atMs: number;
  /** Null for what is no service, or has no load. */
  readonly detail: AppRunnerDetail | null;
}

/** A service as App Runner would run it, by these settings; null before the first answer. */
export function useAppRunner(ownerIndex: number, input: AppRunnerInput): KnownAppRunner | null {
  const { client, frames } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const minute = useWorld(({ view }) => Math.floor((view?.frame.timeMs ?? 0) / EVERY_MS));
  const [known, setKnown] = useState<KnownAppRunner | null>(null);
  const settings = JSON.stringify(input);
  const asked = `${world} ${minute}`;
  useEffect(() => {
    if (asked === '') return undefined;
    let isCurrent = true;
    const atMs = frames.view()?.frame.timeMs ?? 0;
    client.describeAppRunner(ownerIndex, appRunnerSettings(JSON.parse(settings) as AppRunnerInput)).then(
      (detail) => {
        if (isCurrent) setKnown({ atMs, detail });
      },
      // The worker crashed: the session says so, and the next world asks again.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [client, frames, ownerIndex, asked, settings]);
  return known;
}
