import { listOf } from '../../lib/english';
import type { CheckAsks, PlacementCandidate, PlacementExplanation, PlacementStep } from '../../frame/explanation';
import { fargateStepSentence } from '../fargate-placement-words';
import { memoryMiB, cpuUnits, number } from '../prose';
import {
  capital,
  checkAmount,
  checkOf,
  groupName,
  namesOrCount,
  noun,
  resourceOf,
  share,
  someNames,
  unique,
  verb,
} from './amounts';
import { levelsOf, roundAt } from './rounds';
import type { Contest, Round } from './rounds';

/** One sentence for each step of a placement, in ECS's words and with its numbers. */

/** What step `index` of a placement did. */
export function stepSentence(explanation: PlacementExplanation, index: number): string {
  const step = explanation.steps[index];
  if (!step) return '';
  if (explanation.request.fargate !== undefined) return fargateStepSentence(explanation, index);
  const round = roundAt(placementContest(explanation), index);
  if (round) return `${strategyName(step, explanation, round.index)}: ${roundWords(round, explanation)}.`;
  const reached = explanation.steps[index - 1]?.remaining ?? explanation.candidates.length;
  if (reached === 0) return index === 0 ? 'No container instance is registered.' : 'No instance is left to look at.';
  return `${filterWords(step, reached, explanation)}${fallenWords(step, explanation)}.`;
}

/** What one check of a filtering step did; the step's own sentence where it is not known check by check. */
export function checkSentence(explanation: PlacementExplanation, stepIndex: number, checkIndex: number): string {
  const step = explanation.steps[stepIndex];
  const check = step?.checks?.[checkIndex];
  if (!step || !check) return stepSentence(explanation, stepIndex);
  const reached = check.remaining + check.rejected;
  if (reached === 0) return 'No instance is left to look at.';
  if (check.asks === null)
    return `${ASKS_NOTHING[check.check] ?? 'Nothing is asked here'}: ${share(reached, reached)} ${verb(reached, 'stays', 'stay')}.`;
  const passed = `${capital(share(check.remaining, reached))} ${passWords(check.check, check.asks, check.remaining)}`;
  if (check.rejected === 0) return `${passed}.`;
  const fallen = explanation.candidates.filter((candidate) => isFallenAt(candidate, check));
  return `${passed}: ${someNames(fallen.map(shortfall))} ${verb(fallen.length, 'falls', 'fall')} out.`;
}

/** What was left to the draw or to the order of the fleet; null where the strategies told all instances apart. */
export function tieSentence({ chosen, tiedWith, tieBreak, request }: PlacementExplanation): string | null {
  if (chosen === null || tiedWith.length === 0) return null;
  const tied = namesOrCount([chosen, ...tiedWith], request.fargate === undefined ? 'instance' : 'zone');
  if (tieBreak === 'draw') return `${tied} were equally likely: the draw fell on ${chosen}.`;
  return `${tied} are equal to every rule: ${chosen} is listed first, which is our tie-break; ECS does not say.`;
}

export function placementContest({ steps, candidates, chosen }: PlacementExplanation): Contest<PlacementCandidate> {
  return { steps, candidates, isChosen: ({ containerInstance }) => containerInstance === chosen };
}

/** The tasks that a spread counts: those of the service or family, or of a group with a name of its own. */
export function countedTasks(
  { owner, group }: { readonly owner: string; readonly group: string },
  count: number,
): string {
  const tasks = noun(count, 'task');
  return group === `service:${owner}` || group === `family:${owner}`
    ? `${owner} ${tasks}`
    : `${tasks} of the group ${group}`;
}

/** `spread(instanceId), implied by the spread before it`. */
function strategyName(step: PlacementStep, { request }: PlacementExplanation, index: number): string {
  if (step.implicit === true) return `${step.step}, implied by the spread before it`;
  return request.strategies[index]?.explicit === true ? step.step : `${step.step}, ECS’s default`;
}

