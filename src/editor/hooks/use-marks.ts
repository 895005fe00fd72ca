import { useEffect, useRef } from 'react';
import type { Problem } from '../../scenario/problem';
import { clauseDecorations, linesOf, placeOf, revealLines } from '../monaco/clause';
import { problemsOfPart, showMarkers, syntaxProblems } from '../monaco/markers';
import type { CodeEditor, TextModel } from '../monaco/monaco';
import type { PartModel } from '../monaco/part-models';
import { documentValue } from '../document-value';
import { partAt, toPartOffset } from '../part';
import { queryDecorations, queryProblems, serveNames } from '../query/query-language';
import { namesIn } from '../query/names';

/** Squiggles: what the check of the document found, as soon as it has; what JSON and the query language find, at each key. */
export function useMarkers(part: PartModel, problems: readonly Problem[], text: string): void {
  const { model, path } = part;
  // Not again at each change of the text: while that is checked anew, markers move with the words that they stand at.
  const checked = useRef<{ readonly model: TextModel; readonly problems: readonly Problem[] } | null>(null);
  useEffect(() => {
    if (checked.current?.model === model && checked.current.problems === problems) return;
    checked.current = { model, problems };
    const ofQueries = queryProblems(model);
    const isSaidAlready = (problem: Problem): boolean =>
      ofQueries.some((other) => problem.path.endsWith(other.problem.path));
    const ofDocument = problemsOfPart(problems, text, path).filter(({ problem }) => !isSaidAlready(problem));
    showMarkers(model, 'document', part.broken ? [] : ofDocument);
  }, [part, model, path, problems, text]);

  useEffect(() => {
    const read = (): void => {
      showMarkers(model, 'syntax', part.broken ? syntaxProblems(model.getValue()) : []);
      showMarkers(model, 'query', queryProblems(model));
      if (part.broken) showMarkers(model, 'document', []);
    };
    read();
    const listener = model.onDidChangeContent(read);
    return () => listener.dispose();
  }, [part, model]);
}

/** The query language inside of expressions: its colours, and what completions offer. */
export function useQueryLanguage(editor: CodeEditor | null, part: PartModel, text: string): void {
  const { model } = part;
  useEffect(() => serveNames(model, () => namesIn(documentValue(text))), [model, text]);

  useEffect(() => {
    if (editor === null) return undefined;
    const decorations = editor.createDecorationsCollection(queryDecorations(model));
    const listener = model.onDidChangeContent(() => decorations.set(queryDecorations(model)));
    return () => {
      listener.dispose();
      decorations.clear();
    };
  }, [editor, model]);
}

/** The red pencil on a clause. */
export function useClause(editor: CodeEditor | null, { model, path }: PartModel, clause: string | null): void {
  useEffect(() => {
    if (editor === null || clause === null) return undefined;
    const lines = linesOf(model, path, clause);
    const decorations = editor.createDecorationsCollection(clauseDecorations(lines));
    if (lines !== null) revealLines(editor, lines);
    return () => decorations.clear();
  }, [editor, model, path, clause]);
}

/** A place to go to: the cursor is put there and the editor gets the focus. */
export interface GoTo {
  /** Such as `services[0].desiredCount`. */
  readonly path: string;
  /** In the document, where it is known more exactly. */
  readonly offset?: number;
}

export function useGoTo(editor: CodeEditor | null, part: PartModel, goTo: GoTo | null, text: string): void {
  const done = useRef<GoTo | null>(null);
  useEffect(() => {
    if (editor === null || goTo === null || done.current === goTo) return;
    const place = offsetPlace(part, goTo, text) ?? placeOf(part.model, part.path, goTo.path);
    if (place === null) return;
    done.current = goTo;
    editor.setPosition(place);
    editor.revealPositionInCenterIfOutsideViewport(place);
    editor.focus();
  }, [editor, part, goTo, text]);
}

function offsetPlace({ model, path, broken }: PartModel, { offset }: GoTo, text: string): ReturnType<typeof placeOf> {
  const shown = offset === undefined || broken ? null : partAt(text, path);
  const inside = shown && offset !== undefined ? toPartOffset(text, shown, offset) : null;
  return inside === null ? null : model.getPositionAt(inside);
}
