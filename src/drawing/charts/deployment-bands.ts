import type { ServiceDetail } from '../../frame/explanation';

/** The tasks of a service's deployments over time, one band on the other. Times in simulated seconds, sizes in tasks. */

type Deployments = ServiceDetail['deployments'];

/** Tasks of one deployment that run, or that are on their way: from `low` to `high` at each of the moments. */
export interface Band {
  /** Position in the list of deployments. */
  readonly deployment: number;
  readonly pending: boolean;
  readonly steps: readonly { readonly at: number; readonly low: number; readonly high: number }[];
}

/**
 * The running tasks of the oldest deployment lie at the bottom, those of newer ones on them, then what is pending in the same order. So the upper edge
 * of what runs is what the minimum bounds, and the upper edge of all is what the maximum bounds. Bands without a task in the window are left out.
 */
export function bandsOf(deployments: Deployments, from: number, to: number): Band[] {
  const moments = momentsIn(deployments, from, to);
  const counts = deployments.map((deployment) => moments.map((at) => countsAt(deployment, at)));
  let floor = moments.map(() => 0);
  const bands = [false, true].flatMap((pending) =>
    deployments.map((_, deployment): Band => {
      const heights = counts[deployment]?.map((each) => (pending ? each.pending : each.running)) ?? [];
      const steps = moments.map((at, index) => {
        const low = floor[index] ?? 0;
        return { at, low, high: low + (heights[index] ?? 0) };
      });
      floor = steps.map(({ high }) => high);
      return { deployment, pending, steps };
    }),
  );
  return bands.filter(({ steps }) => steps.some(({ low, high }) => high > low));
}

/** Whether a deployment has the paler colour: it is not the latest of the newest revision that there has been. */
export function isOlder(
  deployments: readonly Pick<Deployments[number], 'taskDefinition'>[],
  deployment: number,
): boolean {
  const revisions = deployments.map(({ taskDefinition }) => Number(/:(\d+)$/.exec(taskDefinition)?.[1] ?? 0));
  return revisions.lastIndexOf(Math.max(...revisions)) !== deployment;
}

/** The counts that hold at a moment. */
export function countsAt({ counts }: Deployments[number], at: number): { running: number; pending: number } {
  let [low, high] = [0, counts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((counts[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const { running = 0, pending = 0 } = counts[low - 1] ?? {};
  return { running, pending };
}

/** The bounds that hold at a moment; null before the service had any. */
export function boundsAt(bounds: ServiceDetail['bounds'], at: number): ServiceDetail['bounds'][number] | null {
  return bounds.findLast((each) => each.at <= at) ?? null;
}

/** The most tasks, or the highest bound, that the window shows. */
export function highestIn(
  { deployments, bounds }: Pick<ServiceDetail, 'deployments' | 'bounds'>,
  from: number,
  to: number,
): number {
  const shown = bounds.filter((each, index) => each.at <= to && (bounds[index + 1]?.at ?? Infinity) > from);
  const total = momentsIn(deployments, from, to).map((at) =>
    deployments.reduce((sum, deployment) => {
      const { running, pending } = countsAt(deployment, at);
      return sum + running + pending;
    }, 0),
  );
  return Math.max(1, ...shown.map(({ maximum, desired }) => Math.max(maximum, desired)), ...total);
}

function momentsIn(deployments: Deployments, from: number, to: number): number[] {
  const moments = new Set([from]);
  for (const { counts } of deployments) for (const { at } of counts) if (at > from && at <= to) moments.add(at);
  return [...moments].sort((a, b) => a - b);
}
