/**
 * "Did you mean": finds the known names closest to a mistyped one.
 */

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let twoRowsUp: number[] = [];
  let rowAbove = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(rowAbove, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(at(rowAbove, j) + 1, at(row, j - 1) + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(twoRowsUp, j - 2) + 1);
      row.push(best);
    }
    twoRowsUp = rowAbove;
    rowAbove = row;
  }
  return at(rowAbove, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/** Spelling without what people get wrong first: capitals, `_` and `-`. */
function skeleton(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, '');
}

/**
 * The names of `known` closest to `name`, best first, at most `limit`; equal distances stay in the order of `known`.
 * Empty where nothing is near: a third of the letters may differ, capitals, `_` and `-` aside.
 */
export function nearNames(name: string, known: readonly string[], limit = 3): string[] {
  const wanted = skeleton(name);
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return known
    .map((candidate, order) => ({ candidate, order, distance: editDistance(wanted, skeleton(candidate)) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((x, y) => x.distance - y.distance || x.order - y.order)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** Whether two names differ in capitals, `_` and `-` alone, as CloudFormation's and Terraform's differ from the API's. */
export function sameNameInOtherStyle(a: string, b: string): boolean {
  return a !== b && skeleton(a) === skeleton(b);
}
