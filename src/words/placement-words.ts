import { listOf } from '../lib/english';
import { ZONE_FIELD } from '../ecs/placement';
import type { PlacementStrategy } from '../ecs/placement';
import type { PlacementCandidate, PlacementExplanation, PlacementStep } from '../frame/explanation';
import type { Catalog } from '../frame/frame';
import { FARGATE_TITLES, fargateSentence } from './fargate-placement-words';
import { clock, count, inWords, number, strong } from './prose';
import type { Prose } from './prose';
import { nowhereWords } from './waiting-words';
import { parseStepName } from './strategy-words';

/** What the sentences need to know of the fleet. */
export type Fleet = Pick<Catalog, 'instances'>;

/** When a decision was made, to say beside its reasons: the cluster looked as it did then. */
export function decidedAt({ at, chosen }: PlacementExplanation): string {
  return `${chosen === null ? 'Tried' : 'Decided'} at ${clock(at * 1_000)}`;
}

/** Why a task is where it is, in one sentence; for a task without a place, why nowhere. */
export function placementSentence(explanation: PlacementExplanation, fleet: Fleet): Prose {
  const { chosen } = explanation;
  if (explanation.request.fargate !== undefined) return fargateSentence(explanation);
  if (chosen === null) return nowhereWords(explanation);
  if (explanation.request.daemon === true)
    return ['On ', strong(chosen), `: ${explanation.request.owner} is a daemon, one task on every instance.`];
  const ranked = rankedCandidates(explanation);
  if (ranked.length === 1)
    return [
      'On ',
      strong(chosen),
      ', the only one of ',
      count(explanation.candidates.length, 'instance'),
      ' that can take it.',
    ];
  const reasons = decisiveReasons(explanation, fleet);
  const tie = tieWords(explanation);
  if (reasons.length === 0)
    return [
      'On ',
      strong(chosen),
      `: ${inWords(ranked.length)} instances were equal to every rule, and ${tie ?? 'it came first'}.`,
    ];
  return ['On ', strong(chosen), `, because ${chained([...reasons, ...(tie === null ? [] : [tie])])}.`];
}