function roundWords(round: Round<PlacementCandidate>, explanation: PlacementExplanation): string {
  const { strategy, reached, kept, best } = round;
  const only = reached.length === 1 ? reached[0] : undefined;
  if (only) return `${only.containerInstance} is the only one left`;
  if (strategy.type === 'random')
    return `the draw among ${number(reached.length)} fell on ${listOf(kept.map(({ containerInstance }) => containerInstance))}`;
  const stay = `${share(kept.length, reached.length)} ${verb(kept.length, 'stays', 'stay')}`;
  if (strategy.type === 'spread') return `${spreadWords(round, explanation)}, so ${stay}`;
  const { name, amount } = resourceOf(strategy);
  const next = levelsOf(round)[1];
  if (!next) return `each has ${amount(best ?? 0)} left, so ${stay}`;
  const winners = namesOrCount(
    kept.map(({ containerInstance }) => containerInstance),
    'instance',
  );
  return `${winners} ${verb(kept.length, 'has', 'have')} the least ${name} left (${amount(best ?? 0)}, next ${amount(next.score)}), so ${stay}`;
}

/** `us-east-1b runs the fewest web tasks (2, others 3)`. */
function spreadWords(round: Round<PlacementCandidate>, { request }: PlacementExplanation): string {
  const levels = levelsOf(round);
  const fewest = levels[0];
  const next = levels[1];
  const groupsOf = (members: readonly PlacementCandidate[]) =>
    unique(
      members.map(
        ({ containerInstance, values }) =>
          groupName(round.strategy, values?.[round.index] ?? null) ?? containerInstance,
      ),
    );
  const winners = groupsOf(fewest?.members ?? []);
  const isByInstance = groupName(round.strategy, null) === null;
  const kind = isByInstance ? 'instance' : 'group';
  const score = fewest?.score ?? 0;
  if (!next) {
    if (winners.length === 1)
      return `all are in ${winners[0] ?? ''}, with ${number(score)} ${countedTasks(request, score)}`;
    return `${namesOrCount(winners, kind)} run ${number(score)} ${countedTasks(request, score)} each`;
  }
  const others = levels.length === 2 ? number(next.score) : `${number(next.score)} or more`;
  return `${namesOrCount(winners, kind)} ${verb(winners.length, 'runs', 'run')} the fewest ${countedTasks(request, 2)} (${number(score)}, others ${others})`;
}

function filterWords(step: PlacementStep, reached: number, explanation: PlacementExplanation): string {
  const { request } = explanation;
  const part = capital(share(step.remaining, reached));
  switch (step.step) {
    case 'active': {
      if (request.daemon === true)
        return `${request.owner} is a daemon, so one instance is in question, and it ${step.remaining === 1 ? 'is' : 'is not'} ACTIVE with its agent connected`;
      const are = verb(step.remaining, 'is ACTIVE with its agent connected', 'are ACTIVE with their agents connected');
      const who =
        reached === 1
          ? `The only container instance ${step.remaining === 1 ? '' : 'not '}`
          : `${part} container instances `;
      return `${who}${are}`;
    }
    case 'resources':
      return `${part} ${verb(step.remaining, 'has', 'have')} what the task needs (${needsOf(explanation)})`;
    default:
      if (step.checks?.every(({ asks }) => asks === null) === true && step.remaining === reached)
        return `There is no placement constraint: ${share(reached, reached)} ${verb(reached, 'stays', 'stay')}`;
      return `${part} ${verb(step.remaining, 'satisfies', 'satisfy')} every placement constraint`;
  }
}

/** CPU and memory always; of the rest what is asked for. */
function needsOf({ request, steps }: PlacementExplanation): string {
  const { cpuUnits: cpu, memoryMiB: memory } = request;
  const others = steps.flatMap(({ checks = [] }) =>
    checks.flatMap(({ check, asks }) => {
      if (asks?.ports) return `host port ${listOf(asks.ports)}`;
      const isAmount = asks?.amount !== undefined && (check === 'networkInterfaces' || check === 'gpu');
      return isAmount ? checkAmount(check, asks.amount ?? 0) : [];
    }),
  );
  return [cpuUnits(cpu), memoryMiB(memory), ...others].join(', ');
}

