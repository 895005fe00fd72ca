import type { JsonPath } from './path';
import type { Problem } from './problem';

/** A problem before its place in the text is known: what checks report and `parse.ts` turns into a `Problem`. */
export interface Finding {
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly path: JsonPath;
  readonly message: string;
  readonly hint?: string;
  /** What to mark: the value (default), the key in front of it, or some characters of a text, counted after its escapes are undone. */
  readonly mark?: 'key' | { readonly start: number; readonly end: number };
}

type More = Pick<Finding, 'hint' | 'mark'>;

export function error(code: string, path: JsonPath, message: string, more: More = {}): Finding {
  return { severity: 'error', code, path, message, ...more };
}

export function warning(code: string, path: JsonPath, message: string, more: More = {}): Finding {
  return { severity: 'warning', code, path, message, ...more };
}

export function info(code: string, path: JsonPath, message: string, more: More = {}): Finding {
  return { severity: 'info', code, path, message, ...more };
}

export function hasErrors(findings: readonly { readonly severity: Problem['severity'] }[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** `"m5.large", "m5.xlarge" or "m5a.large"`; empty for none. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}

/** The hint for a mistyped name; none where no name is near. */
export function didYouMean(names: readonly string[]): Pick<Finding, 'hint'> {
  return names.length === 0 ? {} : { hint: `Did you mean ${alternatives(names)}?` };
}
