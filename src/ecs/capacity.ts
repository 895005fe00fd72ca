/** Managed scaling of capacity providers, as far as its numbers are known. Source: services-and-capacity 4.6. */

/** Minutes in a row above the target that set off scale-out, and below it that set off scale-in. */
export const HIGH_CAPACITY_PERIODS = 1;
export const LOW_CAPACITY_PERIODS = 15;
