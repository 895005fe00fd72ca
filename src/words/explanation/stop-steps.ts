import { listOf } from '../../lib/english';
import type { StopCandidate, StopExplanation, StopRule, StopStep } from '../../frame/stop-explanation';
import { number } from '../prose';
import { capital, groupName, namesOrCount, noun, resourceOf, share, someNames, unique, verb } from './amounts';
import { countedTasks } from './placement-steps';
import { levelsOf, roundAt, roundsOf } from './rounds';
import type { Contest, Round } from './rounds';

/** One sentence for each step of a choice of a task to stop, in ECS's words and with its numbers. */

/** What step `index` of the choice did. */
export function stopStepSentence(explanation: StopExplanation, index: number): string {
  const step = explanation.steps[index];
  if (!step) return '';
  const round = roundAt(stopContest(explanation), index);
  if (round) return `${strategyName(step, explanation, round.index)}: ${roundWords(round, explanation)}.`;
  const reached = explanation.steps[index - 1]?.remaining ?? explanation.candidates.length;
  return `${ruleWords(step.step as StopRule, step.named ?? 0, reached, explanation)}.`;
}

/** Why the service stops one of its tasks at all. */
export function stopReasonSentence({ request, candidates }: StopExplanation): string {
  const { owner, reason, desiredCount } = request;
  switch (reason) {
    case 'scaleIn':
      return `${owner} wants ${number(desiredCount)} ${noun(desiredCount, 'task')} and has ${number(candidates.length)}.`;
    case 'deployment':
      return `A deployment of ${owner} replaces ${number(candidates.length)} tasks, and not all of them may stop at once.`;
    case 'draining':
      return `${number(candidates.length)} ${owner} tasks have to leave DRAINING instances, and not all of them may stop at once.`;
    case 'zoneRebalancing':
      return `The zones of ${owner} are evened out: one of the ${number(candidates.length)} tasks in the fullest zone goes.`;
    case 'deletion':
      return `${owner} is deleted, and its tasks go.`;
  }
}

/** The choice in one sentence: what each step that left anybody out went by. */
export function stopSentence(explanation: StopExplanation): string {
  const { chosen, candidates, steps, tiedWith, tieBreak } = explanation;
  const rules = steps.flatMap(({ step, remaining }, index): string[] => {
    const reached = steps[index - 1]?.remaining ?? candidates.length;
    const reason = REASON_OF_RULE[step as StopRule];
    return reason === undefined || remaining === reached ? [] : [reason];
  });
  const rounds = roundsOf(stopContest(explanation))
    .filter(({ reached, kept, strategy }) => kept.length < reached.length && strategy.type !== 'random')
    .map(
      (round, index) =>
        `${index === 0 ? '' : `of the ${number(round.reached.length)} left `}${winWords(round, explanation)}`,
    );
  const tie = tiedWith.length === 0 || tieBreak === null ? [] : REASONS_OF_TIE[tieBreak];
  const on = candidates.find(({ task }) => task === chosen)?.containerInstance;
  const reasons = [...rules, ...rounds, ...tie];
  const subject = on === undefined || on === null ? chosen : `${chosen} on ${on}`;
  return reasons.length === 0
    ? `${subject}: no other task was in question.`
    : `${subject}, because ${listOf(reasons)}.`;
}

/** What was left to the draw or to our order; null where the strategies told all tasks apart. */
export function stopTieSentence({ chosen, tiedWith, tieBreak, candidates }: StopExplanation): string | null {
  if (tiedWith.length === 0) return null;
  const tied = namesOrCount([chosen, ...tiedWith], 'task');
  const on = candidates.find(({ task }) => task === chosen)?.containerInstance ?? '';
  if (tieBreak === 'draw') return `${tied} were equally likely: the draw fell on ${chosen}.`;
  if (tieBreak === 'newest')
    return `${tied} are equal to every rule and on the same instance: ${chosen} is the newest, which is our tie-break; ECS picks at random.`;
  return `${tied} are equal to every rule: of the instance that is listed first, ${on}, ${chosen} is the newest task, which is our tie-break; ECS picks at random.`;
}

export function stopContest({ steps, candidates, chosen }: StopExplanation): Contest<StopCandidate> {
  return { steps, candidates, isChosen: ({ task }) => task === chosen };
}

/** What a rule before the strategies names, for one task and for several. */
export const RULE_WORDS: {
  readonly [R in Exclude<StopRule, 'unprotected'>]: { readonly one: string; readonly many: string };
} = {
  oldDeployment: {
    one: 'belongs to a deployment that is being replaced',
    many: 'belong to a deployment that is being replaced',
  },
  draining: { one: 'is on a DRAINING instance', many: 'are on DRAINING instances' },
  unhealthy: { one: 'is UNHEALTHY', many: 'are UNHEALTHY' },
  notRunning: { one: 'is not RUNNING yet', many: 'are not RUNNING yet' },
  withoutInstance: { one: 'waits for capacity without an instance', many: 'wait for capacity without an instance' },
};

