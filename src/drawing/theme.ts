import { DENSITY, DENSITY_CUTS, SERVICES } from './tokens';
import type { BaseToken } from './tokens';

/** How painters name and read the colours that the page's style sheet defines as custom properties. */

/** Resolved colours for a canvas, which knows no custom properties. */
export interface ThemeColours {
  readonly base: Readonly<Record<BaseToken, string>>;
  /** d0 to d5. */
  readonly density: readonly string[];
  readonly services: readonly {
    readonly fill: string;
    readonly label: string;
    readonly older: string;
    readonly olderLabel: string;
  }[];
}

const BASE_TOKENS = [
  'paper',
  'chrome',
  'well',
  'ink',
  'ink2',
  'ink3',
  'rule',
  'line',
  'hair',
  'accent',
  'accentw',
  'onink',
] as const satisfies readonly BaseToken[];

/** Reads what the style sheet in force at the element says: once per change of theme, never per frame. */
export function readTheme(element: Element): ThemeColours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    base: Object.fromEntries(BASE_TOKENS.map((name) => [name, read(`--${name}`)])) as Record<BaseToken, string>,
    density: DENSITY.map((_, step) => read(`--d${step}`)),
    services: SERVICES.map((_, index) => {
      const name = `--service-${index + 1}`;
      return {
        fill: read(name),
        label: read(`${name}-label`),
        older: read(`${name}-older`),
        olderLabel: read(`${name}-older-label`),
      };
    }),
  };
}

/** Row of `SERVICES` for a colour number (`CatalogOwner.colour`): from the eleventh on the colours come round again. */
export function serviceSlot(colour: number): number {
  return colour % SERVICES.length;
}

/** Ink bars along the CPU edge of a hull: none in the first round of colours, one in the second, two in the third. */
export function serviceRound(colour: number): number {
  return Math.floor(colour / SERVICES.length);
}

/** CSS value of a service's fill, for elements that a style sheet reaches: `var(--service-1)`. */
export function serviceFill(colour: number, older = false): string {
  return `var(--service-${serviceSlot(colour) + 1}${older ? '-older' : ''})`;
}

/** CSS value of the text colour on a service's solid fill. */
export function serviceLabel(colour: number, older = false): string {
  return `var(--service-${serviceSlot(colour) + 1}${older ? '-older' : ''}-label)`;
}

/** Step of the density ramp, 0 to 5, for a share of the scarcer resource from 0 to 1. */
export function densityStep(share: number): number {
  const step = DENSITY_CUTS.findIndex((cut) => share <= cut);
  return step < 0 ? DENSITY_CUTS.length : step;
}
