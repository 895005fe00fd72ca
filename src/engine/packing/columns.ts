import type { Column } from '../../lib/columns';

/** A column kept in pages, so that two copies of a table share the pages in which nothing has changed between them. */
export interface PackedColumn {
  readonly kind: 'column';
  readonly make: new (buffer: ArrayBuffer) => Column;
  readonly bytes: number;
  /** The column's bytes as 32-bit words, PAGE_WORDS a page. Never written to again. */
  readonly pages: readonly Int32Array[];
}

/** One kilobyte: small, because what changes between two moments lies scattered over the rows. */
const PAGE_WORDS = 256;
const BYTES_PER_WORD = 4;

/** Room that no row has taken yet is one page for all. */
const ZEROS = new Int32Array(PAGE_WORDS);

/** @param before an earlier copy of the same column, whose pages are taken over where they are still right */
export function packColumn(column: Column, before: PackedColumn | null): PackedColumn {
  const words = wordsOf(column);
  const pages: Int32Array[] = [];
  const make = column.constructor as new (buffer: ArrayBuffer) => Column;
  // A column that has been widened may have as many bytes as before.
  let isSame = before !== null && before.bytes === column.byteLength && before.make === make;
  for (let start = 0; start < words.length; start += PAGE_WORDS) {
    const known = before?.pages[pages.length] ?? ZEROS;
    const page = isPage(known, words, start) ? known : words.slice(start, start + PAGE_WORDS);
    isSame &&= page === known;
    pages.push(page);
  }
  if (isSame && before !== null) return before;
  return { kind: 'column', make, bytes: column.byteLength, pages };
}

/** @param spent a column that nobody reads any more: its memory is used again where it fits */
export function unpackColumn({ make, bytes, pages }: PackedColumn, spent: unknown): Column {
  const isReusable = spent instanceof make && spent.byteLength === bytes && spent.byteOffset === 0;
  const column = isReusable && bytes % BYTES_PER_WORD === 0 ? spent : null;
  const words = column ? wordsOf(column) : new Int32Array(Math.ceil(bytes / BYTES_PER_WORD));
  pages.forEach((page, number) => words.set(page, number * PAGE_WORDS));
  return (
    column ??
    new make(words.byteLength === bytes ? (words.buffer as ArrayBuffer) : (words.buffer as ArrayBuffer).slice(0, bytes))
  );
}

/** Bit by bit, NaN included. */
function isPage(page: Int32Array, words: Int32Array, start: number): boolean {
  if (page.length !== Math.min(PAGE_WORDS, words.length - start)) return false;
  for (let word = 0; word < page.length; word++) if (page[word] !== words[start + word]) return false;
  return true;
}

function wordsOf(column: Column): Int32Array {
  const { buffer, byteOffset, byteLength } = column;
  const isAligned = byteOffset % BYTES_PER_WORD === 0 && byteLength % BYTES_PER_WORD === 0;
  if (isAligned) return new Int32Array(buffer, byteOffset, byteLength / BYTES_PER_WORD);
  const padded = new Uint8Array(Math.ceil(byteLength / BYTES_PER_WORD) * BYTES_PER_WORD);
  padded.set(new Uint8Array(buffer, byteOffset, byteLength));
  return new Int32Array(padded.buffer);
}
