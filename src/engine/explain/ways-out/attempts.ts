import type { DocumentEdit, WayOut } from '../../../frame/ways-out';
import { hasPlace } from '../../placement/pipeline';
import { inOrder } from './document';
import { timelineEdit } from './fix';
import type { Asks, Fix } from './fix';
import type { Question } from './question';
import { smallest } from './smallest';
import type { Tried, Trials } from './trials';

/** Fixes are tried, and become ways out where they help. */

/** A way out and how small it is. */
export interface Attempt {
  readonly way: WayOut;
  readonly size: number;
}

/** One change, or several that are made together; null where they do not help. */
export function* attempt(
  question: Question,
  trials: Trials,
  fixes: readonly Fix[],
): Generator<undefined, Attempt | null, undefined> {
  const edits = inOrder(fixes.flatMap((fix) => editsOf(question, fix)));
  const since = fixes.every(({ action }) => action !== null) ? 'moment' : 'start';
  const tried = yield* outcomeOf(question, trials, fixes, edits);
  if (tried === null) return null;
  const [only, ...others] = fixes;
  const way: WayOut = {
    kind: only && others.length === 0 ? only.change.kind : 'several',
    changes: fixes.map(({ change }) => change),
    edits,
    since,
    atMs: since === 'start' ? 0 : question.atMs,
    placedAtMs: tried.placedAtMs,
    places: tried.places,
    of: tried.of,
    proof: tried.proof,
  };
  return { way, size: fixes.reduce((sum, { size }) => sum + size, 0) };
}

/** The smallest amount of a change that has one, and the change itself where it has none. */
export function* smallestAttempt(
  question: Question,
  trials: Trials,
  fix: Fix,
): Generator<undefined, Attempt | null, undefined> {
  const { scale } = fix;
  // What is asked of the world as it was is exact already.
  if (!scale || trials.isTooLong()) return yield* attempt(question, trials, [fix]);
  const found = yield* smallest(
    scale,
    (amount) => attempt(question, trials, [scale.by(amount)]),
    (tries) => trials.affords(tries),
  );
  return found?.found ?? null;
}

function editsOf(question: Question, { edits, action }: Fix): readonly DocumentEdit[] {
  return action === null ? edits : [timelineEdit(question, action)];
}

type Outcome = Tried & { readonly proof: WayOut['proof'] };

function* outcomeOf(
  question: Question,
  trials: Trials,
  fixes: readonly Fix[],
  edits: readonly DocumentEdit[],
): Generator<undefined, Outcome | null, undefined> {
  const actions = fixes.flatMap(({ action }) => action ?? []);
  const takesMs = Math.max(...fixes.map((fix) => fix.takesMs ?? 0));
  if (actions.length === fixes.length) {
    const tried = yield* trials.acted(actions, takesMs);
    return tried && { ...tried, proof: 'run' };
  }
  const tried = yield* trials.edited(edits, actions.length > 0);
  if (tried !== null) return { ...tried, proof: 'run' };
  if (!trials.isTooLong() || actions.length > 0) return null;
  return asksAgain(question, fixes) ? { placedAtMs: question.atMs, places: 1, of: 1, proof: 'decision' } : null;
}

/** Whether the world as it was has a place for what is asked now. */
function asksAgain({ engine: { state }, request }: Question, fixes: readonly Fix[]): boolean {
  const asks = fixes.flatMap((fix): Asks[] => (fix.asks ? [fix.asks] : []));
  if (asks.length < fixes.length) return false;
  const taskDefinitions = state.taskDefinitions.map((definition, index) => {
    const requirements = asks.reduce(
      (known, { requirements: changed }) => ({ ...known, ...changed?.get(index) }),
      definition.requirements,
    );
    return { ...definition, requirements };
  });
  const asked = asks.reduce((known, { request: changed }) => ({ ...known, ...changed }), request);
  return hasPlace({ ...state, taskDefinitions }, asked);
}
