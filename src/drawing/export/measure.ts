import { FONT_FAMILY, stretchName } from '../canvas-marks';

let ink: CanvasRenderingContext2D | null = null;

/** Width of a text in px as the page's font sets it: a sentence of several weights is put together exactly. */
export function measuredWidth(text: string, size: number, weight: 400 | 500 | 600, stretch = 1): number {
  ink ??= document.createElement('canvas').getContext('2d');
  if (!ink) return text.length * size * 0.53;
  ink.font = `${weight} ${size}px ${FONT_FAMILY}`;
  ink.fontStretch = stretchName(stretch);
  return ink.measureText(text).width;
}

/** As much of a text as fits, with an ellipsis where that is not all. */
export function fitted(text: string, room: number, size: number, weight: 400 | 500 | 600): string {
  if (measuredWidth(text, size, weight) <= room) return text;
  let length = text.length;
  while (length > 1 && measuredWidth(`${text.slice(0, length)}…`, size, weight) > room) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}
