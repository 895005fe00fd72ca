/**
 * The candidate that a mistyped word most likely meant: equal but for capitals and separators, or a few letters away.
 * Null when none is near; the first of equally near ones.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const plainWord = plain(word);
  let best: string | null = null;
  let bestDistance = Math.floor(Math.max(plainWord.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(plainWord, plain(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s:_.-]/g, '');
}

/** Insertions, deletions and replacements that turn one word into the other. Words beyond 40 letters are cut. */
function editDistance(left: string, right: string): number {
  const [from, to] = [left.slice(0, 40), right.slice(0, 40)];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
