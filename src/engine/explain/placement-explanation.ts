import { CHECK, ELIGIBILITY_CHECKS, FILTER_STEPS, STEP_OF_CHECK } from '../../ecs/failure-reasons';
import type { EligibilityCheck } from '../../ecs/failure-reasons';
import { strategyLabel } from '../../ecs/placement-rules';
import type { PlacementCandidate, PlacementExplanation, PlacementStep } from '../../frame/explanation';
import type { RandomStream } from '../../lib/random';
import type { PlacementRequest } from '../placement/placement';
import type { World } from '../world';
import { alternativesTo } from './alternatives';
import { least } from './extremes';
import { instanceIdOf } from './instance-id';
import { rankOf } from './ranking';
import { recordPlacement } from './recorder';
import type { Recording, Round } from './recorder';
import { rejectionName, rejectionOf } from './rejection';
import { stepsWithCauses, tieOf, withValues } from './why';
import type { WrittenIn } from './clauses/written-in';

/** Names that placement does not know. */
export interface ExplanationNames {
  /** Short name of the placed task, or the service or family of an unplaced one. */
  readonly subject: string;
  /** The service or family. */
  readonly owner: string;
  /** Short name of a task, such as `web-9`. */
  readonly taskName: (task: number) => string;
}

/**
 * The full story of one placement, made by repeating it: the funnel with its counts, every candidate with its first failing
 * check or its scores and rank, ties, and where other strategies would have put the task. Contract: scenario.md, `simulate --explain`.
 *
 * @param world as it was before the task was placed
 * @param random as it was then; it is not moved on
 * @param writtenIn where the scenario says so: with it every step has its clauses and its source, and goes check by check
 */
export function explainPlacement(
  world: World,
  request: PlacementRequest,
  random: RandomStream,
  names: ExplanationNames,
  writtenIn: WrittenIn | null = null,
): PlacementExplanation {
  const recording = recordPlacement(world, request, random);
  const steps = [...filterSteps(world, recording), ...recording.rounds.map(strategyStep)];
  const candidates = candidatesOf(world, recording, names);
  return {
    at: world.timeMs / 1000,
    steps: writtenIn ? stepsWithCauses(steps, recording, writtenIn) : steps,
    candidates: writtenIn ? withValues(candidates, recording) : candidates,
    chosen: instanceIdOf(world, recording.chosen),
    tiedWith: recording.tied.flatMap((instance) =>
      instance === recording.chosen ? [] : (instanceIdOf(world, instance) ?? []),
    ),
    tieBreak: recording.tieBreak,
    ...(writtenIn && recording.tieBreak ? { tie: tieOf(recording, recording.tieBreak, writtenIn) } : {}),
    request: requestOf(world, request, recording, names),
    // Where the instance is given, no strategy has a say.
    alternatives:
      request.onlyInstance === undefined
        ? alternativesTo(recording.ask, request.strategies, recording.eligible, random)
        : [],
  };
}

/** The steps that every instance goes through: how many passed each, and why the others did not. */
function filterSteps(world: World, { looked, failures }: Recording): PlacementStep[] {
  let remaining = failures.length;
  return FILTER_STEPS.map((step) => {
    const rejected: Record<string, number> = {};
    for (const check of checksOf(step)) {
      looked.forEach((instance, at) => {
        if (failures[at] !== CHECK[check]) return;
        const name = rejectionName(world, CHECK[check], instance);
        rejected[name] = (rejected[name] ?? 0) + 1;
        remaining--;
      });
    }
    return { step, remaining, rejected };
  });
}

function checksOf(step: PlacementStep['step']): EligibilityCheck[] {
  return ELIGIBILITY_CHECKS.filter((check) => check !== 'eligible' && STEP_OF_CHECK[check] === step);
}

function strategyStep({ rule, scores, kept }: Round): PlacementStep {
  return {
    step: strategyLabel(rule),
    remaining: kept.length,
    best: scores && least(scores),
    ...(rule.origin === 'implicit' ? { implicit: true } : {}),
  };
}

function candidatesOf(
  world: World,
  { ask, looked, failures, eligible, rounds }: Recording,
  { taskName }: ExplanationNames,
): PlacementCandidate[] {
  const ranks = rankOf(eligible, rounds);
  return looked.map((instance, at) => {
    const check = failures[at] ?? CHECK.eligible;
    const containerInstance = instanceIdOf(world, instance) ?? '';
    if (check !== CHECK.eligible) {
      const rejectedBy = rejectionName(world, check, instance);
      return { containerInstance, rejectedBy, ...rejectionOf(ask, check, instance, taskName) };
    }
    const ranked = ranks.get(instance);
    return { containerInstance, rejectedBy: null, ...ranked };
  });
}

function requestOf(
  world: World,
  request: PlacementRequest,
  { ask }: Recording,
  { subject, owner }: ExplanationNames,
): PlacementExplanation['request'] {
  const definition = world.taskDefinitions[request.taskDefinition];
  return {
    subject,
    owner,
    group: ask.group.name,
    taskDefinition: definition ? `${definition.family}:${definition.revision}` : '',
    cpuUnits: ask.requirements.cpuUnits,
    memoryMiB: ask.requirements.memoryMiB,
    ...(request.onlyInstance === undefined ? {} : { daemon: true }),
    strategies: request.strategies.map((rule) => ({ label: strategyLabel(rule), explicit: rule.origin === 'given' })),
  };
}
