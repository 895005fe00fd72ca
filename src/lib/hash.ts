/** 32-bit FNV-1a over the UTF-16 code units of a text. Unsigned. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A running hash over integers, for state hashes: two 32-bit lanes, so that accidental equality is out of the question in practice. */
export interface RunningHash {
  a: number;
  b: number;
}

export function startHash(): RunningHash {
  return { a: 0x811c9dc5, b: 0x9747b28c };
}

/** Mixes one integer (any safe integer; both 32-bit halves count) into the hash. */
export function mixInteger(hash: RunningHash, value: number): void {
  const low = value | 0;
  const high = Math.floor(value / 0x100000000) | 0;
  hash.a = Math.imul(hash.a ^ low, 0x01000193);
  hash.a = Math.imul(hash.a ^ high, 0x01000193) ^ (hash.a >>> 15);
  hash.b = Math.imul(hash.b ^ high, 0x85ebca6b);
  hash.b = Math.imul(hash.b ^ low, 0xc2b2ae35) ^ (hash.b >>> 13);
}

export function mixText(hash: RunningHash, text: string): void {
  mixInteger(hash, text.length);
  mixInteger(hash, fnv1a(text));
}

/** Sixteen hexadecimal digits. */
export function hashDigits(hash: RunningHash): string {
  return [hash.a, hash.b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
