import type { MapPalette } from './palette';

/** What the painter of the map is told: each part only when it has changed. Plain data, so that it can cross to a worker. */
export interface MapPicture {
  readonly plan?: MapPlan;
  readonly palette?: MapPalette;
  readonly camera?: MapCamera;
  /** Place and code of marks that have changed: place, code, place, code, ... */
  readonly marks?: Int32Array;
}

/** Which marks there are. The place of an instance's mark is its index, that of a task's cell is `taskPlace`. */
export interface MapPlan {
  /** Instances that there are, drawn or not. */
  readonly instances: number;
  readonly groups: readonly MapGroup[];
  /** Cells of an instance, side by side and one above the other; null where tasks have no cells. */
  readonly block: { readonly columns: number; readonly rows: number } | null;
  /** Cells of Fargate tasks, column by column: how many there are, and how many of them side by side. */
  readonly fargate: readonly { readonly cells: number; readonly across: number }[];
}

export interface MapGroup {
  readonly columns: number;
  /** instanceIndex by position: row by row, from left to right. */
  readonly members: Int32Array;
}

/** Where the marks are, in px of the stage. */
export interface MapCamera {
  readonly width: number;
  readonly height: number;
  /** Device pixels per px. */
  readonly ratio: number;
  /** Top left corner of each group. */
  readonly lefts: readonly number[];
  readonly top: number;
  /** From one instance to the next. */
  readonly pitchX: number;
  readonly pitchY: number;
  /** Size of an instance's mark. */
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** Left ends of the columns of Fargate tasks; their top, from one cell to the next, and the side of a cell. */
  readonly fargate: {
    readonly lefts: readonly number[];
    readonly top: number;
    readonly pitch: number;
    readonly side: number;
  };
}

/** Place of a task's cell among all marks: after those of the instances. */
export function taskPlace({ instances, block }: MapPlan, instanceIndex: number, slot: number): number {
  return block ? instances + instanceIndex * block.columns * block.rows + slot : -1;
}

/** Place of the first cell of a column of Fargate tasks: after all others. */
export function fargatePlace({ instances, block, fargate }: MapPlan, column: number): number {
  const before = fargate.slice(0, column).reduce((sum, { cells }) => sum + cells, 0);
  return instances * (1 + (block ? block.columns * block.rows : 0)) + before;
}

/** The buffers to move with a picture. */
export function buffersOf({ plan, marks }: MapPicture): ArrayBuffer[] {
  const arrays = [...(plan?.groups ?? []).map(({ members }) => members), ...(marks ? [marks] : [])];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
