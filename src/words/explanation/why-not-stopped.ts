import type { StopCandidate, StopExplanation, StopReason } from '../../frame/stop-explanation';
import { number } from '../prose';
import { groupName, resourceOf } from './amounts';
import { countedTasks } from './placement-steps';
import { lostRound } from './rounds';
import type { Round } from './rounds';
import { RULE_WORDS, stopContest } from './stop-steps';
import { ordinal } from './why-not';

/** Why a task was not the one to stop: the rule that left it out, or its rank and what it lacked to go. */
export function whyNotStoppedSentence(explanation: StopExplanation, task: string): string {
  const { chosen, candidates, request } = explanation;
  const candidate = candidates.find((one) => one.task === task);
  if (candidate === undefined) return `${task} was not in question: ${WHO_IS_IN_QUESTION[request.reason]}.`;
  const { rejectedBy } = candidate;
  if (rejectedBy === 'unprotected') return `${task} is protected from scale-in.`;
  if (rejectedBy !== null) return `${task} stays: ${ofAnother(rejectedBy, candidates)}, and goes first.`;
  const ranked = candidates.filter(({ rank }) => rank !== undefined).length;
  if (task === chosen)
    return ranked === 1
      ? `${task} was told to stop: it is the only one in question.`
      : `${task} was told to stop: it came first of ${number(ranked)}.`;
  const lost = lostRound(stopContest(explanation), candidate);
  if (lost?.strategy.type === 'random') return `${task} was as likely as ${chosen}, on which the draw fell.`;
  return `${task} came ${ordinal(candidate.rank ?? 0)} of ${number(ranked)}: ${lossWords(candidate, lost, explanation)}.`;
}

const WHO_IS_IN_QUESTION: { readonly [R in StopReason]: string } = {
  scaleIn:
    'only tasks of the current deployment that are neither to be replaced nor to leave a DRAINING instance count as too many',
  deployment: 'only tasks that the deployment replaces are, those of the oldest one first',
  draining: 'only tasks on DRAINING instances are',
  zoneRebalancing: 'only tasks in the zone with the most are',
  deletion: 'only tasks of the service that is deleted are',
};

/** `web-1 belongs to a deployment that is being replaced`. */
function ofAnother(rule: keyof typeof RULE_WORDS, candidates: readonly StopCandidate[]): string {
  const ahead =
    candidates.find(({ is, rejectedBy }) => is.includes(rule) && rejectedBy === null) ??
    candidates.find(({ is }) => is.includes(rule));
  return `${ahead?.task ?? 'another'} ${RULE_WORDS[rule].one}`;
}

function lossWords(candidate: StopCandidate, lost: Round<StopCandidate> | null, explanation: StopExplanation): string {
  const { chosen, candidates } = explanation;
  const winner = candidates.find(({ task }) => task === chosen);
  if (lost === null) return tieWords(candidate, winner);
  const value = candidate.scores?.[lost.index] ?? 0;
  const best = lost.best ?? 0;
  const name = explanation.steps[lost.step]?.step ?? '';
  if (lost.strategy.type === 'binpack') {
    const { amount } = resourceOf(lost.strategy);
    return `${name} spares it: without it ${candidate.containerInstance ?? ''} would have ${amount(value)} left, ${winner?.containerInstance ?? ''} without ${chosen} ${amount(best)}`;
  }
  return `${name} spares it: ${placeOf(lost, candidate)} runs ${number(value)} ${countedTasks(explanation.request, value)}, ${placeOf(lost, winner)} ${number(best)}`;
}

function tieWords({ containerInstance }: StopCandidate, winner: StopCandidate | undefined): string {
  const chosen = winner?.task ?? '';
  if (containerInstance === winner?.containerInstance) return `equal to ${chosen} in every rule, and older`;
  return `equal to ${chosen} in every rule, and its instance, ${containerInstance ?? ''}, is listed after ${winner?.containerInstance ?? ''}`;
}

function placeOf({ strategy, index }: Round<StopCandidate>, candidate: StopCandidate | undefined): string {
  return groupName(strategy, candidate?.values?.[index] ?? null) ?? candidate?.containerInstance ?? 'no instance';
}
