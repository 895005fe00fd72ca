import { decimal } from '../lib/thousands';

/** Text on the stage: numbers as they are written, and whether a label fits. */

/** How narrow the letters are set before a label is shortened. */
export const NARROW = 0.88;

/** How narrow the letters of a name are set before it is cut: as far as the font's width axis goes. */
export const NARROWEST = 0.85;

/** `4,198`. */
export function count(value: number): string {
  return decimal(value);
}

/** `1 task`, `12 tasks`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${decimal(value)} ${value === 1 ? one : many}`;
}

/** `2.6 GiB`, for areas that are read at a glance; exact figures are in MiB. */
export function gibibytes(memoryMiB: number): string {
  return `${decimal(memoryMiB / 1024, 1)} GiB`;
}

/** Minutes and seconds of simulated time, hours from the first on: `0:42`, `1:02:03`. */
export function clock(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Widths of IBM Plex Sans's letters as shares of the type size, by kind of letter. */
function advance(character: string): number {
  if (" .,:;·|ijl!'()[]".includes(character)) return 0.28;
  if ('frtI-/'.includes(character)) return 0.39;
  if ('mwMW…'.includes(character)) return 0.85;
  if (character >= 'A' && character <= 'Z') return 0.64;
  return character >= '0' && character <= '9' ? 0.6 : 0.56;
}

/** Width in px of a line of mixed text, within a few per cent; letters of weight 600 are a little wider. */
export function lineWidth(text: string, size: number, weight: 400 | 500 | 600 = 400): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width * size * (weight === 600 ? 1.04 : 1);
}

/** Width in px of a label on the stage, which is set in weight 600. */
export function textWidth(text: string, size: number, stretch = 1): number {
  return lineWidth(text, size, 600) * stretch;
}

export interface FittedText {
  readonly text: string;
  readonly stretch: number;
}

/**
 * The first of `choices` that fits into `room` px with its own margin, each tried at full width of the letters first and then narrowed;
 * null when none does.
 */
export function fitText(
  choices: readonly { readonly text: string; readonly margin: number }[],
  room: number,
  size: number,
): FittedText | null {
  for (const { text, margin } of choices) {
    if (text === '') continue;
    if (textWidth(text, size) + margin <= room) return { text, stretch: 1 };
    if (textWidth(text, size, NARROW) + margin <= room) return { text, stretch: NARROW };
  }
  return null;
}

/** Letters at 85 % of the axis still take so much of their full width, as measured. */
const NARROWEST_WIDTH = 0.92;

/** Width in px of what `fitName` answers. */
export function fittedWidth({ text, stretch }: FittedText, size: number, weight: 400 | 500 | 600 = 400): number {
  return lineWidth(text, size, weight) * (stretch < 1 ? NARROWEST_WIDTH : 1);
}

/** A name in `room` px: at full width, then narrowed, then as many of its letters as fit and an ellipsis; null where not even one does. */
export function fitName(text: string, room: number, size: number, weight: 400 | 500 | 600 = 400): FittedText | null {
  if (lineWidth(text, size, weight) <= room) return { text, stretch: 1 };
  const fits = (each: string): boolean => fittedWidth({ text: each, stretch: NARROWEST }, size, weight) <= room;
  if (fits(text)) return { text, stretch: NARROWEST };
  for (let length = text.length - 1; length > 0; length -= 1) {
    const cut = `${text.slice(0, length).trimEnd()}…`;
    if (fits(cut)) return { text: cut, stretch: NARROWEST };
  }
  return null;
}

/** A task's label in its CPU segment: the full name if it and 6 px fit, else the number alone if it and 4 px fit, else nothing. */
export function taskLabel(name: string, number: number, room: number, size: number): FittedText | null {
  return fitText(
    [
      { text: name, margin: 6 },
      { text: String(number), margin: 4 },
    ],
    room,
    size,
  );
}

/** Seconds to go, such as `1:42`. */
export function countdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
