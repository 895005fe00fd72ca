import { ZONE_FIELD } from '../ecs/placement';
import type { PlacementStrategy } from '../ecs/placement';
import { STOP_RULES } from '../frame/stop-explanation';
import type { StopExplanation, StopRule, StopStep } from '../frame/stop-explanation';
import { groupName, resourceOf } from './explanation/amounts';
import { levelsOf, roundsOf } from './explanation/rounds';
import type { Round } from './explanation/rounds';
import { stopContest, stopReasonSentence, stopStepSentence, stopTieSentence } from './explanation/stop-steps';
import type { FunnelStep } from './funnel-steps';
import { number } from './prose';
import { parseStepName } from './strategy-words';

/** Levels of a strategy that a row names before it leaves the rest out. */
const MOST_LEVELS = 4;

const RULE_TITLES: { readonly [R in StopRule]: string } = {
  unprotected: 'unprotected',
  oldDeployment: 'of a deployment that goes',
  draining: 'on a DRAINING instance',
  unhealthy: 'unhealthy first',
  notRunning: 'not yet RUNNING first',
  withoutInstance: 'without an instance first',
};

/** The rows of the funnel of a choice of a task to stop. A rule that names nobody has none, but for protection. */
export function stopFunnelSteps(explanation: StopExplanation): FunnelStep[] {
  const { candidates, steps, request, tiedWith, tieBreak, tie } = explanation;
  const rounds = new Map(roundsOf(stopContest(explanation)).map((round) => [round.step, round]));
  const rows: FunnelStep[] = [
    { is: 'all', remaining: candidates.length, title: `${request.owner} tasks`, detail: '', causes: [], source: null },
  ];
  let reached = candidates.length;
  steps.forEach((step, index) => {
    const round = rounds.get(index);
    const rule = STOP_RULES.find((name) => name === step.step);
    const fallen = reached - step.remaining;
    reached = step.remaining;
    if (rule !== undefined && rule !== 'unprotected' && (step.named ?? 0) === 0) return;
    const isDefault = round !== undefined && request.strategies[round.index]?.explicit !== true;
    rows.push({
      is: 'step',
      step: index,
      remaining: step.remaining,
      title: rule === undefined ? strategyTitle(step, isDefault || step.implicit === true) : RULE_TITLES[rule],
      detail: round === undefined ? keptWords(fallen) : levelWords(round),
      causes: step.causes ?? [],
      source: step.source ?? null,
    });
  });
  if (tiedWith.length > 0 && tieBreak !== 'draw')
    rows.push({
      is: 'tie',
      remaining: 1,
      title: tieBreak === 'newest' ? 'tie: the newest' : 'tie: first in the list',
      detail: `${number(tiedWith.length + 1)} equal to every rule`,
      causes: tie?.causes ?? [],
      source: tie?.source ?? null,
    });
  return rows;
}

/** What the step of a row did, in a sentence. */
export function stopRowSentence(explanation: StopExplanation, row: FunnelStep | undefined): string {
  if (row === undefined) return '';
  if (row.is === 'tie') return stopTieSentence(explanation) ?? '';
  return row.step === undefined ? stopReasonSentence(explanation) : stopStepSentence(explanation, row.step);
}

function keptWords(fallen: number): string {
  return fallen === 0 ? '' : `${number(fallen)} ${fallen === 1 ? 'stays' : 'stay'}`;
}

function strategyTitle(step: StopStep, isDefault: boolean): string {
  const strategy = parseStepName(step.step);
  return strategy === null ? step.step : titleOf(strategy) + (isDefault ? ' (default)' : '');
}

function titleOf({ type, field }: PlacementStrategy): string {
  if (type === 'random') return 'random: one is drawn';
  if (type === 'binpack') return `binpack: most ${field?.toLowerCase() === 'cpu' ? 'CPU' : 'memory'} left`;
  if (field === ZONE_FIELD) return 'spread: fullest zone';
  return field === 'instanceId' || field === 'host'
    ? 'spread: most on the instance'
    : `spread: most per ${field?.replace('attribute:', '') ?? ''}`;
}

/** `1a 3, 1b 2`: who counts how much, the highest first. */
function levelWords(round: Round<StopExplanation['candidates'][number]>): string {
  const { strategy, reached } = round;
  if (strategy.type === 'random') return `${number(reached.length)} equally likely`;
  const levels = levelsOf(round, true);
  if (strategy.type === 'binpack') {
    const { amount } = resourceOf(strategy);
    return levels
      .slice(0, 2)
      .map(({ score }) => amount(score))
      .join(' against ');
  }
  const names = levels.flatMap(({ score, members }) => {
    const values = members.map(
      ({ values: its, containerInstance }) =>
        groupName(strategy, its?.[round.index] ?? null) ?? containerInstance ?? 'no instance',
    );
    return [...new Set(values)].map((value) => `${shortName(value)} ${number(score)}`);
  });
  return names.slice(0, MOST_LEVELS).join(', ') + (names.length > MOST_LEVELS ? ', …' : '');
}

/** `1b` for `us-east-1b`. */
function shortName(value: string): string {
  return /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(value) ? value.slice(value.lastIndexOf('-') + 1) : value;
}
