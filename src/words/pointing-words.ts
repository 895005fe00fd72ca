import type { PlacementExplanation } from '../frame/explanation';
import { rankedCandidates } from './placement-words';
import { number, strong } from './prose';
import type { Prose } from './prose';
import { reasonTag, shortfallWords } from './reason-words';

/** Why a placement is not on an instance that is pointed at; null for one that was not there then. */
export function pointedSentence(explanation: PlacementExplanation, containerInstance: string): Prose | null {
  const candidate = explanation.candidates.find((each) => each.containerInstance === containerInstance);
  if (!candidate) return null;
  const name = strong(containerInstance);
  if (containerInstance === explanation.chosen) return [name, ' is where it went.'];
  if (candidate.rejectedBy !== null) {
    const numbers = shortfallWords(candidate);
    return [name, ` was left out: ${reasonTag(candidate).text}${numbers === null ? '' : ` (${numbers})`}.`];
  }
  const ranked = rankedCandidates(explanation).length;
  if (explanation.tiedWith.includes(containerInstance))
    return [name, ` was equal to ${explanation.chosen ?? ''} in every rule; the tie-break took the other.`];
  return [name, ` could have taken it, and came out number ${number(candidate.rank ?? 0)} of ${number(ranked)}.`];
}
