/** When worlds are compared, in simulated seconds: at the start, in the middle of things, and long after. */
export const MOMENTS: readonly number[] = [0, 7, 31, 64.5, 120, 300, 3600];
