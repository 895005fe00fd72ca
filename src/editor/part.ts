import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { setValue } from '../scenario/edit';
import { parsePath } from '../scenario/path';

/**
 * A part of the document as the editor shows it: the text of one value, without the indentation that its place in the document gives it. What is typed goes
 * back with that indentation, so that part and document always agree, character for character.
 */
export interface Part {
  readonly text: string;
  /** The document's text that it was taken from, UTF-16 code units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** What was taken from the front of each of its lines, in code units; nothing from the first. */
  readonly removed: readonly number[];
}

/** The part at a path such as `services[0]`, `''` being all; null where the document has no such place. */
export function partAt(document: string, path: string): Part | null {
  if (path === '') return { text: document, start: 0, end: document.length, removed: [] };
  const node = nodeAt(document, path);
  if (node === undefined) return null;
  const indent = indentAt(document, node.offset);
  const [first = '', ...rest] = document.slice(node.offset, node.offset + node.length).split('\n');
  const dedented = rest.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
  return {
    text: [first, ...dedented].join('\n'),
    start: node.offset,
    end: node.offset + node.length,
    removed: [0, ...rest.map((line, index) => line.length - (dedented[index]?.length ?? 0))],
  };
}

/** The document with another text for a part. A place that is not there yet is made, as long as its parents may be. */
export function withPart(document: string, path: string, text: string): string {
  if (path === '') return text;
  const whole = nodeAt(document, path) === undefined ? setValue(document, parsePath(path) ?? [], null) : document;
  const node = nodeAt(whole, path);
  if (node === undefined) return document;
  const indent = indentAt(whole, node.offset);
  const indented = text.replaceAll(/\n(?=[^\r\n])/g, `\n${indent}`);
  return whole.slice(0, node.offset) + indented + whole.slice(node.offset + node.length);
}

/** A place of the document as a place of the part; null outside of it. */
export function toPartOffset(document: string, part: Part, offset: number): number | null {
  if (offset < part.start || offset > part.end) return null;
  const before = document.slice(part.start, offset).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const removedBefore = part.removed.slice(0, before.length - 1).reduce((sum, count) => sum + count, 0);
  return offset - part.start - removedBefore - Math.min(column, part.removed[before.length - 1] ?? 0);
}

function nodeAt(document: string, path: string): Node | undefined {
  const segments = parsePath(path);
  const root = segments === null ? undefined : parseTree(document);
  return root && segments ? findNodeAtLocation(root, [...segments]) : undefined;
}

/** The white space at the front of the line in which a place stands. */
function indentAt(document: string, offset: number): string {
  const lineStart = document.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(document.slice(lineStart, offset))?.[0] ?? '';
}
