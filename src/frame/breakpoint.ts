/** Where a run that is played stops by itself, and what it stopped for. Crosses threads as it is. */

export interface Breakpoints {
  /** A task found no place. */
  readonly placementFails: boolean;
  /** A deployment was completed, failed, or was rolled back. */
  readonly deploymentEnds: boolean;
  /** A task's lastStatus became STOPPED. */
  readonly taskStops: boolean;
  /** This task (taskIndex) changed its lastStatus or its desiredStatus; null for none. */
  readonly task: number | null;
  /** Something was written down that is a step of the story (`frame/noted.ts`). */
  readonly noted: boolean;
}

export const NO_BREAKPOINTS: Breakpoints = {
  placementFails: false,
  deploymentEnds: false,
  taskStops: false,
  task: null,
  noted: false,
};

/** What a moment met. `name` is the service's, the family's or the task's, as people say it. */
export type MetBreakpoint =
  | { readonly kind: 'placementFails'; readonly atMs: number; readonly name: string; readonly decision: number }
  | {
      readonly kind: 'deploymentEnds';
      readonly atMs: number;
      readonly name: string;
      readonly outcome: 'COMPLETED' | 'FAILED' | 'REPLACED';
    }
  | { readonly kind: 'taskStops'; readonly atMs: number; readonly name: string; readonly taskIndex: number }
  | {
      readonly kind: 'taskMoves';
      readonly atMs: number;
      readonly name: string;
      readonly taskIndex: number;
      readonly lastStatus: string;
    }
  /** `name`: the line of the feed. */
  | { readonly kind: 'noted'; readonly atMs: number; readonly name: string };

export function hasBreakpoints({ placementFails, deploymentEnds, taskStops, task, noted }: Breakpoints): boolean {
  return placementFails || deploymentEnds || taskStops || noted || task !== null;
}
