import { create } from 'zustand';
import type { PlacementExplanation } from '../../frame/explanation';
import type { StopExplanation } from '../../frame/stop-explanation';

/** Predicting: before each placement and each scale-in the run pauses, and the page asks where the next task goes, or which one. */

/** What is asked. The decision has been made; the page does not show it yet. */
export type Question =
  | { readonly kind: 'place'; readonly decision: number; readonly explanation: PlacementExplanation }
  | { readonly kind: 'stop'; readonly decision: number; readonly explanation: StopExplanation };

/** What a person says: an instance, by its id; a task, by its short name; `null` for "on none of them". */
export type Answer = string | null;

/** How an answer compares with what was decided. */
export interface Verdict {
  readonly question: Question;
  /** `shown`: the person asked to be told. */
  readonly answer: { readonly kind: 'given'; readonly value: Answer } | { readonly kind: 'shown' };
  readonly isRight: boolean;
}

interface PredictState {
  readonly isOn: boolean;
  readonly question: Question | null;
  /** Of the question before, until the next one. */
  readonly verdict: Verdict | null;
  readonly right: number;
  /** Questions that were answered; those that were only shown do not count. */
  readonly answered: number;
  /** Whether the run was playing when it was paused for the question. */
  readonly wasPlaying: boolean;
}

const OFF: PredictState = { isOn: false, question: null, verdict: null, right: 0, answered: 0, wasPlaying: false };

export const usePredict = create<PredictState>()(() => OFF);

/** Ends the question that is open. */
let resolveQuestion: (() => void) | null = null;

export function startAsking(): void {
  usePredict.setState({ ...OFF, isOn: true });
}

/** A question that is open is answered by what happens. */
export function stopAsking(): void {
  resolveQuestion?.();
  usePredict.setState(OFF);
}

/** Whether an answer is right. All answers that the rules cannot tell from the decision are: what broke the tie is luck, or a choice of ours. */
export function isRight({ explanation: { chosen, tiedWith } }: Question, answer: Answer): boolean {
  return answer === chosen || (answer !== null && tiedWith.includes(answer));
}

/**
 * Asks, and resolves when there is an answer, or when the question is dropped.
 * @param wasPlaying whether the run goes on playing after it
 */
export function ask(question: Question, wasPlaying: boolean, dropped: AbortSignal): Promise<void> {
  usePredict.setState({ question, verdict: null, wasPlaying });
  return new Promise((resolve) => {
    resolveQuestion = () => {
      resolveQuestion = null;
      usePredict.setState({ question: null });
      resolve();
    };
    dropped.addEventListener('abort', () => resolveQuestion?.(), { once: true });
  });
}

/** Answers the question that is asked. */
export function answer(value: Answer): void {
  settle((question) => ({
    question,
    answer: { kind: 'given', value },
    isRight: isRight(question, value),
  }));
}

/** Asks to be told. */
export function giveUp(): void {
  settle((question) => ({ question, answer: { kind: 'shown' }, isRight: false }));
}

function settle(verdictOf: (question: Question) => Verdict): void {
  const { question, right, answered } = usePredict.getState();
  if (question === null) return;
  const verdict = verdictOf(question);
  const counts = verdict.answer.kind === 'given';
  usePredict.setState({
    verdict,
    right: right + (verdict.isRight ? 1 : 0),
    answered: answered + (counts ? 1 : 0),
  });
  resolveQuestion?.();
}

/** Whether there is anything to predict: a daemon's task has one place, one on Fargate goes to no instance, and a task that a deployment or a deletion stops goes anyway. */
export function isWorthAsking(question: Question): boolean {
  if (question.kind === 'place') {
    const { daemon, fargate } = question.explanation.request;
    return daemon !== true && fargate === undefined;
  }
  const { candidates, request } = question.explanation;
  return request.reason === 'scaleIn' && candidates.length > 1;
}
