import { parsePath } from '../../scenario/path';
import { readJson } from '../../scenario/json-text';
import type { Problem } from '../../scenario/problem';
import { partAt, toPartOffset } from '../part';
import { monaco } from './monaco';
import type { TextModel } from './monaco';

/** Problems as Monaco's markers. Ours are the only ones: Monaco's own check of the schema is off, so that nothing is said twice. */

/** Who found a problem: the check of the whole document, or, at each key, the readers of JSON and of the query language. */
export type MarkerOwner = 'document' | 'syntax' | 'query';

const SEVERITIES: Readonly<Record<Problem['severity'], monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  // Three dots instead of a wave: nothing is wrong.
  info: monaco.MarkerSeverity.Hint,
};

/** A problem with its place in the part that is shown. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly start: number;
  readonly end: number;
}

/** The document's problems that lie in a part, with their places in it. */
export function problemsOfPart(problems: readonly Problem[], document: string, path: string): PlacedProblem[] {
  const part = partAt(document, path);
  if (part === null) return [];
  return problems.flatMap((problem) => {
    if (problem.offset === undefined) return lies(problem.path, path) ? [{ problem, start: 0, end: 1 }] : [];
    const start = toPartOffset(document, part, problem.offset);
    const end = toPartOffset(document, part, problem.offset + (problem.length ?? 1));
    if (start === null) return [];
    return [{ problem, start, end: Math.max(start + 1, end ?? part.text.length) }];
  });
}

/** Whether a path leads to a place or into it. */
function lies(path: string, within: string): boolean {
  const inner = parsePath(path);
  const outer = parsePath(within);
  return inner !== null && outer !== null && outer.every((segment, index) => inner[index] === segment);
}

/** What keeps a text from being JSON, and what is passed over in it. */
export function syntaxProblems(text: string): PlacedProblem[] {
  return readJson(text).problems.map((problem) => {
    const start = problem.offset ?? 0;
    return { problem, start, end: start + (problem.length ?? 1) };
  });
}

export function showMarkers(model: TextModel, owner: MarkerOwner, problems: readonly PlacedProblem[]): void {
  const markers = problems.map(({ problem, start, end }) => {
    const from = model.getPositionAt(start);
    const to = model.getPositionAt(end);
    return {
      severity: SEVERITIES[problem.severity],
      message: problem.hint === undefined ? problem.message : `${problem.message}\n${problem.hint}`,
      // ECS's own error codes begin with a capital; ours say nothing to people.
      ...(/^[A-Z]/.test(problem.code) ? { source: problem.code } : {}),
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    };
  });
  monaco.editor.setModelMarkers(model, owner, markers);
}
