import { describe, expect, it } from 'vitest';
import { ciede2000, difference } from './testing/colour-difference';
import type { Vision } from './testing/colour-difference';
import { BASE, DENSITY, SERVICES, THEMES, contrast, cssVariables } from './tokens';
import { densityStep, serviceFill, serviceLabel, serviceRound } from './theme';

const VISIONS: readonly Vision[] = ['typical', 'protanopia', 'deuteranopia', 'tritanopia'];

/** Smallest difference between any two of the first `n` service colours. */
function closest(
  n: number,
  theme: 'light' | 'dark',
  vision: Vision,
): { readonly distance: number; readonly pair: string } {
  let found = { distance: Infinity, pair: '' };
  const first = SERVICES.slice(0, n);
  for (const [i, a] of first.entries()) {
    for (const b of first.slice(i + 1)) {
      const distance = difference(a[theme], b[theme], vision);
      if (distance < found.distance) found = { distance, pair: `${a.name}, ${b.name}` };
    }
  }
  return found;
}

describe('the measure of difference', () => {
  // Pairs 1, 7, 19 and 25 of Sharma, Wu and Dalal's test data.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [56, -27, -3], 31.903],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('of %j and %j is %d', (a, b, expected) => {
    expect(ciede2000(a, b)).toBeCloseTo(expected, 3);
  });
});

describe('service colours', () => {
  for (const theme of THEMES) {
    for (const vision of VISIONS) {
      it(`are plainly different in ${theme} with ${vision} vision`, () => {
        const [four, ten] = [closest(4, theme, vision), closest(10, theme, vision)];
        expect(four.distance, four.pair).toBeGreaterThanOrEqual(16);
        expect(ten.distance, ten.pair).toBeGreaterThanOrEqual(10);
      });
    }

    it(`stand out from the paper in ${theme}, and their labels from them`, () => {
      const variables = cssVariables(theme);
      for (const [index, service] of SERVICES.entries()) {
        expect(contrast(service[theme], BASE.paper[theme]), service.name).toBeGreaterThanOrEqual(3);
        expect(contrast(service.label[theme], service[theme]), service.name).toBeGreaterThanOrEqual(4.5);
        const [older = '', label = ''] = [
          variables[`--service-${index + 1}-older`],
          variables[`--service-${index + 1}-older-label`],
        ];
        expect(contrast(label, older), `${service.name}, older`).toBeGreaterThanOrEqual(4.5);
      }
    });
  }

  it('come round again from the eleventh on, which an ink bar tells', () => {
    expect(serviceFill(10)).toBe('var(--service-1)');
    expect(serviceLabel(10, true)).toBe('var(--service-1-older-label)');
    expect([0, 9, 10, 19, 20].map(serviceRound)).toEqual([0, 0, 1, 1, 2]);
  });
});

describe('text', () => {
  for (const theme of THEMES) {
    const value = (token: keyof typeof BASE): string => BASE[token][theme];

    it(`reads on paper and chrome in ${theme}`, () => {
      for (const ink of ['ink', 'ink2', 'ink3', 'accent'] as const) {
        for (const ground of ['paper', 'chrome'] as const) {
          expect(contrast(value(ink), value(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(contrast(value('ink2'), value('accentw'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(value('onink'), value('accent'))).toBeGreaterThanOrEqual(4.5);
    });

    it(`has lines that carry meaning at three to one in ${theme}`, () => {
      expect(contrast(value('rule'), value('paper'))).toBeGreaterThanOrEqual(3);
    });

    it(`reads on an unlit hull in ${theme}`, () => {
      expect(contrast('#0C1117', DENSITY[3]?.[theme] ?? '')).toBeGreaterThanOrEqual(4.5);
    });
  }
});

describe('the density ramp', () => {
  it('cuts at 2, 30, 55, 78 and 97 per cent of the scarcer resource', () => {
    expect([0, 0.02, 0.021, 0.3, 0.55, 0.78, 0.97, 0.971, 1].map(densityStep)).toEqual([0, 0, 1, 1, 2, 3, 4, 5, 5]);
  });

  it('goes further from the paper with every step', () => {
    for (const theme of THEMES) {
      const away = DENSITY.map((pair) => contrast(pair[theme], BASE.paper[theme]));
      expect(away).toEqual([...away].sort((a, b) => a - b));
    }
  });
});
