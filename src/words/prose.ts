import { decimal } from '../lib/thousands';

/** Text with emphasis: a list of pieces, plain or strong. Views draw it; tests and screen readers read `plain`. */
export type Prose = readonly (string | { readonly strong: string })[];

export function strong(text: string): { readonly strong: string } {
  return { strong: text };
}

export function plain(prose: Prose): string {
  return prose.map((piece) => (typeof piece === 'string' ? piece : piece.strong)).join('');
}

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A count in running text: in words up to ten. */
export function inWords(count: number): string {
  return SMALL_NUMBERS[count] ?? number(count);
}

/** `4,198`. */
export function number(value: number): string {
  return decimal(value, 2);
}

/** `1 task`, `2 tasks`. */
export function count(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** `256 CPU`. */
export function cpuUnits(value: number): string {
  return `${number(value)} CPU`;
}

/** `512 MiB`. */
export function memoryMiB(value: number): string {
  return `${number(value)} MiB`;
}

/** Simulated time as `0:42` or `1:02:05`. */
export function clock(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `$0.94/h`, an indicative list price. */
export function costPerHour(usd: number): string {
  return `$${usd.toFixed(2)}/h`;
}