/** Clauses of one sentence: `a`, `a, and b`, `a, b, and c`. */
function chained(clauses: readonly string[]): string {
  return clauses.length <= 1 ? (clauses[0] ?? '') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1) ?? ''}`;
}

/** One reason for each strategy that told candidates apart. */
function decisiveReasons(explanation: PlacementExplanation, fleet: Fleet): string[] {
  const reasons: string[] = [];
  let before = rankedCandidates(explanation);
  strategySteps(explanation).forEach(({ step, strategy }, index) => {
    const after = before.filter((candidate) => survives(candidate, explanation, index));
    if (after.length < before.length) {
      reasons.push(reasonOf(strategy, step, before, after, explanation, fleet, reasons.length === 0));
    }
    before = after;
  });
  return reasons;
}

function reasonOf(
  strategy: PlacementStrategy,
  step: PlacementStep,
  before: readonly PlacementCandidate[],
  after: readonly PlacementCandidate[],
  { request, chosen }: PlacementExplanation,
  fleet: Fleet,
  first: boolean,
): string {
  const among = first ? '' : `of the ${inWords(before.length)} remaining `;
  const winners =
    after.length <= 3
      ? listOf(after.map((candidate) => candidate.containerInstance))
      : `${inWords(after.length)} instances`;
  if (strategy.type === 'random') return `${among}the draw fell on ${chosen ?? ''}`;
  if (strategy.type === 'binpack')
    return `${among}${winners} had the least ${strategy.field?.toLowerCase() === 'cpu' ? 'CPU' : 'memory'} left`;
  const tasks = `the fewest ${request.owner} tasks${bestWords(step)}`;
  if (strategy.field !== ZONE_FIELD) return `${among}${winners} ran ${tasks}`;
  return `${listOf([...new Set(after.map((candidate) => zoneOf(candidate, fleet)))])} ran ${tasks}`;
}

function bestWords(step: PlacementStep): string {
  return typeof step.best === 'number' ? ` (${number(step.best)})` : '';
}

function tieWords({ chosen, tiedWith, tieBreak }: PlacementExplanation): string | null {
  if (tiedWith.length === 0 || tieBreak === 'draw') return null;
  return `${chosen ?? 'it'} is listed first of ${tiedWith.length === 1 ? 'the two' : `these ${inWords(tiedWith.length + 1)}`} (our tie-break: ECS does not say)`;
}

/** One row of the funnel: how many were left, what the step asked, and who fell. */
export interface FunnelRow {
  readonly step: string;
  readonly remaining: number;
  readonly title: string;
  readonly detail: string;
  /** Where in the scenario the step comes from, such as `placementStrategy[1]`; null for ECS's own checks. */
  readonly clause: string | null;
}

const FILTER_TITLES: Readonly<Record<string, string>> = {
  all: 'container instances',
  active: 'ACTIVE, agent connected',
  resources: 'CPU, memory, ports',
  constraints: 'meet constraints',
};

export function funnelRows(explanation: PlacementExplanation, fleet: Fleet): FunnelRow[] {
  const titles = explanation.request.fargate === undefined ? FILTER_TITLES : FARGATE_TITLES;
  const rows: FunnelRow[] = [
    { step: 'all', remaining: explanation.candidates.length, title: titles['all'] ?? '', detail: '', clause: null },
  ];
  let strategyIndex = 0;
  for (const step of explanation.steps) {
    const strategy = parseStepName(step.step);
    if (strategy) {
      const explicit = explanation.request.strategies[strategyIndex]?.explicit === true && step.implicit !== true;
      const clause = explicit ? `placementStrategy[${strategyIndex}]` : null;
      rows.push({
        step: step.step,
        remaining: step.remaining,
        title: strategyTitle(strategy) + (explicit ? '' : ' (default)'),
        detail: strategyDetail(strategy, strategyIndex, explanation, fleet),
        clause,
      });
      strategyIndex++;
    } else {
      const clause = step.step === 'constraints' ? 'placementConstraints' : null;
      rows.push({
        step: step.step,
        remaining: step.remaining,
        title: titles[step.step] ?? step.step,
        detail: fallenWords(step, explanation),
        clause,
      });
    }
  }
  return rows;
}

function strategyTitle({ type, field }: PlacementStrategy): string {
  if (type === 'random') return 'random: one is drawn';
  if (type === 'binpack') return `binpack: least ${field?.toLowerCase() === 'cpu' ? 'CPU' : 'memory'}`;
  if (field === ZONE_FIELD) return 'spread: emptiest zone';
  return field === 'instanceId' || field === 'host'
    ? 'spread: fewest on the instance'
    : `spread: fewest per ${field?.replace('attribute:', '') ?? ''}`;
}

function strategyDetail(
  strategy: PlacementStrategy,
  index: number,
  explanation: PlacementExplanation,
  fleet: Fleet,
): string {
  const before = rankedCandidates(explanation).filter(
    (candidate) => index === 0 || survives(candidate, explanation, index - 1),
  );
  const score = (candidate: PlacementCandidate): number => candidate.scores?.[index] ?? 0;
  if (strategy.type === 'random') return `${number(before.length)} equally likely`;
  if (strategy.type === 'binpack') {
    const values = [...new Set(before.map(score))].sort((a, b) => a - b);
    const unit = strategy.field?.toLowerCase() === 'cpu' ? 'CPU' : 'MiB';
    return values.length > 1
      ? `${number(values[0] ?? 0)} against ${number(values[1] ?? 0)} ${unit}`
      : `all have ${number(values[0] ?? 0)} ${unit}`;
  }
  if (strategy.field !== ZONE_FIELD)
    return countsWords(
      before.map((candidate) => [candidate.containerInstance, score(candidate)]),
      explanation.request.owner,
    );
  const zones = new Map(before.map((candidate) => [shortZone(zoneOf(candidate, fleet)), score(candidate)]));
  return countsWords([...zones], explanation.request.owner);
}

/** `web: 1b 2, 1a 3, 1c 3`, fewest first, at most four. */
function countsWords(counts: readonly (readonly [string, number])[], owner: string): string {
  const sorted = [...counts].sort((a, b) => a[1] - b[1]);
  const shown = sorted.slice(0, 4).map(([name, value]) => `${name} ${number(value)}`);
  return `${owner}: ${shown.join(', ')}${sorted.length > 4 ? ', …' : ''}`;
}

/** Who fell at a filtering step: by name while there are few, by count when many. */
function fallenWords(step: PlacementStep, explanation: PlacementExplanation): string {
  return Object.entries(step.rejected ?? {})
    .filter(([, rejected]) => rejected > 0)
    .map(([reason, rejected]) => {
      const label = reason.replace(/ placement constraint unsatisfied\.?$/, '');
      if (rejected > 3) return `${number(rejected)} ${label}`;
      const names = explanation.candidates
        .filter((candidate) => candidate.rejectedBy === reason)
        .map((candidate) => candidate.containerInstance);
      return names.length === 0 ? `${number(rejected)} ${label}` : `${names.join(', ')} ${label}`;
    })
    .join(' · ');
}

export function rankedCandidates(explanation: PlacementExplanation): PlacementCandidate[] {
  return explanation.candidates.filter((candidate) => candidate.rejectedBy === null);
}

function strategySteps(explanation: PlacementExplanation): { step: PlacementStep; strategy: PlacementStrategy }[] {
  return explanation.steps.flatMap((step) => {
    const strategy = parseStepName(step.step);
    return strategy ? [{ step, strategy }] : [];
  });
}

/** Whether a candidate is still in after strategy `index`: it has the best score there, or the chosen one's at a draw. */
function survives(candidate: PlacementCandidate, explanation: PlacementExplanation, index: number): boolean {
  const steps = strategySteps(explanation);
  for (let i = 0; i <= index; i++) {
    const score = candidate.scores?.[i];
    if (score === undefined) return false;
    if (steps[i]?.strategy.type === 'random') {
      if (candidate.containerInstance !== explanation.chosen) return false;
    } else if (score !== steps[i]?.step.best) return false;
  }
  return true;
}

function zoneOf(candidate: PlacementCandidate, fleet: Fleet): string {
  return fleet.instances.find((instance) => instance.id === candidate.containerInstance)?.availabilityZone ?? '';
}

/** `1b` for `us-east-1b`. */
export function shortZone(zone: string): string {
  return zone.slice(zone.lastIndexOf('-') + 1);
}
