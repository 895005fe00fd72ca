import type { CharacterSet } from './characters';
import type { Boundary, Direction, PatternNode } from './syntax';

/**
 * A pattern as a program for the matcher: instructions, and the next one to each. Execution forks at `split`.
 * A look-around is a program of its own that reads away from the place it guards.
 */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  readonly accept: number;
  /** The look-arounds of this program by number, the innermost ones inside of them. */
  readonly looks: readonly Look[];
}

export interface Look {
  readonly direction: Direction;
  readonly program: Program;
}

export type Instruction =
  | { readonly kind: 'character'; readonly set: CharacterSet; readonly next: number }
  | { readonly kind: 'split'; readonly next: number; readonly other: number }
  | { readonly kind: 'boundary'; readonly boundary: Boundary; readonly next: number }
  | { readonly kind: 'look'; readonly look: number; readonly negated: boolean; readonly next: number }
  | { readonly kind: 'accept' };

/** Counted repetitions are written out; they may add at most this many instructions to one per character of the text. */
const EXTRA_INSTRUCTIONS = 600;

interface Builder {
  readonly instructions: Instruction[];
  readonly looks: Look[];
  /** Whether the text is read from its end to its start. */
  readonly isReversed: boolean;
  /** Shared with the look-arounds inside. */
  readonly budget: { left: number };
}

/** The program of a pattern whose text has `length` characters, read left to right; null if it would be too large. */
export function buildProgram(pattern: PatternNode, length: number): Program | null {
  return build(pattern, false, { left: length + EXTRA_INSTRUCTIONS });
}

function build(pattern: PatternNode, isReversed: boolean, budget: { left: number }): Program | null {
  const builder: Builder = { instructions: [], looks: [], isReversed, budget };
  const accept = emit(builder, { kind: 'accept' });
  const start = emitNode(builder, pattern, accept);
  return budget.left < 0 ? null : { instructions: builder.instructions, start, accept, looks: builder.looks };
}

function emit(builder: Builder, instruction: Instruction): number {
  builder.budget.left -= 1;
  return builder.instructions.push(instruction) - 1;
}

/** Emits what matches the node and then goes on at `next`; answers where to enter. Built from the end to the start. */
function emitNode(builder: Builder, node: PatternNode, next: number): number {
  if (builder.budget.left < 0) return next;
  switch (node.kind) {
    case 'character':
      return emit(builder, { kind: 'character', set: node.set, next });
    case 'boundary':
      return emit(builder, { kind: 'boundary', boundary: node.boundary, next });
    case 'sequence': {
      const items = builder.isReversed ? node.items : node.items.toReversed();
      return items.reduce((after, item) => emitNode(builder, item, after), next);
    }
    case 'alternatives':
      return node.items
        .map((item) => emitNode(builder, item, next))
        .reduceRight((other, entry) => emit(builder, { kind: 'split', next: entry, other }));
    case 'repeat':
      return emitRepeat(builder, node, next);
    case 'look':
      return emitLook(builder, node, next);
  }
}

function emitRepeat(builder: Builder, node: Extract<PatternNode, { kind: 'repeat' }>, next: number): number {
  let entry = next;
  if (node.max === Infinity) {
    // The loop's head must exist before its body, which leads back to it.
    const head = emit(builder, { kind: 'split', next, other: next });
    const body = emitNode(builder, node.item, head);
    builder.instructions[head] = { kind: 'split', next: body, other: next };
    entry = head;
  } else {
    for (let count = node.min; count < node.max && builder.budget.left >= 0; count += 1) {
      const body = emitNode(builder, node.item, entry);
      entry = emit(builder, { kind: 'split', next: body, other: next });
    }
  }
  for (let count = 0; count < node.min && builder.budget.left >= 0; count += 1)
    entry = emitNode(builder, node.item, entry);
  return entry;
}

function emitLook(builder: Builder, node: Extract<PatternNode, { kind: 'look' }>, next: number): number {
  // What lies ahead of a place is found by reading the text backwards towards it, so that one run finds it for all places.
  const program = build(node.item, node.direction === 'ahead', builder.budget);
  if (program === null) return next;
  const look = builder.looks.push({ direction: node.direction, program }) - 1;
  return emit(builder, { kind: 'look', look, negated: node.negated, next });
}