/** `; m5-5 is DRAINING; 4 fail with RESOURCE:CPU`. */
function fallenWords({ rejected = {} }: PlacementStep, { candidates }: PlacementExplanation): string {
  return Object.entries(rejected)
    .filter(([, fallen]) => fallen > 0)
    .map(([reason, fallen]) => {
      const names = candidates.flatMap(({ rejectedBy, containerInstance }) =>
        rejectedBy === reason ? containerInstance : [],
      );
      const who = fallen > 3 ? number(fallen) : listOf(names);
      return `; ${who} ${failWords(reason, fallen)}`;
    })
    .join('');
}

function failWords(reason: string, count: number): string {
  if (reason === 'capacityProvider') return `${verb(count, 'belongs', 'belong')} to another capacity provider`;
  if (reason === 'AGENT') return `${verb(count, 'fails', 'fail')} with AGENT`;
  if (reason.startsWith('MemberOf')) return `${verb(count, 'fails', 'fail')} memberOf`;
  if (reason.startsWith('DistinctInstance')) return `${verb(count, 'fails', 'fail')} distinctInstance`;
  const isReason = reason.includes(':') || reason === 'ATTRIBUTE' || reason === 'LOCATION';
  return isReason ? `${verb(count, 'fails', 'fail')} with ${reason}` : `${verb(count, 'is', 'are')} ${reason}`;
}

type Check = NonNullable<PlacementStep['checks']>[number];

const ASKS_NOTHING: { readonly [K in Check['check']]?: string } = {
  capacityProvider: 'No capacity provider is named',
  location: 'No zone is asked for',
  attributes: 'The task definition requires no attribute',
  cpu: 'The task asks for no CPU',
  memory: 'The task asks for no memory',
  ports: 'The task needs no static host port',
  networkInterfaces: 'The task needs no network interface of its own',
  gpu: 'The task needs no GPU',
  distinctInstance: 'distinctInstance is not asked for',
};

/** What those do that pass a check: `has 256 CPU left`. */
function passWords(check: Check['check'], asks: CheckAsks, count: number): string {
  const has = verb(count, 'has', 'have');
  const is = verb(count, 'is', 'are');
  switch (check) {
    case 'status':
      return `${is} ACTIVE`;
    case 'agent':
      return verb(count, 'has its agent connected', 'have their agents connected');
    case 'capacityProvider':
      return `${verb(count, 'belongs', 'belong')} to the capacity provider ${asks.capacityProvider ?? ''}`;
    case 'location':
      return `${is} in ${listOf(asks.zones ?? []) || 'a zone of the subnets'}`;
    case 'attributes':
      return `${has} ${verb(asks.attributes?.length ?? 0, 'the attribute', `the ${number(asks.attributes?.length ?? 0)} attributes`)} that the task definition requires`;
    case 'ports':
      return `${has} host port ${listOf(asks.ports ?? [])} free`;
    case 'memberOf':
      return `${verb(count, 'satisfies', 'satisfy')} memberOf ${asks.expression ?? ''}`;
    case 'distinctInstance':
      return `${is} without a task of the group ${asks.group ?? ''}`;
    default:
      return (asks.amount ?? 0) < 0 ? `${has} all GPUs free` : `${has} ${checkAmount(check, asks.amount ?? 0)} free`;
  }
}

function isFallenAt(candidate: PlacementCandidate, { check, asks }: Check): boolean {
  if (checkOf(candidate) !== check) return false;
  const constraint = asks?.constraint;
  const failed = candidate.detail?.constraint;
  return constraint === undefined || (failed?.from === constraint.from && failed.index === constraint.index);
}

/** `m5-1 (128)`: an instance with what it has; with its status where that is what is wrong. */
function shortfall(candidate: PlacementCandidate): string {
  const { containerInstance, available, rejectedBy } = candidate;
  if (available !== undefined) return `${containerInstance} (${number(available)})`;
  return checkOf(candidate) === 'status' ? `${containerInstance} (${rejectedBy ?? ''})` : containerInstance;
}
