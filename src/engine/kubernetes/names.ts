/** The order of names that breaks ties: as people count, `web-2` before `web-10` (assumption `eks-ties`). Below 0 where `a` is first. */
export function compareNames(a: string, b: string): number {
  const [these, those] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.min(these.length, those.length); at++) {
    const [one, other] = [these[at] ?? '', those[at] ?? ''];
    if (one === other) continue;
    const [number, otherNumber] = [Number(one), Number(other)];
    if (number !== otherNumber && !Number.isNaN(number) && !Number.isNaN(otherNumber)) return number - otherNumber;
    return one < other ? -1 : 1;
  }
  return these.length - those.length;
}

/** Digits and what is between them, in turn. */
function partsOf(name: string): string[] {
  return name.match(/\d+|\D+/g) ?? [];
}