const REASONS_OF_TIE: { readonly [K in NonNullable<StopExplanation['tieBreak']>]: readonly string[] } = {
  draw: ['the draw fell on it'],
  newest: ['it is the newest there'],
  'fleet order': ['its instance is listed first', 'it is the newest there'],
};

const REASON_OF_RULE: { readonly [R in StopRule]?: string } = {
  unprotected: 'it is not protected from scale-in',
  oldDeployment: 'it belongs to a deployment that is being replaced',
  draining: 'it is on a DRAINING instance',
  unhealthy: 'it is UNHEALTHY',
  notRunning: 'it is not RUNNING yet',
  withoutInstance: 'it waits for capacity without an instance',
};

function ruleWords(rule: StopRule, named: number, reached: number, { candidates }: StopExplanation): string {
  if (rule === 'unprotected') {
    const kept = candidates.filter((candidate) => candidate.is.includes('protected')).map(({ task }) => task);
    const question = `${share(named, reached)} ${verb(named, 'is', 'are')} in question`;
    if (kept.length === 0) return `No task is protected from scale-in: ${question}`;
    return `${someNames(kept)} ${verb(kept.length, 'is', 'are')} protected from scale-in: ${question}`;
  }
  const { one, many } = RULE_WORDS[rule];
  const stay = (count: number) => `${share(count, reached)} ${verb(count, 'stays', 'stay')} in question`;
  if (named === 0) return `None ${one}: ${stay(reached)}`;
  if (named === reached) return reached === 1 ? `The only one ${one}` : `${capital(share(reached, reached))} ${many}`;
  const ahead = candidates
    .filter(({ is, rejectedBy }) => is.includes(rule) && !isOutBefore(rejectedBy, rule))
    .map(({ task }) => task);
  return `${someNames(ahead)} ${verb(named, one, many)}, and ${verb(named, 'goes', 'go')} first: ${stay(named)}`;
}

const ORDER: readonly StopRule[] = [
  'unprotected',
  'oldDeployment',
  'draining',
  'unhealthy',
  'notRunning',
  'withoutInstance',
];

function isOutBefore(rejectedBy: StopRule | null, rule: StopRule): boolean {
  return rejectedBy !== null && ORDER.indexOf(rejectedBy) < ORDER.indexOf(rule);
}

function strategyName(step: StopStep, { request }: StopExplanation, index: number): string {
  if (step.step === 'random') return request.strategies[index]?.explicit === true ? 'random' : 'random, ECS’s default';
  const from =
    step.implicit === true
      ? ', implied by the spread before it'
      : request.strategies[index]?.explicit === true
        ? ''
        : ', ECS’s default';
  return `${step.step} in reverse${from}`;
}

function roundWords(round: Round<StopCandidate>, explanation: StopExplanation): string {
  const { strategy, reached, kept, best } = round;
  const only = reached.length === 1 ? reached[0] : undefined;
  if (only) return `${only.task} is the only one left`;
  if (strategy.type === 'random')
    return `the draw among ${number(reached.length)} fell on ${listOf(kept.map(({ task }) => task))}`;
  const stay = `${share(kept.length, reached.length)} ${verb(kept.length, 'stays', 'stay')} in question`;
  const next = levelsOf(round, true)[1];
  if (next) return `${winWords(round, explanation, next.score)}, so ${stay}`;
  if (strategy.type === 'binpack') {
    const { amount } = resourceOf(strategy);
    return `without any of them its instance would have ${amount(best ?? 0)} left, so ${stay}`;
  }
  const groups = groupsOf(round, kept);
  const tasks = `${number(best ?? 0)} ${countedTasks(explanation.request, best ?? 0)}`;
  return `${namesOrCount(groups, 'group')} ${verb(groups.length, 'runs', 'run')} ${tasks}${groups.length > 1 ? ' each' : ''}, so ${stay}`;
}

/** `us-east-1a ran the most web tasks (3, next 2)`. */
function winWords(round: Round<StopCandidate>, { request }: StopExplanation, next?: number): string {
  const { strategy, kept } = round;
  const best = round.best ?? 0;
  const groups = groupsOf(round, kept);
  if (strategy.type === 'binpack') {
    const { name, amount } = resourceOf(strategy);
    const against = next === undefined ? '' : `, next ${amount(next)}`;
    return `${namesOrCount(groups, 'instance')} would have the most ${name} left without ${verb(groups.length, 'it', 'a task of theirs')} (${amount(best)}${against})`;
  }
  const against = next === undefined ? '' : `, next ${number(next)}`;
  const kind = groupName(strategy, null) === null ? 'instance' : 'group';
  return `${namesOrCount(groups, kind)} ${verb(groups.length, 'runs', 'run')} the most ${countedTasks(request, 2)} (${number(best)}${against})`;
}

/** What the tasks that are left have in common: their zones, or their instances. */
function groupsOf({ strategy, index }: Round<StopCandidate>, tasks: readonly StopCandidate[]): string[] {
  return unique(
    tasks.map(
      ({ containerInstance, values }) =>
        groupName(strategy, values?.[index] ?? null) ?? containerInstance ?? 'no instance',
    ),
  );
}
