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
}

/** Place of a task's cell among all marks: after those of the instances. */
export function taskPlace({ instances, block }: MapPlan, instanceIndex: number, slot: number): number {
  return block ? instances + instanceIndex * block.columns * block.rows + slot : -1;
}

/** The buffers to move with a picture. */
export function buffersOf({ plan, marks }: MapPicture): ArrayBuffer[] {
  const arrays = [...(plan?.groups ?? []).map(({ members }) => members), ...(marks ? [marks] : [])];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
