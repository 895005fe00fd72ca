import { listOf } from '../../lib/english';
import type { PlacementCandidate, PlacementExplanation } from '../../frame/explanation';
import { whyNotInZone } from '../fargate-placement-words';
import { clock, number } from '../prose';
import { checkAmount, checkOf, groupName, namesOrCount, resourceOf } from './amounts';
import { countedTasks, placementContest } from './placement-steps';
import { lostRound } from './rounds';
import type { Round } from './rounds';

/** Why a task is not on a container instance: the check that failed there and by how much, or its rank and what it lacked to win. */
export function whyNotSentence(explanation: PlacementExplanation, containerInstance: string): string {
  if (explanation.request.fargate !== undefined) return whyNotInZone(explanation, containerInstance);
  const candidate = explanation.candidates.find((one) => one.containerInstance === containerInstance);
  if (candidate === undefined) return notLookedAt(explanation, containerInstance);
  if (candidate.rejectedBy !== null) return `${containerInstance} ${rejectionWords(candidate, explanation)}.`;
  const ranked = explanation.candidates.filter(({ rank }) => rank !== undefined).length;
  if (containerInstance === explanation.chosen)
    return ranked === 1
      ? `${containerInstance} has the task: it is the only one that can take it.`
      : `${containerInstance} has the task: it came first of ${number(ranked)}.`;
  const lost = lostRound(placementContest(explanation), candidate);
  if (lost?.strategy.type === 'random')
    return `${containerInstance} was as likely as ${explanation.chosen ?? ''}, on which the draw fell.`;
  return `${containerInstance} came ${ordinal(candidate.rank ?? 0)} of ${number(ranked)}: ${lossWords(candidate, lost, explanation)}.`;
}

function notLookedAt({ request, candidates, at }: PlacementExplanation, containerInstance: string): string {
  const own = candidates[0]?.containerInstance;
  if (request.daemon === true && own !== undefined)
    return `${containerInstance} was not looked at: ${request.owner} is a daemon, and this task belongs on ${own}.`;
  return `${containerInstance} was not registered at ${clock(at * 1_000)}, when this was decided.`;
}

/** What to say of a task without a decision: StartTask named its instance, or it was there when the run began. */
export function noDecisionSentence(task: string, wasThereAtTheStart: boolean): string {
  return wasThereAtTheStart
    ? `${task} was there when the run began: nobody placed it.`
    : `StartTask named the container instance of ${task}: nothing was compared.`;
}

function rejectionWords(candidate: PlacementCandidate, { request, steps }: PlacementExplanation): string {
  const { rejectedBy, detail = {} } = candidate;
  const check = checkOf(candidate);
  const failed = `failed with ${rejectedBy ?? ''}`;
  const asks = steps.flatMap(({ checks = [] }) => checks).find((one) => one.check === check)?.asks;
  switch (check) {
    case 'status':
      return `was ${rejectedBy ?? ''}, and ECS places on ACTIVE instances only`;
    case 'agent':
      return `${failed}: its agent was disconnected`;
    case 'capacityProvider':
      return `belongs to ${typeof detail.actual === 'string' ? `the capacity provider ${detail.actual}` : 'no capacity provider'}, not to ${asks?.capacityProvider ?? 'the one that is asked for'}`;
    case 'location':
      return detail.onlyZone === undefined
        ? `${failed}: it is in ${detail.actual ?? 'no zone'}, and the request’s subnets are in ${listOf(asks?.zones ?? []) || 'none of the zones'}`
        : `is in ${detail.actual ?? 'no zone'}, and this task was started to even out the zones, in ${detail.onlyZone}`;
    case 'attributes':
      return `${failed}: ${attributeWords(detail)}`;
    case 'ports':
      return `${failed}: ${portWords(candidate)}`;
    case 'memberOf':
      return memberOfWords(candidate);
    case 'distinctInstance':
      return `failed distinctInstance: it already runs ${detail.task ?? 'a task'} of the group ${request.group}`;
    default:
      return `${failed}: ${amountWords(candidate)}`;
  }
}

function attributeWords({ attribute = 'an attribute', actual }: NonNullable<PlacementCandidate['detail']>): string {
  return typeof actual === 'string'
    ? `its ${attribute} is ${actual}, not what the task definition asks for`
    : `it lacks ${attribute}`;
}

