import { cssVariables, DENSITY, SERVICES } from '../tokens';
import type { ThemeColours } from '../theme';
import type { BaseToken } from '../tokens';
import { BASE } from '../tokens';

/** The light theme's colours without a style sheet: pictures are made for paper, whatever the page looks like. */
export function printColours(): ThemeColours {
  const variables = cssVariables('light');
  const read = (name: string): string => variables[`--${name}`] ?? BASE.ink.light;
  const names = Object.keys(BASE) as BaseToken[];
  return {
    base: Object.fromEntries(names.map((name) => [name, read(name)])) as Record<BaseToken, string>,
    density: DENSITY.map((_, step) => read(`d${step}`)),
    services: SERVICES.map((_, index) => {
      const name = `service-${index + 1}`;
      return {
        fill: read(name),
        label: read(`${name}-label`),
        older: read(`${name}-older`),
        olderLabel: read(`${name}-older-label`),
      };
    }),
  };
}
