import { DECISION, DECISION_KINDS } from '../../../frame/frame';
import type { DecisionKind } from '../../../frame/frame';
import type { Parting } from '../../../frame/what-if';
import { decisionAt } from '../../decisions/decision-rows';
import { shortNameOf, taskDefinitionName } from '../../names';
import type { Simulation } from '../../simulation';
import type { SimulationState } from '../../state';

/** A run as far as this looks at it. */
type Run = Pick<Simulation, 'timeMs' | 'world' | 'advance'>;

/** Work that a run does before this rests (`Engine.work`): a few milliseconds. */
const SLICE_WORK = 10_000;
/** Decisions that are compared before this rests. One log is read at a time: they are read from their chunks' beginnings. */
const COMPARED_AT_ONCE = 1_024;

/**
 * Runs two histories up to a moment (simulated ms), each as far as it has not come yet, and answers with the first decision in which they differ: when, who,
 * what and where, by name, so that they may be of two scenarios. Null where there is none. How many instances were left on the way, or tied, is not
 * compared: a history goes on with the place (assumption `history-parting`). Rests after every slice of either run.
 */
export function* partingOf(here: Run, there: Run, untilMs: number): Generator<undefined, Parting | null, undefined> {
  let compared = 0;
  for (;;) {
    const isHereDone = goOn(here, untilMs);
    yield;
    const isThereDone = goOn(there, untilMs);
    const both = Math.min(here.world.decisions.count, there.world.decisions.count);
    while (compared < both) {
      const next = Math.min(both, compared + COMPARED_AT_ONCE);
      const parted = firstDifference(here.world, there.world, compared, next);
      if (parted >= 0) return partingAt(here, there, parted, untilMs);
      compared = next;
      yield;
    }
    if (isHereDone && isThereDone) return partingAt(here, there, compared, untilMs);
    yield;
  }
}

/** One slice more; whether the run is there. One that has come further stays where it is. */
function goOn(run: Run, untilMs: number): boolean {
  if (run.timeMs > untilMs) return true;
  return run.advance(untilMs, { work: SLICE_WORK }).kind === 'arrived';
}

/** What a decision came to, by name. */
interface Outcome {
  readonly atMs: number;
  readonly kind: DecisionKind;
  readonly owner: string;
  readonly taskDefinition: string;
  readonly task: number;
  readonly instance: string | null;
}

/** Number of the first decision from `first` on and before `end` that came to something else; -1 for none. */
function firstDifference(here: SimulationState, there: SimulationState, first: number, end: number): number {
  const ours = Array.from({ length: end - first }, (_, at) => outcomeAt(here, first + at));
  for (let number = first; number < end; number++)
    if (!areSame(ours[number - first], outcomeAt(there, number))) return number;
  return -1;
}

function areSame(one: Outcome | undefined, other: Outcome | undefined): boolean {
  return (
    one?.atMs === other?.atMs &&
    one?.kind === other?.kind &&
    one?.owner === other?.owner &&
    one?.taskDefinition === other?.taskDefinition &&
    one?.task === other?.task &&
    one?.instance === other?.instance
  );
}

function outcomeAt(state: SimulationState, number: number): Outcome | undefined {
  const row = decisionAt(state.decisions, number);
  const kind = DECISION_KINDS[row[DECISION.kind] ?? -1];
  if (kind === undefined) return undefined;
  return {
    atMs: row[DECISION.atMs] ?? 0,
    kind,
    owner: state.owners[row[DECISION.ownerIndex] ?? -1]?.name ?? '',
    taskDefinition: taskDefinitionName(state, row[DECISION.taskDefinitionIndex] ?? -1),
    task: row[DECISION.taskIndex] ?? -1,
    instance: state.instances.records[row[DECISION.instanceIndex] ?? -1]?.id ?? null,
  };
}

/** Null where neither run has such a decision up to the moment. */
function partingAt(here: Run, there: Run, number: number, untilMs: number): Parting | null {
  const [ours, theirs] = [upTo(untilMs, outcomeAt(here.world, number)), upTo(untilMs, outcomeAt(there.world, number))];
  const first = ours ?? theirs;
  if (first === undefined) return null;
  const [state, outcome] = ours === undefined ? [there.world, theirs] : [here.world, ours];
  return {
    at: Math.min(ours?.atMs ?? Infinity, theirs?.atMs ?? Infinity) / 1_000,
    decision: number,
    kind: ours?.kind ?? null,
    kindThere: theirs?.kind ?? null,
    subject: outcome === undefined || outcome.task < 0 ? first.owner : shortNameOf(state, outcome.task),
    here: ours?.instance ?? null,
    there: theirs?.instance ?? null,
  };
}

function upTo(untilMs: number, outcome: Outcome | undefined): Outcome | undefined {
  return outcome !== undefined && outcome.atMs <= untilMs ? outcome : undefined;
}
