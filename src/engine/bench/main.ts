import { cpus } from 'node:os';
import { FLEETS, measurePlacement } from './placement';
import { placementFigures, printPlacement } from './placement-figures';
import { measureTravel } from './time-travel';
import { printTravel, travelFigures } from './travel-figures';

/** `npm run bench`: tables for people, or with `-- --json` figures for programs; `-- placement` or `-- time` for one of the two. */

const wanted = ['placement', 'time'].filter((part) => process.argv.includes(part));
const measures = (part: string): boolean => wanted.length === 0 || wanted.includes(part);

const speeds = measures('placement') ? FLEETS.map(measurePlacement) : [];
const travel = measures('time') ? measureTravel() : null;
const figures = [...(speeds.length > 0 ? placementFigures(speeds) : []), ...(travel ? travelFigures(travel) : [])];
if (process.argv.includes('--json')) console.log(JSON.stringify({ machine: machine(), figures }, null, 2));
else printAll();
if (figures.some((figure) => !figure.pass)) process.exitCode = 1;

function printAll(): void {
  console.log(machine());
  if (speeds.length > 0) printPlacement(speeds);
  if (travel) printTravel(travel);
}

function machine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
}
