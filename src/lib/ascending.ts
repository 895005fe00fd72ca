/** Lists of numbers that only ever grow at their end, by larger ones. */

/** Takes a number out of an ascending list; does nothing where it is not in it. Found in a logarithmic number of steps. */
export function removeAscending(list: number[], value: number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  if (list[low] === value) list.splice(low, 1);
}
