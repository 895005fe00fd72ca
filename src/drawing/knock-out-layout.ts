import { REASON_OF_CHECK } from '../ecs/failure-reasons';
import type { PlacementCandidate, PlacementExplanation } from '../frame/explanation';
import type { StopCandidate, StopExplanation } from '../frame/stop-explanation';

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
  /** A container instance's id, or a task's short name. */
  readonly name: string;
  /** What it stands with: its zone. */
  readonly group: string;
  readonly ending: Ending;
  /** Row at which it was decided: 0 is the row of all candidates, then a row per step. */
  readonly row: number;
}

/** What a row of the chart stands for: the place of a step in the explanation, and of one check of it. Without a step: all candidates, or the tie. */
export interface RowPlace {
  readonly is: 'all' | 'step' | 'tie';
  readonly step?: number;
  readonly check?: number;
}

/** A row for all candidates, and one for each step: what a chart shows where nothing is known check by check. */
export function plainRows(steps: readonly unknown[]): RowPlace[] {
  return [{ is: 'all' }, ...steps.map((_, step): RowPlace => ({ is: 'step', step }))];
}

/** The lines in fleet order, which the candidates have, grouped by zone. `zoneOf` names an instance's zone. */
export function fallingLines(
  explanation: PlacementExplanation,
  zoneOf: (containerInstance: string) => string,
  rows: readonly RowPlace[] = plainRows(explanation.steps),
): FallingLine[] {
  const end = placementEnds(explanation, rows);
  return grouped(
    explanation.candidates.map((candidate) => {
      const { containerInstance: name } = candidate;
      return { name, group: zoneOf(name), ...end(candidate) };
    }),
  );
}

/** The lines of the tasks that one was chosen among to stop, in order of creation, grouped by zone. */
export function fallingTasks(
  explanation: StopExplanation,
  rows: readonly RowPlace[] = plainRows(explanation.steps),
): FallingLine[] {
  const end = stopEnds(explanation, rows);
  return grouped(
    explanation.candidates.map((candidate) => ({
      name: candidate.task,
      group: candidate.availabilityZone ?? '',
      ...end(candidate),
    })),
  );
}

function grouped(lines: readonly FallingLine[]): FallingLine[] {
  const groups = new Map<string, FallingLine[]>();
  for (const line of lines) {
    const group = groups.get(line.group);
    if (group) group.push(line);
    else groups.set(line.group, [line]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flatMap(([, group]) => group);
}

type End = Pick<FallingLine, 'ending' | 'row'>;

function placementEnds(
  explanation: PlacementExplanation,
  rows: readonly RowPlace[],
): (candidate: PlacementCandidate) => End {
  const { steps, chosen, tiedWith } = explanation;
  const tied = new Set(tiedWith);
  const last = rows.length - 1;
  const decided = rowsOfSteps(rows);
  const ranking = steps.findIndex(({ rejected }) => rejected === undefined);
  const first = ranking < 0 ? steps.length : ranking;
  return (candidate) => {
    if (candidate.containerInstance === chosen) return { ending: 'chosen', row: last };
    if (candidate.rejectedBy !== null) return { ending: 'rejected', row: rejectingRow(candidate, explanation, rows) };
    if (tied.has(candidate.containerInstance)) return { ending: 'tied', row: last };
    const at = fallenAt(candidate.scores ?? [], (index) => steps[first + index]?.best);
    return { ending: 'ranked lower', row: decided.get(first + at) ?? last };
  };
}

/** The row of the step, and where it is known of the check, that left a candidate out. */
function rejectingRow(
  candidate: PlacementCandidate,
  { steps }: PlacementExplanation,
  rows: readonly RowPlace[],
): number {
  const reason = candidate.rejectedBy ?? '';
  const step = steps.findIndex(({ rejected }) => rejected !== undefined && reason in rejected);
  const checks = steps[step]?.checks ?? [];
  const constraint = candidate.detail?.constraint;
  const check = checks.findIndex(({ check: name, asks }) => {
    if (REASON_OF_CHECK[name] !== reason) return false;
    const asked = asks?.constraint;
    return !asked || !constraint || (asked.from === constraint.from && asked.index === constraint.index);
  });
  const silent = checks.findIndex(({ check: name, rejected }) => REASON_OF_CHECK[name] === null && rejected > 0);
  const wanted = check >= 0 ? check : silent;
  const exact = rows.findIndex((row) => row.step === step && (row.check === undefined || row.check === wanted));
  if (exact >= 0) return exact;
  return Math.max(
    1,
    rows.findLastIndex((row) => row.step === step),
  );
}

function stopEnds(explanation: StopExplanation, rows: readonly RowPlace[]): (candidate: StopCandidate) => End {
  const { steps, chosen, tiedWith } = explanation;
  const tied = new Set(tiedWith);
  const last = rows.length - 1;
  const decided = rowsOfSteps(rows);
  const ranking = steps.findIndex(({ best }) => best !== undefined);
  const first = ranking < 0 ? steps.length : ranking;
  return (candidate) => {
    if (candidate.task === chosen) return { ending: 'chosen', row: last };
    if (candidate.rejectedBy !== null) {
      const rule = steps.findIndex(({ step }) => step === candidate.rejectedBy);
      return { ending: 'rejected', row: decided.get(rule) ?? 1 };
    }
    if (tied.has(candidate.task)) return { ending: 'tied', row: last };
    const at = fallenAt(candidate.scores ?? [], (index) => steps[first + index]?.best);
    return { ending: 'ranked lower', row: decided.get(first + at) ?? last };
  };
}

/** The last row of each step. */
function rowsOfSteps(rows: readonly RowPlace[]): ReadonlyMap<number, number> {
  return new Map(rows.flatMap(({ step }, index) => (step === undefined ? [] : [[step, index] as const])));
}

/** A candidate fell at the first strategy whose best it did not reach; where it reached all, at the last one that looked at it. */
function fallenAt(scores: readonly (number | null)[], best: (strategy: number) => number | null | undefined): number {
  const worse = scores.findIndex((score, index) => score !== null && score !== (best(index) ?? score));
  return worse >= 0 ? worse : Math.max(0, scores.length - 1);
}

/** Length of a bar on a logarithmic scale from 1 to `total`; a single instance keeps a visible end. */
export function logLength(value: number, total: number, length: number): number {
  if (value <= 0) return 0;
  const share = total > 1 ? Math.log(value) / Math.log(total) : 1;
  return Math.max(8, share * length);
}
