import { contains, WORD_CHARACTERS } from './characters';
import { parsePattern } from './parse';
import { buildProgram } from './program';
import type { Instruction, Look, Program } from './program';
import type { Boundary, PatternError } from './syntax';

/**
 * Matches all alternatives side by side, character by character, and never goes back: the time is at most
 * (characters of the value) x (instructions of the pattern), whatever a person pastes. `(a+)+b` is as quick as `a+b`.
 * Modelling choice `query-patterns`.
 */

/** Whether the pattern matches the whole of a value. */
export type PatternMatcher = (value: string) => boolean;

/** A matcher for the pattern, or why it cannot be used. Never throws. */
export function compilePattern(
  text: string,
): { readonly ok: true; readonly matches: PatternMatcher } | { readonly ok: false; readonly error: PatternError } {
  const parsed = parsePattern(text);
  if (!parsed.ok) return parsed;
  const program = buildProgram(parsed.pattern, text.length);
  if (program === null) {
    const message = 'The pattern is too large once its repetitions are written out.';
    return {
      ok: false,
      error: { message, start: 0, end: text.length, hint: 'Use * or +, or smaller numbers in { }.' },
    };
  }
  return { ok: true, matches: remembering((value) => matchesWhole(program, codePoints(value))) };
}

/** A fleet has many instances and few different values: answers are kept, and forgotten together when they are many. */
function remembering(matches: PatternMatcher): PatternMatcher {
  const answers = new Map<string, boolean>();
  return (value) => {
    const known = answers.get(value);
    if (known !== undefined) return known;
    if (answers.size >= MAX_ANSWERS) answers.clear();
    const answer = matches(value);
    answers.set(value, answer);
    return answer;
  };
}

const MAX_ANSWERS = 1_000;

function codePoints(value: string): number[] {
  return Array.from(value, (character) => character.codePointAt(0) ?? 0);
}

/** Per look-around: for each place in the value whether it holds there. Place `i` is before the character `i`. */
type LookTables = readonly (readonly boolean[])[];

function matchesWhole(program: Program, value: readonly number[]): boolean {
  const run = startRun(program, value);
  addThread(run, program.start, 0);
  for (let at = 0; at < value.length && run.threads.length > 0; at += 1) step(run, value[at] ?? 0, at + 1);
  return run.threads.includes(program.accept);
}

/** For each place whether some stretch that ends (or, ahead, begins) there matches. */
function lookTable(look: Look, value: readonly number[]): boolean[] {
  const run = startRun(look.program, value);
  const table = new Array<boolean>(value.length + 1).fill(false);
  const isAhead = look.direction === 'ahead';
  for (let count = 0; count <= value.length; count += 1) {
    const place = isAhead ? value.length - count : count;
    if (count > 0) step(run, value[isAhead ? place : place - 1] ?? 0, place);
    addThread(run, look.program.start, place);
    table[place] = run.threads.includes(look.program.accept);
  }
  return table;
}

interface Run {
  readonly instructions: readonly Instruction[];
  readonly value: readonly number[];
  readonly looks: LookTables;
  /** Instructions that wait for the next character, and `accept`. */
  threads: number[];
  /** Instructions still to be followed; empty between steps. */
  readonly pending: number[];
  /** Per instruction the number of the step in which it was last entered. */
  readonly entered: Int32Array;
  steps: number;
}

function startRun(program: Program, value: readonly number[]): Run {
  const looks = program.looks.map((look) => lookTable(look, value));
  return {
    instructions: program.instructions,
    value,
    looks,
    threads: [],
    pending: [],
    entered: new Int32Array(program.instructions.length),
    steps: 1,
  };
}

/** Lets every thread read a character; those that can go on stand at `place` then. */
function step(run: Run, codePoint: number, place: number): void {
  const waiting = run.threads;
  run.threads = [];
  run.steps += 1;
  for (const thread of waiting) {
    const instruction = run.instructions[thread];
    if (instruction?.kind === 'character' && contains(instruction.set, codePoint))
      addThread(run, instruction.next, place);
  }
}

/** Follows everything that reads no character, from an instruction to those that wait for one. */
function addThread(run: Run, entry: number, place: number): void {
  const { pending } = run;
  pending.push(entry);
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const instruction = run.instructions[at];
    if (instruction === undefined || run.entered[at] === run.steps) continue;
    run.entered[at] = run.steps;
    switch (instruction.kind) {
      case 'split':
        pending.push(instruction.other, instruction.next);
        break;
      case 'boundary':
        if (holds(instruction.boundary, run.value, place)) pending.push(instruction.next);
        break;
      case 'look':
        if ((run.looks[instruction.look]?.[place] ?? false) !== instruction.negated) pending.push(instruction.next);
        break;
      default:
        run.threads.push(at);
    }
  }
}

function holds(boundary: Boundary, value: readonly number[], place: number): boolean {
  switch (boundary) {
    case '^':
      return place === 0;
    case '$':
      return place === value.length;
    default:
      return (isWordAt(value, place - 1) !== isWordAt(value, place)) === (boundary === '\\b');
  }
}

function isWordAt(value: readonly number[], index: number): boolean {
  const codePoint = value[index];
  return codePoint !== undefined && contains(WORD_CHARACTERS, codePoint);
}
