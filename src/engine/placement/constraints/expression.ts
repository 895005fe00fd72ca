import { compileQuery, usesTaskState } from '../../../query/compile';
import type { QueryTest } from '../../../query/compile';
import { parseQuery } from '../../../query/parse';
import { querySubject } from '../../world';
import type { World } from '../../world';
import type { PlacementCache } from '../cache';
import { KNOWN, remembered } from '../cache';

/** An expression ready to be asked of many instances. */
export interface CompiledExpression {
  readonly test: QueryTest;
  /** False where only attributes decide, so that an answer about an instance may be kept. */
  readonly usesTaskState: boolean;
}

/** A compiled expression and what it has answered, where tasks cannot change the answer. */
export interface ExpressionMemory {
  readonly compiled: CompiledExpression;
  /** KNOWN code per instance. */
  readonly answers: Uint8Array;
}

/** @throws Error for an expression that does not parse: requests have been checked before they come here */
export function compileExpression(expression: string): CompiledExpression {
  const parsed = parseQuery(expression);
  if (!parsed.ok) throw new Error(`not a cluster query: ${expression}`);
  return { test: compileQuery(parsed.query), usesTaskState: usesTaskState(parsed.query) };
}

/** Whether the instance satisfies the expression now. Compiled once per world; kept per instance where tasks cannot change it. */
export function satisfies(world: World, memory: ExpressionMemory, instance: number): boolean {
  const { compiled } = memory;
  if (compiled.usesTaskState) return compiled.test(querySubject(world, instance));
  const known = memory.answers[instance];
  if (known !== KNOWN.nothing) return known === KNOWN.yes;
  const answer = compiled.test(querySubject(world, instance));
  memory.answers[instance] = answer ? KNOWN.yes : KNOWN.no;
  return answer;
}

/** The expression's place in the cache. */
export function rememberedExpression(cache: PlacementCache, expression: string): ExpressionMemory {
  return remembered(cache.expressions, expression, () => ({
    compiled: compileExpression(expression),
    answers: new Uint8Array(cache.capacity),
  }));
}
