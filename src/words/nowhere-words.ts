import { listOfSome } from '../lib/english';
import { ELIGIBILITY_CHECKS, REASON_OF_CHECK } from '../ecs/failure-reasons';
import type { PlacementCandidate, PlacementExplanation } from '../frame/explanation';
import { reasonTag } from './reason-words';
import type { ReasonGlyph } from './reason-words';

/** The instances that fell for one reason, at the first check that they failed. */
export interface RejectionGroup {
  /** ECS's reason, or the status of those that are not ACTIVE. */
  readonly reason: string;
  readonly glyph: ReasonGlyph;
  /** In fleet order. */
  readonly containerInstances: readonly string[];
  /** Who they are, and what the one that got nearest lacks. */
  readonly detail: string;
}

/** Names before the rest is counted. */
const MOST_NAMES = 3;

/** Everybody who was left out, by reason; those that got furthest first. */
export function rejectionGroups({ candidates }: PlacementExplanation): RejectionGroup[] {
  const groups = new Map<string, PlacementCandidate[]>();
  for (const candidate of candidates) {
    if (candidate.rejectedBy === null) continue;
    const group = groups.get(candidate.rejectedBy);
    if (group) group.push(candidate);
    else groups.set(candidate.rejectedBy, [candidate]);
  }
  return [...groups]
    .sort(([a], [b]) => checkOf(b) - checkOf(a))
    .map(([reason, fallen]) => {
      const nearest = nearestOf(fallen);
      const names = fallen.map(({ containerInstance }) => containerInstance);
      const tag = reasonTag(nearest);
      const who = listOfSome(names, MOST_NAMES);
      const nearestWords = fallen.length > 1 ? `; nearest ${nearest.containerInstance}, ${tag.text}` : `: ${tag.text}`;
      return {
        reason: reason.replace(/ unsatisfied\.$/, ''),
        glyph: tag.glyph,
        containerInstances: names,
        detail: who + nearestWords,
      };
    });
}

function checkOf(reason: string): number {
  return ELIGIBILITY_CHECKS.findIndex((check) => REASON_OF_CHECK[check] === reason);
}

/** The one that lacks least; the first where that is not a number. */
function nearestOf(fallen: readonly PlacementCandidate[]): PlacementCandidate {
  const lack = ({ needed = 0, available = 0 }: PlacementCandidate): number => needed - available;
  return fallen.reduce((best, each) => (lack(each) < lack(best) ? each : best));
}
