import type { OwnerName } from '../ecs/owner';
import type { Measures } from '../frame/measures';

/** The seam to a worker that runs a scenario under many seeds, one run after the other. */

export interface SeedJob {
  readonly seed: number;
  /** Which of the worlds side by side; 0 where there is one. */
  readonly world: number;
  /** The moment that is measured, simulated ms. */
  readonly untilMs: number;
  /** Whose zones are balanced; null for all tasks. */
  readonly owner: OwnerName | null;
}

export interface SeedResult {
  readonly seed: number;
  readonly world: number;
  readonly measures: Measures;
  /** Whether anything was drawn in this run. Where nothing was, every other seed comes out the same. */
  readonly drew: boolean;
}

export interface SeedApi {
  /**
   * Reads the text as each of so many worlds. False where one of them is not good, or where it takes too much memory to be run `sharedBy` times at
   * once.
   */
  prepare(text: string, worlds: number, sharedBy: number): Promise<boolean>;
  run(job: SeedJob): Promise<SeedResult>;
}
