import { readJson, valueOf } from '../scenario/json-text';
import { encodeLink } from '../scenario/link/link';
import type { PrintedProblem } from './printed-problem';
import { scenarioFrom } from './scenario-input';

export type LinkResult = { readonly output: string } | { readonly errors: readonly PrintedProblem[] };

/** The verb `link`: the fragment (`#s=1.…`) that opens the scenario elsewhere. Plain text, the one verb that prints no JSON. */
export function linkVerb(text: string): LinkResult {
  const input = scenarioFrom(text);
  if ('errors' in input) return input;
  const { root } = readJson(text);
  return { output: encodeLink(root === undefined ? {} : valueOf(root)) };
}
