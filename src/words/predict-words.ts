import type { PlacementExplanation } from '../frame/explanation';
import type { StopExplanation } from '../frame/stop-explanation';
import { tieSentence } from './explanation/placement-steps';
import { stopReasonSentence } from './explanation/stop-steps';
import { whyNotSentence } from './explanation/why-not';
import { whyNotStoppedSentence } from './explanation/why-not-stopped';
import { cpuUnits, memoryMiB, number, strong } from './prose';
import type { Prose } from './prose';

/** What the page asks a person who predicts, and what it says to the answer. */

type Predicted =
  | { readonly kind: 'place'; readonly explanation: PlacementExplanation }
  | { readonly kind: 'stop'; readonly explanation: StopExplanation };

/** The question, and what a person has to know for it, with what to do. */
export function questionWords(predicted: Predicted): { readonly question: Prose; readonly hint: string } {
  if (predicted.kind === 'stop')
    return {
      question: ['Which task of ', strong(predicted.explanation.request.owner), ' stops next?'],
      hint: `${stopReasonSentence(predicted.explanation)} Click a task.`,
    };
  const { owner, taskDefinition, cpuUnits: cpu, memoryMiB: memory } = predicted.explanation.request;
  return {
    question: ['Where does the next task of ', strong(owner), ' go?'],
    hint: `${taskDefinition} asks for ${cpuUnits(cpu)} and ${memoryMiB(memory)}. Click an instance.`,
  };
}

/** What a person who predicts has been told: the verdict in a word or two, and why. */
export interface VerdictWords {
  readonly verdict: Prose;
  readonly reason: string;
}

/**
 * @param answer an instance's id or a task's short name; null for "on none of them"; undefined where the person asked to be shown
 */
export function verdictWords(predicted: Predicted, answer: string | null | undefined, isRight: boolean): VerdictWords {
  const { chosen } = predicted.explanation;
  const decided: Prose = [strong(chosen ?? 'Nowhere')];
  if (answer === undefined) return { verdict: decided, reason: whyWords(predicted, chosen) };
  if (!isRight) return { verdict: ['No: ', ...decided], reason: whyWrong(predicted, answer) };
  if (answer === chosen) return { verdict: ['Right: ', ...decided], reason: whyWords(predicted, chosen) };
  return { verdict: ['Right: as good as ', ...decided], reason: tiedReason(predicted, answer ?? '') };
}

/** Of "on none of them": that some pass. Of an instance or a task: what it lacked, and where several were equal, which they were. */
function whyWrong(predicted: Predicted, answer: string | null): string {
  const { chosen } = predicted.explanation;
  const tie = predicted.kind === 'place' ? tieSentence(predicted.explanation) : null;
  const reason = whyWords(predicted, answer ?? chosen);
  if (answer !== null) return reason;
  const able =
    predicted.kind === 'place' ? predicted.explanation.candidates.filter((it) => it.rejectedBy === null) : [];
  const passing = able.length === 1 ? 'One instance passes' : `${number(able.length)} instances pass`;
  return `${passing} every check. ${tie ?? reason}`;
}

function whyWords(predicted: Predicted, asked: string | null): string {
  if (asked === null) return 'No instance passes every check.';
  return predicted.kind === 'place'
    ? whyNotSentence(predicted.explanation, asked)
    : whyNotStoppedSentence(predicted.explanation, asked);
}

function tiedReason(predicted: Predicted, answer: string): string {
  const tie = predicted.kind === 'place' ? tieSentence(predicted.explanation) : null;
  return tie ?? `The strategies cannot tell ${answer} from ${predicted.explanation.chosen ?? ''}.`;
}

/** `3 of 4 right`; nothing before the first answer. */
export function scoreWords(right: number, answered: number): string {
  return answered === 0 ? '' : `${right} of ${answered} right`;
}
