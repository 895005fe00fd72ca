/** The house style of JSON: two spaces, and what is short and flat on one line. */

/** Lines are kept within this many characters where a line can be broken. */
export const MAX_LINE = 100;
/** Deeper values are broken up even where they would fit: a line should be read at a glance. */
const MAX_INLINE_DEPTH = 3;

/** A scenario, or any JSON value, as a text in the house style, with a line break at its end. */
export function formatScenario(value: unknown): string {
  return `${formatValue(value)}\n`;
}

/**
 * A JSON value in the house style, without a line break at its end.
 * @param indent of the line that the value begins in, in characters; its own further lines follow it
 * @param before characters that stand before the value in its first line, indentation included
 */
export function formatValue(value: unknown, indent = 0, before = indent): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  const oneLine = inline(value);
  const isRoot = before === 0;
  const flat = depthOf(value) <= MAX_INLINE_DEPTH && !isRoot;
  if (oneLine.length <= 2 || (flat && before + oneLine.length + 1 <= MAX_LINE)) return oneLine;
  const deeper = indent + 2;
  const space = ' '.repeat(deeper);
  const lines = Array.isArray(value)
    ? value.map((item: unknown) => space + formatValue(item, deeper))
    : members(value).map(([key, member]) => {
        const start = `${space}${JSON.stringify(key)}: `;
        return start + formatValue(member, deeper, start.length);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

/** `{ "a": 1, "b": [1, 2] }` */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const inside = members(value).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
  return inside.length === 0 ? '{}' : `{ ${inside.join(', ')} }`;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, member) => Math.max(deepest, depthOf(member)), 0);
}

function members(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function scalar(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
