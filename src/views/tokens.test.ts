import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { THEMES, cssVariables } from '../drawing/tokens';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The bodies of the rules with that selector, in order. */
function bodies(selector: string): string[] {
  return css
    .split(`${selector} {`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('}')));
}

it.each(THEMES)('the style sheet has the colours of the table: %s', (theme) => {
  const rules =
    theme === 'light'
      ? bodies('\n:root').slice(0, 1)
      : [...bodies(":root:not([data-theme='light'])"), ...bodies(":root[data-theme='dark']")];
  expect(rules).toHaveLength(theme === 'light' ? 1 : 2);
  for (const rule of rules) {
    for (const [name, value] of Object.entries(cssVariables(theme))) {
      expect(rule).toContain(`${name}: ${value.toLowerCase()};`);
    }
  }
});
