/** The name, or the first of `name-2`, `name-3`, ... that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

interface FleetEntry {
  readonly id: string;
  readonly count: number;
}

/**
 * An id for a new entry of the fleet, such as `m5` or `m5b`, that is free itself and so are the ids of its instances: `count` of more than one makes
 * `m5-1`, `m5-2`, ...
 */
export function freeFleetId(name: string, count: number, fleet: readonly FleetEntry[]): string {
  const taken = new Set(fleet.flatMap((entry) => [entry.id, ...instanceIds(entry.id, entry.count)]));
  const isFree = (id: string): boolean => [id, ...instanceIds(id, count)].every((each) => !taken.has(each));
  const letters = ['', ...Array.from('bcdefghijklmnopqrstuvwxyz')];
  const lettered = letters.map((letter) => `${name}${letter}`).find(isFree);
  if (lettered !== undefined) return lettered;
  let number = 2;
  while (!isFree(`${name}x${number}`)) number++;
  return `${name}x${number}`;
}

function instanceIds(id: string, count: number): string[] {
  return count === 1 ? [] : Array.from({ length: count }, (_, index) => `${id}-${index + 1}`);
}
