/** Growing typed-array columns: a table is a set of columns of equal capacity and a row count of its own. */

export type Column = Int32Array | Uint8Array | Int16Array | Float64Array;

/** The column itself when it holds `rows`, else a copy of at least twice the length; new cells are 0. */
export function ensureRows<C extends Column>(column: C, rows: number): C {
  if (rows <= column.length) return column;
  const grown = new (column.constructor as new (length: number) => C)(Math.max(rows, column.length * 2, 16));
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
