/** Growing typed-array columns: a table is a set of columns of equal capacity and a row count of its own. */

export type Column = Int32Array | Uint8Array | Uint16Array | Int16Array | Float64Array;

/** Up to here columns double their room, and beyond that grow by an eighth: of a large one little must lie idle. */
const DOUBLES_TO = 65_536;

/** The column itself when it holds `rows`, else a copy with room for more; new cells are 0. */
export function ensureRows<C extends Column>(column: C, rows: number): C {
  if (rows <= column.length) return column;
  const more = column.length < DOUBLES_TO ? column.length * 2 : Math.ceil(column.length * 1.125);
  const grown = new (column.constructor as new (length: number) => C)(Math.max(rows, more, 16));
  grown.set(column);
  return grown;
}

/**
 * Grows every column of a table (its own enumerable typed arrays) to hold `rows`. Other properties are left alone. The first column stands for
 * all: they grow together.
 */
export function growTable(table: object, rows: number): void {
  for (const key in table) {
    const value = (table as Record<string, unknown>)[key];
    if (!ArrayBuffer.isView(value)) continue;
    if (rows <= (value as Column).length) return;
    break;
  }
  for (const [key, value] of Object.entries(table)) {
    if (ArrayBuffer.isView(value)) (table as Record<string, unknown>)[key] = ensureRows(value as Column, rows);
  }
}

/**
 * Writes a whole number. The answer is the column that holds it: the same where it can, else a wider copy.
 * @throws RangeError for what no wider column holds: fractions, NaN, and negative numbers that do not fit
 */
export function written(column: Column, row: number, value: number): Column {
  column[row] = value;
  return column[row] === value ? column : widened(column, row, value);
}

/** What a column may become, the narrowest first. */
const WIDER = [
  { make: Uint16Array, most: 0xffff },
  { make: Int32Array, most: 0x7fffffff },
  { make: Float64Array, most: Number.MAX_SAFE_INTEGER },
] as const;

function widened(column: Column, row: number, value: number): Column {
  const isWhole = Number.isInteger(value) && value >= 0;
  // More bytes, so that the negative numbers that it has find room too.
  const wider = WIDER.find(({ make, most }) => make.BYTES_PER_ELEMENT > column.BYTES_PER_ELEMENT && value <= most);
  if (!isWhole || wider === undefined) throw new RangeError(`No column holds ${value}.`);
  const wide = new wider.make(column.length);
  wide.set(column);
  wide[row] = value;
  return wide;
}

/**
 * A column that few runs need, with whole numbers from 0 on: it takes nothing until the first is written. Cells hold one more than the number, and 0
 * for none.
 */
export interface RareColumn {
  cells: Column;
}

export function emptyRareColumn(): RareColumn {
  return { cells: new Uint16Array() };
}

/** The number in a row, -1 for none. */
export function rareAt({ cells }: RareColumn, row: number): number {
  return row < cells.length ? (cells[row] ?? 0) - 1 : -1;
}

/** @param value -1 for none */
export function setRare(column: RareColumn, row: number, value: number): void {
  if (value === -1 && row >= column.cells.length) return;
  column.cells = written(ensureRows(column.cells, row + 1), row, value + 1);
}
