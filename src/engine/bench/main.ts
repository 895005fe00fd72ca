import { cpus } from 'node:os';
import { FLEETS, measurePlacement } from './placement';
import type { PlacementSpeed } from './placement';

/** `npm run bench`: a table for people, or with `-- --json` figures for programs. */

interface Figure {
  readonly name: string;
  readonly value: number;
  /** What the value must reach (ratios) or stay under (growth); null for a figure that depends on the machine. */
  readonly passAt: number | null;
  readonly pass: boolean;
}

/** Times the oracle's speed that is asked for, by fleet. */
const RATIO_AT: Readonly<Record<number, number>> = { 1_000: 50, 5_000: 200 };
/** Times the cost on the smallest fleet that a placement on the largest may have. */
const GROWTH_AT = 5;

const speeds = FLEETS.map(measurePlacement);
const growth = (speeds[0]?.placement ?? 0) / (speeds.at(-1)?.placement ?? 1);
const figures = [...speeds.flatMap(figuresOf), growthFigure()];
if (process.argv.includes('--json')) console.log(JSON.stringify({ machine: machine(), figures }, null, 2));
else printTable();
if (figures.some((figure) => !figure.pass)) process.exitCode = 1;

function figuresOf({ instances, placement, oracle, agree }: PlacementSpeed): Figure[] {
  const ratio = placement / oracle;
  const passAt = RATIO_AT[instances] ?? null;
  return [
    { name: `placements per second, ${instances} instances`, value: Math.round(placement), passAt: null, pass: true },
    {
      name: `placements per second of the oracle, ${instances} instances`,
      value: Math.round(oracle),
      passAt: null,
      pass: true,
    },
    {
      name: `times the oracle, ${instances} instances`,
      value: rounded(ratio),
      passAt,
      pass: passAt === null || ratio >= passAt,
    },
    { name: `same choices as the oracle, ${instances} instances`, value: agree ? 1 : 0, passAt: 1, pass: agree },
  ];
}

function growthFigure(): Figure {
  const name = `cost on ${FLEETS[FLEETS.length - 1]} instances against ${FLEETS[0]}`;
  return { name, value: rounded(growth), passAt: GROWTH_AT, pass: growth <= GROWTH_AT };
}

function printTable(): void {
  console.log(machine());
  console.log('instances  placements/s  oracle/s  ratio  same choices');
  for (const { instances, placement, oracle, agree } of speeds) {
    const cells = [
      String(instances).padStart(9),
      String(Math.round(placement)).padStart(12),
      String(Math.round(oracle)).padStart(8),
      `${rounded(placement / oracle)}x`.padStart(6),
      agree ? 'yes' : 'NO',
    ];
    console.log(cells.join('  '));
  }
  console.log(`${growthFigure().name}: ${rounded(growth)}x`);
}

function machine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
