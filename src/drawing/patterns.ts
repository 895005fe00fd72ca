import type { PatternName } from './marks';

/** Hatches and dots that tell states apart without colour: one square tile each, repeated, drawn in one colour. */
export interface Tile {
  /** Side of the square in px. */
  readonly size: number;
  /** Lines on the tile, path data; they run over its edges so that the pattern has no seams. */
  readonly path: string;
  readonly strokeWidth: number;
  /** Rotation of the whole pattern in degrees, clockwise. */
  readonly rotate: number;
  /** Dots are filled discs, radius in px, at the middle of the tile. */
  readonly dot?: number;
  readonly opacity?: number;
}

/** A line along the tile's left edge: on whole pixels a hairline stays one pixel wide. */
const LINE = (size: number, width: number): string => `M${width / 2} -1V${size + 1}`;

export const TILES: { readonly [P in PatternName]: Tile } = {
  /** DEACTIVATING: 2.4 of 5, leaning like a slash. */
  dense: { size: 5, path: LINE(5, 2.4), strokeWidth: 2.4, rotate: 45 },
  /** STOPPING: 1.3 of 7, leaning like a backslash. */
  open: { size: 7, path: LINE(7, 1.3), strokeWidth: 1.3, rotate: -45 },
  /** DEPROVISIONING. */
  dots: { size: 5, path: '', strokeWidth: 0, rotate: 0, dot: 0.85 },
  /** Free room that no known task fits: a hairline every 6 px. */
  stranded: { size: 6, path: LINE(6, 1), strokeWidth: 1, rotate: 45 },
  /** Kept by system and agent: cross-hatch. */
  system: { size: 4, path: 'M.5 -1V5M-1 .5H5', strokeWidth: 0.75, rotate: 45 },
  /** An instance without room for the task that is being placed. */
  noroom: { size: 4, path: LINE(4, 0.75), strokeWidth: 0.75, rotate: -45, opacity: 0.6 },
};
