import { parseArgs } from 'node:util';
import type { InputText } from './input';
import { linkVerb } from './link';
import { listContainerInstancesVerb } from './list-container-instances';
import type { PrintedProblem } from './printed-problem';
import { registerTaskDefinitionVerb } from './register-task-definition';
import { simulateVerb } from './simulate';

/** The command line (scenario.md): verbs, files, and how results become documents and an exit status. */

/** What a command came to: its texts for both streams, and the exit status, 0 or 2. */
export interface CommandResult {
  readonly standardOutput: string;
  readonly standardError: string;
  readonly exitStatus: 0 | 2;
}

/** One document: JSON, or a line of plain text; or the errors in its place. */
type Result = { readonly output: unknown } | { readonly errors: readonly PrintedProblem[] };

interface Options {
  readonly until: number | null;
  readonly at: number;
  readonly explain: boolean;
  readonly filters: readonly string[];
}

/** A verb turns one text into results: one, or one per filter. */
type Verb = (text: string, options: Options) => readonly Result[];

const VERBS: Readonly<
  Record<string, { readonly run: Verb; readonly options: readonly string[]; readonly mostFiles?: number }>
> = {
  simulate: { run: (text, options) => [simulateVerb(text, options)], options: ['until', 'explain'] },
  'list-container-instances': { run: listContainerInstancesVerb, options: ['filter', 'at'] },
  'register-task-definition': { run: (text) => [registerTaskDefinitionVerb(text)], options: [] },
  link: { run: (text) => [linkVerb(text)], options: [], mostFiles: 1 },
};

export const USAGE = `stowplan simulate FILE... [--until SECONDS] [--explain]
stowplan list-container-instances FILE [--filter EXPRESSION]... [--at SECONDS]
stowplan register-task-definition FILE...
stowplan link FILE

FILE may be - for standard input, or a share link.`;

/** Runs a command. `read` gives the text of a FILE. Never throws for what a person has typed. */
export function runCommand(parameters: readonly string[], read: (file: string) => InputText): CommandResult {
  const command = parseCommand(parameters);
  if ('errors' in command) return printed([command]);
  const { verb, files, options } = command;
  const results = files.flatMap((file): readonly Result[] => {
    const input = read(file);
    if ('text' in input) return verb(input.text, options);
    return Array.from({ length: Math.max(1, options.filters.length) }, () => input);
  });
  return printed(results);
}

type Command =
  | { readonly verb: Verb; readonly files: readonly string[]; readonly options: Options }
  | { readonly errors: readonly PrintedProblem[] };

function parseCommand([name = '', ...rest]: readonly string[]): Command {
  const found = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!found) return misuse(name === '' ? 'Which verb?' : `There is no verb ${name}.`);
  const parsed = parseParameters(rest);
  if ('errors' in parsed) return parsed;
  const { files, given } = parsed;
  const foreign = Object.keys(given).find((option) => !found.options.includes(option));
  if (foreign !== undefined) return misuse(`${name} has no option --${foreign}.`);
  if (files.length === 0) return misuse(`${name} needs a FILE.`);
  if (files.length > (found.mostFiles ?? Infinity))
    return misuse(`${name} takes one FILE; ${files.length} were given.`);
  const until = secondsOf(given.until);
  const at = secondsOf(given.at);
  if (Number.isNaN(until) || Number.isNaN(at)) return misuse('--until and --at take simulated seconds, from 0.');
  return {
    verb: found.run,
    files,
    options: { until, at: at ?? 0, explain: given.explain ?? false, filters: given.filter ?? [] },
  };
}

interface Given {
  readonly until?: string;
  readonly at?: string;
  readonly explain?: boolean;
  readonly filter?: string[];
}

function parseParameters(
  parameters: readonly string[],
): { files: string[]; given: Given } | { errors: readonly PrintedProblem[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        until: { type: 'string' },
        at: { type: 'string' },
        explain: { type: 'boolean' },
        filter: { type: 'string', multiple: true },
      },
    });
    return { files: positionals, given: { ...values } };
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
}

/** Null where none is given, NaN for what is no number of seconds. */
function secondsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const seconds = Number(text);
  return text.trim() !== '' && seconds >= 0 && seconds < Infinity ? seconds : NaN;
}

function misuse(message: string): { readonly errors: readonly PrintedProblem[] } {
  return { errors: [{ path: '', message, hint: USAGE }] };
}

/** One result is one document, its errors on standard error; several are JSON Lines, errors standing in for documents. */
function printed(results: readonly Result[]): CommandResult {
  const exitStatus = results.some((result) => 'errors' in result) ? 2 : 0;
  const [only, ...others] = results;
  if (only === undefined || others.length > 0) {
    const lines = results.map((result) =>
      'errors' in result ? JSON.stringify({ errors: result.errors }) : documentText(result.output),
    );
    return { standardOutput: lines.map((line) => `${line}\n`).join(''), standardError: '', exitStatus };
  }
  if ('errors' in only) {
    return { standardOutput: '', standardError: `${JSON.stringify({ errors: only.errors }, null, 2)}\n`, exitStatus };
  }
  return { standardOutput: `${documentText(only.output, 2)}\n`, standardError: '', exitStatus };
}

function documentText(output: unknown, indent?: number): string {
  return typeof output === 'string' ? output : JSON.stringify(output, null, indent);
}
