import { findNodeAtLocation } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import type { Finding } from './finding';
import type { JsonText } from './json-text';
import { formatPath } from './path';
import type { JsonPath } from './path';
import type { Problem } from './problem';

/** A finding whose text is not known. */
export function unplaced({ severity, code, path, message, hint }: Finding): Problem {
  return { severity, code, path: formatPath(path), message, ...(hint === undefined ? {} : { hint }) };
}

/** Findings get their place in the text. What is not there (a missing key, an upgraded document) is marked at what would hold it. */
export function placed(findings: readonly Finding[], { text, root }: JsonText): Problem[] {
  return findings.map((finding) => ({
    ...unplaced(finding),
    ...(root ? placeOf(finding.path, finding.mark, root, text) : null),
  }));
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

function placeOf(path: JsonPath, mark: Finding['mark'], root: Node, text: string): Place {
  const node = nodeAt(root, path);
  if (node === undefined) return short(nearestNode(root, path), text);
  if (mark === 'key') return keyOf(node) ?? node;
  if (mark !== undefined && node.type === 'string') return partOfText(node, mark, text);
  return short(node, text);
}

function nodeAt(root: Node, path: JsonPath): Node | undefined {
  return findNodeAtLocation(root, [...path]);
}

function nearestNode(root: Node, path: JsonPath): Node {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

/** A long object or list is marked at its key, or its bracket: a whole screen underlined says nothing. */
function short(node: Node, text: string): Place {
  if (node.type !== 'object' && node.type !== 'array') return { offset: node.offset, length: node.length };
  if (!text.slice(node.offset, node.offset + node.length).includes('\n'))
    return { offset: node.offset, length: node.length };
  return keyOf(node) ?? { offset: node.offset, length: 1 };
}

function keyOf(node: Node): Place | null {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  return key === undefined ? null : { offset: key.offset, length: key.length };
}

/** Characters of a text's value as characters of its source, where an escape such as `\n` or `\u00e9` takes several. */
export function partOfText(
  node: { readonly offset: number; readonly length: number },
  part: { readonly start: number; readonly end: number },
  text: string,
): Place {
  let value = 0;
  let source = node.offset + 1;
  const last = node.offset + node.length - 1;
  let start: number | null = null;
  while (source < last && value < part.end) {
    if (value === part.start) start = source;
    source += text[source] !== '\\' ? 1 : text[source + 1] === 'u' ? 6 : 2;
    value += 1;
  }
  start ??= Math.min(source, last);
  return { offset: start, length: Math.max(1, source - start) };
}
