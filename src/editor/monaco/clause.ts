import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { formatPath, parsePath } from '../../scenario/path';
import type { JsonPath } from '../../scenario/path';
import { monaco } from './monaco';
import type { CodeEditor, TextModel } from './monaco';
import styles from '../editor-panel.module.css';

/** Lines of a model, from 1, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** The lines of a clause, such as `services[0].placementStrategy[1]`, in the part that a model holds; null where it is not in it. */
export function linesOf(model: TextModel, part: string, clause: string): Lines | null {
  const node = nodeOf(model, part, clause);
  if (node === null) return null;
  const from = node.parent?.type === 'property' ? node.parent.offset : node.offset;
  return {
    first: model.getPositionAt(from).lineNumber,
    last: model.getPositionAt(node.offset + node.length).lineNumber,
  };
}

/** Where a value begins; where it is not there, what would hold it. */
export function placeOf(model: TextModel, part: string, path: string): monaco.Position | null {
  const segments = parsePath(path) ?? [];
  for (let length = segments.length; length >= 0; length -= 1) {
    const node = nodeOf(model, part, formatPath(segments.slice(0, length)));
    if (node !== null) return model.getPositionAt(node.offset);
  }
  return null;
}

function nodeOf(model: TextModel, part: string, path: string): Node | null {
  const outer = parsePath(part);
  const inner = parsePath(path);
  if (outer === null || inner === null || !outer.every((segment, index) => inner[index] === segment)) return null;
  const root = parseTree(model.getValue());
  if (root === undefined) return null;
  return findNodeAtLocation(root, inner.slice(outer.length)) ?? nodeInWrapper(root, inner, outer.length) ?? null;
}

/** The same in a task definition that was pasted with the wrapper of `describe-task-definition`, which no path speaks of. */
function nodeInWrapper(root: Node, path: JsonPath, from: number): Node | undefined {
  const wrapped = [...path.slice(0, 2), 'taskDefinition', ...path.slice(2)];
  return path[0] === 'taskDefinitions' && from <= 2 ? findNodeAtLocation(root, wrapped.slice(from)) : undefined;
}

/** The red pencil on a clause: a wash behind its lines, a bar at their left. */
export function clauseDecorations(lines: Lines | null): monaco.editor.IModelDeltaDecoration[] {
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

export function revealLines(editor: CodeEditor, lines: Lines): void {
  editor.revealLinesInCenterIfOutsideViewport(lines.first, lines.last, monaco.editor.ScrollType.Smooth);
}
