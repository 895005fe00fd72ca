import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotAt, dotAxis, dotsPath, placeDots } from './dots';

const runs = fc
  .uniqueArray(fc.record({ seed: fc.nat(2_000), value: fc.integer({ min: 0, max: 60 }) }), {
    selector: ({ seed }) => seed,
    minLength: 1,
    maxLength: 300,
  })
  .map((each) => ({ runs: each }));

describe('a distribution as dots', () => {
  it('stands inside its drawing, in order of the values, whatever runs there are', () => {
    fc.assert(
      fc.property(fc.array(runs, { minLength: 1, maxLength: 4 }), (plots) => {
        const axis = dotAxis(plots, 300, 44);
        for (const plot of plots) {
          const dots = placeDots(plot, axis);
          expect(dots).toHaveLength(plot.runs.length);
          for (const { x, y } of dots) {
            expect(x).toBeGreaterThanOrEqual(6);
            expect(x).toBeLessThanOrEqual(294);
            expect(y).toBeGreaterThanOrEqual(6 - 1e-9);
            expect(y).toBeLessThanOrEqual(38);
          }
          const xs = dots.map(({ x }) => x);
          expect(xs).toEqual(xs.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('stacks runs that come out alike, as high in each plot as there are runs', () => {
    const few = { runs: [1, 2, 3].map((seed) => ({ seed, value: 8 })) };
    const many = { runs: Array.from({ length: 9 }, (_, at) => ({ seed: at, value: at < 6 ? 8 : 11 })) };
    const axis = dotAxis([few, many], 300, 44);
    const heightOf = (plot: typeof few): number => Math.min(...placeDots(plot, axis).map(({ y }) => y));
    expect(38 - heightOf(few)).toBeCloseTo(2 * axis.pitch);
    expect(38 - heightOf(many)).toBeCloseTo(5 * axis.pitch);
    expect(heightOf(many)).toBeGreaterThanOrEqual(6);
  });

  it('is told where it is pointed at: by column, then by height', () => {
    const dots = placeDots(
      { runs: [5, 4, 9].map((seed) => ({ seed, value: seed === 9 ? 20 : 10 })) },
      dotAxis(
        [
          {
            runs: [
              { seed: 0, value: 10 },
              { seed: 1, value: 20 },
            ],
          },
        ],
        100,
        44,
      ),
    );
    expect(dots.map(({ seed }) => seed)).toEqual([4, 5, 9]);
    expect(dotAt(dots, 10, 44)).toBe(0);
    expect(dotAt(dots, 10, 0)).toBe(1);
    expect(dotAt(dots, 90, 0)).toBe(2);
    expect(dotAt([], 0, 0)).toBe(-1);
  });

  it('is one path', () => {
    expect(dotsPath([{ seed: 1, value: 1, x: 10, y: 20 }])).toBe('M7.5 20a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0');
  });
});
