/** Blocks of cells grow in steps, so that the map is not laid out anew for each task more. */
const STEPS = [1, 2, 4, 6, 9, 12, 16, 20, 25, 30, 36, 49, 64, 81] as const;

/** Cells of a block that holds so many tasks. */
export function slotsFor(tasks: number): number {
  const step = STEPS.find((each) => each >= tasks);
  return step ?? Math.ceil(Math.sqrt(tasks)) ** 2;
}
