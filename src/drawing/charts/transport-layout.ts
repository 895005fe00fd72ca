/** Measures of the transport's charts in px: four rows of 19, 5 apart, marks, the axis with its scrubber. */

export const ROW_HEIGHT = 19;
export const ROW_GAP = 5;

export interface TransportLayout {
  readonly width: number;
  readonly height: number;
  /** Ends of the time axis. */
  readonly from: number;
  readonly to: number;
  /** Tops of the rows; empty in the compact form. */
  readonly rows: readonly number[];
  /** Middle of the marks, 10 px above the scrubber. */
  readonly marksY: number;
  readonly axisY: number;
  readonly labelY: number;
}

const ROWS = 4;
const TOP = 11;
const LABELS = 70;
const VALUES = 148;

/** `compact`: only marks, axis and times, for a phone. */
export function transportLayout(width: number, compact: boolean): TransportLayout {
  if (compact) {
    return { width, height: 52, from: 8, to: width - 8, rows: [], marksY: 8, axisY: 20, labelY: 42 };
  }
  const rows = Array.from({ length: ROWS }, (_, row) => TOP + row * (ROW_HEIGHT + ROW_GAP));
  const axisY = TOP + ROWS * (ROW_HEIGHT + ROW_GAP) + 15;
  return {
    width,
    height: 150,
    from: LABELS,
    to: Math.max(LABELS + 40, width - VALUES),
    rows,
    marksY: axisY - 8,
    axisY,
    labelY: axisY + 17,
  };
}
