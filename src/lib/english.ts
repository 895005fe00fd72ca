import { thousands } from './thousands';

/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** The first few of many, and how many more: `m5-1, m5-2 and 12 more`. */
export function listOfSome(words: readonly string[], most: number): string {
  if (words.length <= most) return listOf(words);
  return `${words.slice(0, most - 1).join(', ')} and ${thousands(words.length - most + 1)} more`;
}

/** A number of things: `1 task`, `4,000 tasks`. */
export function plural(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}