/** `256 CPU needed, 128 free: 128 short`. */
function amountWords(candidate: PlacementCandidate): string {
  const { needed = 0, available = 0, detail } = candidate;
  const check = checkOf(candidate);
  const kept = detail?.keptForDaemons;
  const daemons =
    kept === undefined ? '' : ` besides ${number(kept)} that ${kept === 1 ? 'is' : 'are'} kept for daemons`;
  return `${checkAmount(check, needed)} needed, ${number(available)} free${daemons}, ${number(needed - available)} short`;
}

function portWords(candidate: PlacementCandidate): string {
  const { detail, needed = 0, available = 0 } = candidate;
  if (detail?.port === undefined)
    return `${number(needed)} host ports needed, and of the 100 that an instance may reserve ${number(available)} ${available === 1 ? 'is' : 'are'} left`;
  const port = `host port ${detail.port}/${detail.protocol ?? 'tcp'}`;
  if (detail.keptForDaemons !== undefined) return `${port} is kept for a daemon`;
  return detail.task === undefined
    ? `${port} is reserved by the instance itself`
    : `${port} is taken by ${detail.task}`;
}

function memberOfWords({ detail = {} }: PlacementCandidate): string {
  const { clause, actual, constraint, expression = '' } = detail;
  const whose = constraint?.from === 'taskDefinition' ? 'the task definition’s memberOf' : 'memberOf';
  if (clause === undefined) return `failed ${whose} ${expression}`;
  const where = clause.text === expression ? expression : `at ${clause.text}`;
  return `failed ${whose} ${where}${actualWords(clause.text, actual)}`;
}

/** What the instance has for the only subject of a clause; nothing where it asks for several. */
function actualWords(clause: string, actual: string | null | undefined): string {
  const subjects = new Set([...clause.matchAll(SUBJECT)].map(([subject]) => subject));
  const subject = subjects.size === 1 ? ([...subjects][0] ?? '') : null;
  if (subject === null) return ', which is false there';
  if (subject === 'task:group')
    return typeof actual === 'string' ? `: it runs tasks of ${actual}` : ': it runs no task';
  const name = subject.replace('attribute:', '');
  if (typeof actual !== 'string') return `: it has no ${name}`;
  return actual === '' ? `: its ${name} has no value` : `: its ${name} is ${actual}`;
}

/** Whatever an expression of the cluster query language may ask for. */
const SUBJECT =
  /attribute:[\w./\\-]+|task:group|agentConnected|agentVersion|ec2InstanceId|registeredAt|runningTasksCount/g;

/** The round in which it fell, its value against the best; or what decided among equals. */
function lossWords(
  candidate: PlacementCandidate,
  lost: Round<PlacementCandidate> | null,
  explanation: PlacementExplanation,
): string {
  const { chosen } = explanation;
  if (lost === null) return `equal to ${chosen ?? ''} in every rule, and listed after it`;
  const value = candidate.scores?.[lost.index] ?? 0;
  const best = lost.best ?? 0;
  const name = explanation.steps[lost.step]?.step ?? '';
  const more = value - best;
  if (lost.strategy.type === 'binpack') {
    const { amount } = resourceOf(lost.strategy);
    return `${name} left it out, with ${amount(value)} left against ${amount(best)} on ${winnersOf(lost)}, ${amount(more)} too much`;
  }
  const where = groupOf(lost, candidate);
  const against = groupOf(
    lost,
    lost.kept.find(({ containerInstance }) => containerInstance === chosen) ?? lost.kept[0],
  );
  return `${name} left it out, with ${number(value)} ${countedTasks(explanation.request, value)} ${where === null ? 'there' : `in ${where}`} against ${number(best)} ${against === null ? `on ${winnersOf(lost)}` : `in ${against}`}, ${number(more)} too many`;
}

function groupOf(
  { strategy, index }: Round<PlacementCandidate>,
  candidate: PlacementCandidate | undefined,
): string | null {
  return groupName(strategy, candidate?.values?.[index] ?? null);
}

function winnersOf({ kept }: Round<PlacementCandidate>): string {
  return namesOrCount(
    kept.map(({ containerInstance }) => containerInstance),
    'instance',
  );
}

/** `2nd`, `3rd`, `11th`. */
export function ordinal(value: number): string {
  const tens = value % 100;
  const ones = tens > 10 && tens < 14 ? 0 : value % 10;
  return `${number(value)}${ones === 1 ? 'st' : ones === 2 ? 'nd' : ones === 3 ? 'rd' : 'th'}`;
}
