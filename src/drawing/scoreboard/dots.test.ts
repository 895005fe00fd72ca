import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotAt, dotAxis, dotsPath, placeDots, placeOnAxis } from './dots';

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
            expect(x).toBeGreaterThanOrEqual(6 - 1e-9);
            expect(x).toBeLessThanOrEqual(294 + 1e-9);
            expect(y).toBeGreaterThanOrEqual(6 - 1e-9);
            expect(y).toBeLessThanOrEqual(38);
          }
          const places = dots.map(({ value }) => placeOnAxis(value, axis));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('stacks runs that come out alike, several wide before they close up, as large in each plot as there are runs', () => {
    const runsAt = (value: number, count: number): { seed: number; value: number }[] =>
      Array.from({ length: count }, (_, seed) => ({ seed, value }));
    const few = { runs: runsAt(8, 3) };
    const many = { runs: [...runsAt(8, 40), ...runsAt(11, 9)] };
    const axis = dotAxis([few, many], 300, 44);
    expect(axis).toMatchObject({ lanes: 7, pitch: 6 });
    expect(new Set(placeDots(few, axis).map(({ y }) => y)).size).toBe(1);
    expect(new Set(placeDots(many, axis).map(({ y }) => y)).size).toBe(6);
    // One step of the axis apart there is no room beside.
    const close = dotAxis([{ runs: Array.from({ length: 49 }, (_, value) => runsAt(value, 30)).flat() }], 300, 44);
    expect(close.lanes).toBe(1);
    expect(close.pitch).toBeCloseTo(32 / 29);
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
