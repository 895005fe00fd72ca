/** How much of an instance is drawn, by the length on screen of the reference size. */
export const LEVELS = ['map', 'bars', 'hulls', 'detail'] as const;
export type Level = (typeof LEVELS)[number];

/** Smallest column width in px at which each level is drawn. */
export const LEVEL_FROM: { readonly [L in Level]: number } = { map: 0, bars: 28, hulls: 96, detail: 360 };

/** A level is left downwards only 10 % below the width from which it is drawn, so that a hand that trembles does not make it flicker. */
const HYSTERESIS = 0.1;

/** The level for a column width; `previous` is the level on screen, if any. */
export function levelOf(columnWidth: number, previous: Level | null = null): Level {
  const plain = LEVELS.findLast((level) => columnWidth >= LEVEL_FROM[level]) ?? 'map';
  if (previous === null || LEVELS.indexOf(plain) >= LEVELS.indexOf(previous)) return plain;
  return columnWidth >= LEVEL_FROM[previous] * (1 - HYSTERESIS) ? previous : plain;
}

/** From which column width on, and below which, a level is drawn: its rule, to be told beside the drawing. */
export function ruleOf(level: Level): { readonly from: number; readonly below: number | null } {
  const next = LEVELS[LEVELS.indexOf(level) + 1];
  return { from: LEVEL_FROM[level], below: next ? LEVEL_FROM[next] : null };
}
