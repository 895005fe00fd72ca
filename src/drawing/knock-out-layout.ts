import type { PlacementCandidate, PlacementExplanation } from '../frame/explanation';

/** Where every candidate's line ends in the knock-out chart: at which row, and how. */

/** Up to so many candidates have a line each; above, the rows become bars. */
export const MOST_LINES = 24;

export const ENDINGS = ['rejected', 'ranked lower', 'tied', 'chosen'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The endings as a legend names them. */
export const ENDING_WORDS: { readonly [E in Ending]: string } = {
  rejected: 'rejected',
  'ranked lower': 'ranked lower',
  tied: 'tied, later in the list',
  chosen: 'chosen',
};

export interface FallingLine {
  readonly containerInstance: string;
  readonly zone: string;
  readonly ending: Ending;
  /** Row at which it was decided: 0 is the row of all instances, then a row per step. */
  readonly row: number;
}

/** The lines in fleet order, which the candidates have, grouped by zone. `zoneOf` names an instance's zone. */
export function fallingLines(
  explanation: PlacementExplanation,
  zoneOf: (containerInstance: string) => string,
): FallingLine[] {
  const zones: string[] = [];
  for (const { containerInstance } of explanation.candidates) {
    const zone = zoneOf(containerInstance);
    if (!zones.includes(zone)) zones.push(zone);
  }
  zones.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return zones.flatMap((zone) =>
    explanation.candidates
      .filter((candidate) => zoneOf(candidate.containerInstance) === zone)
      .map((candidate) => ({ containerInstance: candidate.containerInstance, zone, ...endOf(candidate, explanation) })),
  );
}

function endOf(candidate: PlacementCandidate, explanation: PlacementExplanation): { ending: Ending; row: number } {
  const { steps, chosen } = explanation;
  if (candidate.containerInstance === chosen) return { ending: 'chosen', row: steps.length };
  if (candidate.rejectedBy !== null) {
    const reason = candidate.rejectedBy;
    const at = steps.findIndex(({ rejected }) => rejected !== undefined && reason in rejected);
    return { ending: 'rejected', row: (at < 0 ? 0 : at) + 1 };
  }
  if (explanation.tiedWith.includes(candidate.containerInstance)) return { ending: 'tied', row: steps.length };
  const ranking = steps.findIndex(({ rejected }) => rejected === undefined);
  const first = ranking < 0 ? steps.length : ranking;
  const scores = candidate.scores ?? [];
  // It fell at the first strategy whose best it did not reach; where it reached all, a tie was broken at the last.
  const worse = scores.findIndex((score, index) => score !== null && score !== (steps[first + index]?.best ?? score));
  const at = worse >= 0 ? worse : Math.max(0, scores.length - 1);
  return { ending: 'ranked lower', row: Math.min(steps.length, first + at + 1) };
}

/** Length of a bar on a logarithmic scale from 1 to `total`; a single instance keeps a visible end. */
export function logLength(value: number, total: number, length: number): number {
  if (value <= 0) return 0;
  const share = total > 1 ? Math.log(value) / Math.log(total) : 1;
  return Math.max(8, share * length);
}
