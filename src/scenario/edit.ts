import { createScanner, findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { formatValue } from './format';
import { MAX_JSON_DEPTH, nestsTooDeep, TOKEN } from './json-scan';
import { valueOf } from './json-text';
import type { JsonPath } from './path';

/**
 * Edits of a scenario's text that leave the rest of it as the person wrote it: order, white space, comments. A text that is no JSON is
 * edited as far as it can be read; where the place cannot be found the text comes back as it was.
 */

/** Where a value stands, in UTF-16 code units; null where the text has no such place. */
export function locate(text: string, path: JsonPath): { readonly offset: number; readonly length: number } | null {
  const node = nodeAt(text, path);
  return node === undefined ? null : { offset: node.offset, length: node.length };
}

/** The path of what stands at an offset: the innermost member or item that the cursor is in. */
export function pathAt(text: string, offset: number): JsonPath {
  return nestsTooDeep(text) ? [] : getLocation(text, offset).path;
}

/**
 * Puts a value at a path: in place of the one that is there, else as the last member of its object or the last item of its list; objects
 * and lists that lead there are made. `undefined` takes the value away.
 */
export function setValue(text: string, path: JsonPath, value: unknown): string {
  if (value === undefined) return removeValue(text, path);
  if (text.trim() === '') return formatValue(nested(path, value));
  const node = nodeAt(text, path);
  if (node !== undefined) return replaceNode(text, node, value);
  const key = path.at(-1);
  const parent = key === undefined ? undefined : nodeAt(text, path.slice(0, -1));
  if (key === undefined) return text;
  if (parent === undefined) return setValue(text, path.slice(0, -1), nested([key], value));
  if (parent.type !== (typeof key === 'number' ? 'array' : 'object'))
    return replaceNode(text, parent, nested([key], value));
  return insertInto(text, parent, key, value);
}

/** Puts a value in before the item of a list that a path leads to; where there is none, at the list's end. */
export function insertValue(text: string, path: JsonPath, value: unknown): string {
  const node = typeof path.at(-1) === 'number' ? nodeAt(text, path) : undefined;
  if (node === undefined) return setValue(text, path, value);
  const lineStart = text.lastIndexOf('\n', node.offset - 1) + 1;
  const indent = indentOf(text, node.offset);
  const formatted = formatValue(value, indent, node.offset - lineStart);
  const beginsLine = text.slice(lineStart, node.offset).trim() === '';
  return splice(text, node.offset, 0, beginsLine ? `${formatted},\n${' '.repeat(indent)}` : `${formatted}, `);
}

/** Takes away the member or item at a path, the comma with it; where there is none, the text stays. */
export function removeValue(text: string, path: JsonPath): string {
  const value = path.length === 0 ? undefined : nodeAt(text, path);
  const child = value?.parent?.type === 'property' ? value.parent : value;
  const parent = child?.parent;
  if (child === undefined || parent === undefined) return text;
  const siblings = parent.children ?? [];
  const index = siblings.indexOf(child);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  if (after !== undefined) return splice(text, child.offset, after.offset - child.offset, '');
  if (before === undefined) return splice(text, parent.offset, parent.length, parent.type === 'array' ? '[]' : '{}');
  const end = before.offset + before.length;
  return splice(text, end, child.offset + child.length - end, '');
}

/** Adds an entry at the end of the timeline. Its order in the list matters only among entries of the same second. */
export function appendTimeline(text: string, entry: Readonly<Record<string, unknown>>): string {
  const timeline = nodeAt(text, ['timeline']);
  const length = timeline?.type === 'array' ? (timeline.children ?? []).length : 0;
  return setValue(text, ['timeline', length], entry);
}

export function nodeAt(text: string, path: JsonPath): Node | undefined {
  if (nestsTooDeep(text) || path.length > MAX_JSON_DEPTH) return undefined;
  const root = parseTree(text);
  return root && findNodeAtLocation(root, [...path]);
}

/** `nested(['a', 0], 1)` is `{ a: [1] }`. */
function nested(path: JsonPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }), value);
}

/** Puts a value in place of one, formatted for where it stands. */
export function replaceNode(text: string, node: Node, value: unknown): string {
  const lineStart = text.lastIndexOf('\n', node.offset - 1) + 1;
  const formatted = formatValue(value, indentOf(text, node.offset), node.offset - lineStart);
  return splice(text, node.offset, node.length, formatted);
}

function insertInto(text: string, parent: Node, key: string | number, value: unknown): string {
  const last = parent.children?.at(-1);
  const onOneLine = !text.slice(parent.offset, parent.offset + parent.length).includes('\n');
  if (last === undefined || onOneLine) {
    const whole = valueOf(parent) as object;
    if (Array.isArray(whole)) whole.push(value);
    else Object.defineProperty(whole, key, { value, enumerable: true });
    return replaceNode(text, parent, whole);
  }
  const indent = indentOf(text, last.offset);
  const start = ' '.repeat(indent) + (typeof key === 'string' ? `${JSON.stringify(key)}: ` : '');
  const line = start + formatValue(value, indent, start.length);
  const { commaAt, lineEnd } = afterItem(text, last.offset + last.length);
  const inserted = splice(text, lineEnd, 0, `\n${line}`);
  return commaAt === null ? splice(inserted, last.offset + last.length, 0, ',') : inserted;
}

const ON_THE_LINE: readonly number[] = [TOKEN.comma, TOKEN.blank, TOKEN.lineComment, TOKEN.blockComment];

/** What follows an item: where its comma is, if it has one, and where its line ends, a comment behind it included. */
export function afterItem(text: string, end: number): { readonly commaAt: number | null; readonly lineEnd: number } {
  const scanner = createScanner(text, false);
  scanner.setPosition(end);
  let lineEnd = end;
  let commaAt: number | null = null;
  for (let token: number = scanner.scan(); ON_THE_LINE.includes(token); token = scanner.scan()) {
    if (token === TOKEN.comma) commaAt = scanner.getTokenOffset();
    if (token !== TOKEN.blank) lineEnd = scanner.getTokenOffset() + scanner.getTokenLength();
  }
  return { commaAt, lineEnd };
}

/** Characters of white space at the front of the line that an offset is in. */
export function indentOf(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0].length ?? 0;
}

function splice(text: string, offset: number, length: number, inserted: string): string {
  return text.slice(0, offset) + inserted + text.slice(offset + length);
}
