import { ZONE_FIELD } from '../../ecs/placement';
import { strategyLabel } from '../../ecs/placement-rules';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import { STOP_RULES } from '../../frame/stop-explanation';
import type { StopCandidate as Told, StopExplanation, StopReason, StopStep } from '../../frame/stop-explanation';
import type { Engine } from '../engine';
import type { ChoiceToStop, StopCandidate } from '../placement/stop-selection';
import { POOLS } from '../placement/stop-selection';
import type { ServiceState } from '../state';
import { fargateZone, taskZone } from '../task-rows/platform';
import type { World } from '../world';
import { clausesOfStrategy } from './clauses/placement-clauses';
import { sourceOfStopRule, sourceOfStopStrategy, sourceOfStopTie } from './clauses/sources';
import { clausesOfStopRule } from './clauses/stop-clauses';
import { writtenIn } from './clauses/written-in';
import { most } from './extremes';
import { instanceIdOf } from './instance-id';
import { rankOf } from './ranking';
import { alternativesToStop } from './stop-alternatives';
import { recordStop } from './stop-recorder';
import type { StopRecording } from './stop-recorder';
import { valueFor } from './why';

/** What the state at the time of the choice does not know: names, and what ECS said of the task when it was told to stop. */
export interface StopNames {
  readonly taskName: (task: number) => string;
  readonly stoppedReason: string;
}

/**
 * The full story of one choice of a task to stop, made by repeating it: each rule and strategy with its counts, every task with what told it
 * apart, ties, and whom other strategies would have stopped. Null where every task is protected: nothing was chosen.
 *
 * @param engine as it was before the task was told to stop; nothing of it is changed
 * @param withCauses with the clauses and sources of the steps, as the page shows them
 */
export function explainStopping(
  engine: Engine,
  choice: ChoiceToStop,
  names: StopNames,
  withCauses: boolean,
): StopExplanation | null {
  const { state } = engine;
  const service = state.services[choice.service];
  if (!service) return null;
  const { candidates, strategies } = choice;
  const recording = recordStop(state, candidates, strategies, service.group, state.random.stop);
  if (recording.chosen < 0) return null;
  const { chosen, tied, tieBreak } = recording;
  const steps = [...ruleSteps(recording), ...strategySteps(recording)];
  return {
    at: state.timeMs / 1_000,
    steps: withCauses ? stepsWithCauses(steps, engine, choice) : steps,
    candidates: candidatesOf(state, recording, choice, names),
    chosen: names.taskName(chosen),
    tiedWith: tied.flatMap((task) => (task === chosen ? [] : names.taskName(task))),
    tieBreak,
    ...(tieBreak === null || !withCauses ? {} : { tie: { causes: [], source: sourceOfStopTie(tieBreak) } }),
    request: requestOf(service, choice, recording, state.groups[service.group]?.name ?? '', names),
    alternatives: alternativesToStop(state, recording, strategies, service.group, state.random.stop, names.taskName),
  };
}

function ruleSteps({ rules }: StopRecording): StopStep[] {
  return rules.map(({ rule, named, kept }) => ({ step: rule, remaining: kept.length, named }));
}

function strategySteps({ rounds }: StopRecording): StopStep[] {
  return rounds.map(({ rule, scores, kept }) => ({
    step: strategyLabel(rule),
    remaining: kept.length,
    best: scores && most(scores),
    ...(rule.origin === 'implicit' ? { implicit: true } : {}),
  }));
}

function stepsWithCauses(steps: readonly StopStep[], engine: Engine, choice: ChoiceToStop): StopStep[] {
  const written = writtenIn(engine, engine.state.services[choice.service]?.owner ?? -1);
  return steps.map((step, at) => {
    const rule = STOP_RULES.find((name) => name === step.step);
    if (rule !== undefined)
      return { ...step, causes: clausesOfStopRule(engine, choice, rule, written), source: sourceOfStopRule(rule) };
    const index = at - STOP_RULES.length;
    const strategy = choice.strategies[index];
    const causes = clausesOfStrategy(choice.strategies, index, written);
    return strategy ? { ...step, causes, source: sourceOfStopStrategy(strategy) } : step;
  });
}

function candidatesOf(
  world: World,
  { rules, pool, rounds }: StopRecording,
  { candidates, strategies }: ChoiceToStop,
  { taskName }: StopNames,
): Told[] {
  const leftOutBy = new Map<number, Told['rejectedBy']>();
  let reached = candidates;
  for (const { rule, kept } of rules) {
    const stay = new Set(kept);
    for (const candidate of reached) if (!stay.has(candidate)) leftOutBy.set(candidate.task, rule);
    reached = kept;
  }
  const ranks = rankOf(
    pool,
    rounds.map((round) => ({ ...round, scores: round.scores && round.scores.map((score) => -score) })),
  );
  return candidates.map((candidate): Told => {
    const { task } = candidate;
    const instance = world.tasks.instanceIndex[task] ?? -1;
    const ranked = ranks.get(task);
    return {
      task: taskName(task),
      taskIndex: task,
      containerInstance: instanceIdOf(world, instance),
      availabilityZone: world.zones[taskZone(world, task)] ?? null,
      createdAt: (world.tasks.createdAtMs[task] ?? 0) / 1_000,
      is: whatItIs(candidate, world),
      rejectedBy: leftOutBy.get(task) ?? null,
      ...(ranked && {
        scores: ranked.scores.map((score) => (score === null ? null : 0 - score)),
        values: ranked.scores.map((_, rule) => valueOf(world, task, strategies[rule])),
        rank: ranked.rank,
      }),
    };
  });
}

/** What a spread counts it by: a micro-VM has its zone, and no other attribute. */
function valueOf(world: World, task: number, rule: EffectiveStrategy | undefined): string | null {
  const zone = fargateZone(world, task);
  if (zone < 0) return valueFor(world, world.tasks.instanceIndex[task] ?? -1, rule);
  return rule?.type === 'spread' && rule.field === ZONE_FIELD ? (world.zones[zone] ?? null) : null;
}

function whatItIs(candidate: StopCandidate, world: World): Told['is'] {
  return STOP_RULES.flatMap((rule): Told['is'][number][] => {
    if (rule === 'unprotected') return candidate.protected ? ['protected'] : [];
    return POOLS.some((pool) => pool.rule === rule && pool.isIn(candidate, world)) ? [rule] : [];
  });
}

function requestOf(
  service: ServiceState,
  choice: ChoiceToStop,
  { chosen }: StopRecording,
  group: string,
  { stoppedReason }: StopNames,
): StopExplanation['request'] {
  return {
    owner: service.name,
    group,
    reason: reasonOf(service, choice, chosen),
    stoppedReason,
    desiredCount: service.status === 'ACTIVE' ? service.desiredCount : 0,
    strategies: choice.strategies.map((rule) => ({ label: strategyLabel(rule), explicit: rule.origin === 'given' })),
  };
}

/** Why the service stops one at all, as far as the choice itself tells. */
function reasonOf({ status }: ServiceState, { reason, candidates }: ChoiceToStop, chosen: number): StopReason {
  if (reason !== null) return 'zoneRebalancing';
  if (status !== 'ACTIVE') return 'deletion';
  const told = candidates.find(({ task }) => task === chosen);
  if (told?.oldDeployment === true) return 'deployment';
  return told?.draining === true ? 'draining' : 'scaleIn';
}
