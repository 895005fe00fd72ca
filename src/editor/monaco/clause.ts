import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { parsePath } from '../../scenario/path';
import { monaco } from './monaco';
import type { CodeEditor, TextModel } from './monaco';
import styles from '../editor-panel.module.css';

/** The lines of a clause, such as `services[0].placementStrategy[1]`, in the part that a model holds; null where they are not in it. */
export function linesOf(model: TextModel, part: string, clause: string): { readonly first: number; readonly last: number } | null {
  const outer = parsePath(part);
  const inner = parsePath(clause);
  if (outer === null || inner === null || !outer.every((segment, index) => inner[index] === segment)) return null;
  const root = parseTree(model.getValue());
  const node = root && findNodeAtLocation(root, inner.slice(outer.length));
  if (!node) return null;
  const from = node.parent?.type === 'property' ? node.parent.offset : node.offset;
  return { first: model.getPositionAt(from).lineNumber, last: model.getPositionAt(node.offset + node.length).lineNumber };
}

/** The red pencil on a clause: a wash behind its lines, a bar at their left. */
export function clauseDecorations(lines: { readonly first: number; readonly last: number } | null): monaco.editor.IModelDeltaDecoration[] {
  if (lines === null) return [];
  return [
    {
      range: new monaco.Range(lines.first, 1, lines.last, 1),
      options: {
        isWholeLine: true,
        className: styles['clause'] ?? '',
        marginClassName: styles['clauseMargin'] ?? '',
        lineNumberClassName: styles['clauseNumber'] ?? '',
        stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      },
    },
  ];
}

export function revealLines(editor: CodeEditor, lines: { readonly first: number; readonly last: number }): void {
  editor.revealLinesInCenterIfOutsideViewport(lines.first, lines.last, monaco.editor.ScrollType.Smooth);
}
