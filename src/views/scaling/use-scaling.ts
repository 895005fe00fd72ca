import { useEffect, useMemo, useState } from 'react';
import { countsAt } from '../../drawing/charts/deployment-bands';
import type { TaskStep } from '../../drawing/charts/scaling-tasks';
import type { ServiceDetail } from '../../frame/explanation';
import { HISTORY, HISTORY_WIDTH } from '../../frame/frame';
import type { ScalingDetail } from '../../frame/scaling';
import { useWorld } from '../../store/world-store';
import { useActiveWorld } from '../../store/worlds/worlds';

/** How often a run is asked about: a period of CloudWatch's finest metrics, simulated ms. */
const EVERY_MS = 20_000;

/** What has come back: `scaling` is null for a service that is no scalable target. */
export interface KnownScaling {
  readonly ownerIndex: number;
  readonly world: number;
  /** How far the run is known, simulated ms. */
  readonly atMs: number;
  readonly scaling: ScalingDetail | null;
  readonly service: ServiceDetail;
}

/**
 * How a service is scaled, as far as its run is known: later than the present moment after going back. While another world is asked about, what was known
 * of the one before stands; null before the first answer.
 */
export function useScaling(ownerIndex: number): KnownScaling | null {
  const { client, frames } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const period = useWorld(({ view }) => Math.floor((view?.frame.timeMs ?? 0) / EVERY_MS));
  const [known, setKnown] = useState<KnownScaling | null>(null);
  useEffect(() => {
    if (world === undefined || period < 0) return;
    const atMs = frames.view()?.frame.timeMs ?? 0;
    // An answer that comes late is true all the same: it only tells less of the run.
    Promise.all([client.describeScaling(ownerIndex), client.describeService(ownerIndex)]).then(
      ([scaling, service]) => {
        if (service === null || frames.view()?.frame.world !== world) return;
        const next = { ownerIndex, world, atMs, scaling, service };
        setKnown((before) => (tellsMore(before, next) ? before : next));
      },
      // The worker crashed: the session says so, and the next world asks again.
      () => {},
    );
  }, [client, frames, ownerIndex, world, period]);
  return known?.ownerIndex === ownerIndex ? known : null;
}

function tellsMore(before: KnownScaling | null, { ownerIndex, world, atMs }: KnownScaling): boolean {
  return before !== null && before.ownerIndex === ownerIndex && before.world === world && before.atMs > atMs;
}

/** Desired and running tasks of a service from each moment on at which one changed. */
export function useTaskSteps(service: ServiceDetail | undefined): readonly TaskStep[] {
  return useMemo(() => {
    if (service === undefined) return [];
    const { bounds, deployments } = service;
    const moments = new Set([
      ...bounds.map(({ at }) => at),
      ...deployments.flatMap(({ counts }) => counts.map(({ at }) => at)),
    ]);
    let [bound, desired] = [0, 0];
    return [...moments]
      .sort((a, b) => a - b)
      .map((at) => {
        for (; (bounds[bound]?.at ?? Infinity) <= at; bound++) desired = bounds[bound]?.desired ?? desired;
        return { at, desired, running: deployments.reduce((sum, each) => sum + countsAt(each, at).running, 0) };
      });
  }, [service]);
}

/** Container instances of the cluster over time; null where there never are any. */
export function useInstanceSteps(): readonly { readonly at: number; readonly count: number }[] | null {
  const rows = useWorld(({ view }) => view?.history);
  const count = useWorld(({ view }) => view?.knownHistoryCount ?? 0);
  return useMemo(() => {
    const steps: { at: number; count: number }[] = [];
    for (let start = 0; start < count * HISTORY_WIDTH; start += HISTORY_WIDTH) {
      const instances = rows?.[start + HISTORY.instances] ?? 0;
      if (steps.at(-1)?.count === instances) continue;
      steps.push({ at: (rows?.[start + HISTORY.timeMs] ?? 0) / 1_000, count: instances });
    }
    return steps.some((step) => step.count > 0) ? steps : null;
  }, [rows, count]);
}
