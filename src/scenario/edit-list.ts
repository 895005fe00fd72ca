import { afterItem, indentOf, nodeAt, replaceNode, setValue } from './edit';
import { formatValue } from './format';
import { valueOf } from './json-text';
import type { JsonPath } from './path';

/** What is to be done to a list: items by their index in it as it is, and what comes behind those that stay. */
export interface ListEdits {
  readonly replace?: ReadonlyMap<number, unknown>;
  readonly remove?: ReadonlySet<number>;
  readonly add?: readonly unknown[];
}

/** In UTF-16 code units of the text as it was. */
interface Splice {
  readonly offset: number;
  readonly length: number;
  readonly inserted: string;
}

type Item = NonNullable<ReturnType<typeof nodeAt>>;

/**
 * Many edits of one list at once: the text is read a single time, however many there are. Items that are not named stay as they are
 * written, with the comments around them; a list that is not there is made.
 */
export function editList(text: string, path: JsonPath, edits: ListEdits): string {
  const { replace = new Map<number, unknown>(), remove = new Set<number>(), add = [] } = edits;
  if (replace.size + remove.size + add.length === 0) return text;
  const list = nodeAt(text, path);
  if (list?.type !== 'array') return add.length === 0 ? text : setValue(text, path, add);
  const items = list.children ?? [];
  const kept = items.filter((_, index) => !remove.has(index));
  const last = kept.at(-1);
  const onOneLine = !text.slice(list.offset, list.offset + list.length).includes('\n');
  if (last === undefined || onOneLine) {
    const values = items.map((item, index) => (replace.has(index) ? replace.get(index) : valueOf(item)));
    return replaceNode(text, list, [...values.filter((_, index) => !remove.has(index)), ...add]);
  }
  const splices = items.flatMap((item, index) => {
    if (remove.has(index)) return removal(text, item);
    if (!replace.has(index)) return [];
    const column = item.offset - lineStartOf(text, item.offset);
    const inserted = formatValue(replace.get(index), indentOf(text, item.offset), column);
    return [{ offset: item.offset, length: item.length, inserted }];
  });
  return applied(text, [...splices, ...ending(text, last, last !== items.at(-1), add)]);
}

/** An item with its comma and the comment behind it; its line too, where nothing else is on it. */
function removal(text: string, item: Item): Splice[] {
  const { lineEnd } = afterItem(text, item.offset + item.length);
  const lineStart = lineStartOf(text, item.offset);
  const isAlone =
    lineStart > 0 &&
    text.slice(lineStart, item.offset).trim() === '' &&
    /^[ \t]*\r?\n/.test(text.slice(lineEnd, lineEnd + 200));
  const offset = isAlone ? lineStart - 1 : item.offset;
  return [{ offset, length: lineEnd - offset, inserted: '' }];
}

/** What comes behind the last item that stays: the added ones, or nothing, not even the comma before those that went. */
function ending(text: string, last: Item, wasFollowed: boolean, add: readonly unknown[]): Splice[] {
  const end = last.offset + last.length;
  const { commaAt, lineEnd } = afterItem(text, end);
  if (add.length === 0) return wasFollowed && commaAt !== null ? [{ offset: commaAt, length: 1, inserted: '' }] : [];
  const indent = indentOf(text, last.offset);
  const lines = add.map((value) => `\n${' '.repeat(indent)}${formatValue(value, indent, indent)}`);
  return [
    ...(commaAt === null ? [{ offset: end, length: 0, inserted: ',' }] : []),
    { offset: lineEnd, length: 0, inserted: lines.join(',') },
  ];
}

/** From the end to the start, so that offsets hold; of two at one place what is taken away goes first. */
function applied(text: string, splices: readonly Splice[]): string {
  const order = [...splices].sort((a, b) => a.offset - b.offset || a.length - b.length);
  const pieces: string[] = [];
  let at = 0;
  for (const { offset, length, inserted } of order) {
    pieces.push(text.slice(at, offset), inserted);
    at = Math.max(at, offset + length);
  }
  return [...pieces, text.slice(at)].join('');
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
