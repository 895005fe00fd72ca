import type { DecisionKind } from './frame';

/** Which decisions of the run so far are asked for; what is left out does not matter. */
export interface DecisionQuery {
  readonly kind?: DecisionKind;
  /** Whether a place was found; for placements. */
  readonly placed?: boolean;
  readonly taskIndex?: number;
  readonly ownerIndex?: number;
  /** Simulated ms, both included. */
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** Only those with a smaller number, the latest first; or only those with a larger one, the earliest first. Without either the latest come first. */
  readonly before?: number;
  readonly after?: number;
  /** At most so many. */
  readonly most: number;
}

/** One decision of the run, as a list names it. */
export interface DecisionLine {
  readonly number: number;
  readonly atMs: number;
  readonly kind: DecisionKind;
  /** Short name, such as `web-9`; the service or family where nothing could be placed. */
  readonly subject: string;
  /** -1 where nothing could be placed. */
  readonly taskIndex: number;
  readonly ownerIndex: number;
  /** -1 where there is none: nothing could be placed, or the task is on Fargate. */
  readonly instanceIndex: number;
}
