import type { PlacementCandidate } from '../../frame/explanation';
import type { IconName } from '../icons';
import { count } from '../text';

/** What hangs on an instance while a placement is explained: why it is out, or the number that ranked it. */

/** Why an instance is out, in words of the view's. */
export interface Tag {
  readonly glyph: IconName;
  readonly text: string;
}

/** Whether a constraint left the candidate out (second beat), rather than its state or its resources (first beat). */
export function failsConstraint(candidate: PlacementCandidate): boolean {
  return /^(MemberOf|DistinctInstance)/.test(candidate.rejectedBy ?? '');
}

/** The number that ranked a candidate: its score at the strategy that dropped it, or at the last one. */
export function rankNote(candidate: PlacementCandidate, strategies: readonly string[]): string {
  const scores = candidate.scores ?? [];
  const last = scores.length - 1;
  const score = scores[last];
  const label = strategies[last] ?? '';
  if (score === undefined || score === null) return '';
  if (label.startsWith('binpack(memory')) return `${count(score)} MiB left`;
  if (label.startsWith('binpack')) return `${count(score)} CPU left`;
  if (label.includes('availability-zone')) return `zone holds ${count(score)}`;
  return `holds ${count(score)}`;
}
