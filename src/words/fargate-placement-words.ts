import { listOf } from '../lib/english';
import type { PlacementCandidate, PlacementExplanation } from '../frame/explanation';
import { count, inWords, number, strong } from './prose';
import type { Prose } from './prose';

/** Why a Fargate task is in its zone. The candidates of such a placement are Availability Zones. */

/** Why the task is where it is, in one sentence; for one that did not start, why nowhere. */
export function fargateSentence(explanation: PlacementExplanation): Prose {
  const { chosen, candidates, tiedWith } = explanation;
  if (chosen === null) return ['Nowhere: ', `${listOf(rejectionsIn(explanation))}.`];
  const open = openZones(candidates);
  if (open.length === 1) return ['In ', strong(chosen), ', the only zone in which Fargate can start it.'];
  const fewest = [chosen, ...tiedWith];
  const tasks = fewestTasks(explanation);
  if (fewest.length === open.length)
    return ['In ', strong(chosen), `: ${inWords(open.length)} zones have ${tasks} each, and ${tieWords(chosen)}.`];
  const tie = tiedWith.length === 0 ? '' : `, and ${tieWords(chosen)}`;
  return ['In ', strong(chosen), `, because ${listOf(fewest)} had the fewest, ${tasks}${tie}.`];
}

/** Titles of the rows of its funnel, by step. */
export const FARGATE_TITLES: Readonly<Record<string, string>> = {
  all: 'Availability Zones',
  active: 'not failed',
  resources: 'a subnet, and capacity',
  constraints: 'no constraints on Fargate',
};

/** What one step did. */
export function fargateStepSentence(explanation: PlacementExplanation, index: number): string {
  const step = explanation.steps[index];
  const left = step?.remaining ?? 0;
  const zones = count(left, 'zone');
  const fallen = Object.keys(step?.rejected ?? {});
  const who = rejectionsIn(explanation, (it) => fallen.includes(it.rejectedBy ?? ''));
  const because = who.length === 0 ? '.' : `: ${listOf(who)}.`;
  switch (step?.step) {
    case 'active':
      return `${zones} ${left === 1 ? 'has' : 'have'} not failed${because}`;
    case 'resources':
      return `${zones} ${left === 1 ? 'has' : 'have'} a subnet of the request and ${termsOf(explanation)} capacity${because}`;
    case 'constraints':
      return 'Fargate takes no placement constraints.';
    default:
      return `${zones} ${left === 1 ? 'has' : 'have'} the fewest, ${fewestTasks(explanation)}: Fargate spreads tasks over zones by itself.`;
  }
}

/** All that it looks at. */
export function fargateAllSentence({ candidates, request }: PlacementExplanation): string {
  return `Fargate makes a micro-VM for each task, so there is no instance to choose, only one of ${count(candidates.length, 'zone')} for a task of ${request.taskDefinition}.`;
}

/** Why a task is not in a zone. */
export function whyNotInZone(explanation: PlacementExplanation, zone: string): string {
  const { candidates, chosen } = explanation;
  const candidate = candidates.find(({ containerInstance }) => containerInstance === zone);
  if (candidate === undefined) return `${zone} is no Availability Zone of this world.`;
  if (candidate.rejectedBy !== null) return `${listOf(rejectionsIn(explanation, (it) => it === candidate))}.`;
  if (zone === chosen) return `${zone} has the task: it came first of ${number(openZones(candidates).length)}.`;
  const tasks = count(candidate.scores?.[0] ?? 0, `${explanation.request.owner} task`);
  return `${zone} had ${tasks}, ${chosen ?? 'the other'} ${fewestTasks(explanation)}.`;
}

function openZones(candidates: readonly PlacementCandidate[]): readonly PlacementCandidate[] {
  return candidates.filter(({ rejectedBy }) => rejectedBy === null);
}

function fewestTasks({ candidates, chosen, request }: PlacementExplanation): string {
  const score = candidates.find(({ containerInstance }) => containerInstance === chosen)?.scores?.[0] ?? 0;
  return count(score, `${request.owner} task`);
}

function tieWords(chosen: string): string {
  return `${chosen} comes first in order (our tie-break: ECS does not say)`;
}

function termsOf({ request }: PlacementExplanation): string {
  return request.fargate === 'FARGATE_SPOT' ? 'Fargate Spot' : 'Fargate';
}

/** `us-east-1a has failed`, by reason. */
function rejectionsIn(
  explanation: PlacementExplanation,
  isMeant: (candidate: PlacementCandidate) => boolean = () => true,
): string[] {
  const byReason = new Map<string, string[]>();
  for (const candidate of explanation.candidates) {
    const { rejectedBy, containerInstance } = candidate;
    if (rejectedBy === null || !isMeant(candidate)) continue;
    byReason.set(rejectedBy, [...(byReason.get(rejectedBy) ?? []), containerInstance]);
  }
  return [...byReason].map(([reason, zones]) => {
    const have = zones.length === 1 ? 'has' : 'have';
    switch (reason) {
      case 'FAILED':
        return `${listOf(zones)} ${have} failed`;
      case 'LOCATION':
        return `${listOf(zones)} ${have} no subnet of the request`;
      case 'RESOURCE:FARGATE':
        return `${listOf(zones)} ${have} no ${termsOf(explanation)} capacity (${reason})`;
      default:
        return reason.replace(/\.$/, '');
    }
  });
}
