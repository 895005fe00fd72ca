import { lines, polygon, rectangle } from '../marks';
import type { Mark } from '../marks';
import { marksLayer } from './picture';
import type { Layer } from './picture';
import { fitted } from './measure';

/** What the title block of a drawing says of it. */
export interface TitleBlock {
  readonly scenario: string;
  /** Such as `0:41`. */
  readonly time: string;
  readonly model: string;
  /** Opens the scenario at what is seen; null where it is no JSON. */
  readonly link: string | null;
  /** The link for a camera, row by row; null where it would be too fine. */
  readonly code: readonly (readonly boolean[])[] | null;
}

export const TITLE_BLOCK = { width: 372, height: 86 } as const;
const LABEL = 62;

/** A framed table at the bottom right: scenario, time, model, link. */
export function titleBlockLayers(block: TitleBlock, x: number, y: number): Layer[] {
  const { width, height } = TITLE_BLOCK;
  const side = block.code ? height : 0;
  const rows: readonly (readonly [string, string])[] = [
    ['Scenario', block.scenario],
    ['Time', block.time],
    ['Model', block.model],
    ['Link', (block.link ?? '').replace(/^https?:\/\//, '')],
  ];
  const pitch = height / rows.length;
  const right = width - side;
  const texts = rows.flatMap(([name, value], row): Mark[] => {
    const base = row * pitch + pitch / 2 + 4;
    const weight = row === 0 ? 600 : 400;
    return [
      { kind: 'text', text: name, x: 10, y: base, anchor: 'start', size: 11, weight: 400, fill: 'ink3' },
      {
        kind: 'text',
        text: fitted(value, right - LABEL - 20, 12, weight),
        x: LABEL + 10,
        y: base,
        anchor: 'start',
        size: 12,
        weight,
        fill: 'ink',
      },
    ];
  });
  const rules = rows.slice(1).map((_, row) => [0, (row + 1) * pitch, right, (row + 1) * pitch]);
  const frame = polygon(rectangle(0, 0, width, height), { fill: 'paper', stroke: 'ink', strokeWidth: 1 });
  const inner = lines([...rules, [LABEL, 0, LABEL, height], ...(side > 0 ? [[right, 0, right, height]] : [])], {
    stroke: 'line',
    strokeWidth: 1,
  });
  const href = block.link === null ? {} : { href: block.link };
  return [
    marksLayer([frame, inner, { ...frame, fill: 'paper', fillOpacity: 0 }, ...texts], { x, y, ...href }),
    ...(block.code ? [marksLayer(codeMarks(block.code, height - 8), { x: x + right + 4, y: y + 4, ...href })] : []),
  ];
}

/** Squares of a QR code, a run of dark ones at a time, on paper. */
function codeMarks(code: readonly (readonly boolean[])[], side: number): Mark[] {
  const unit = side / code.length;
  const runs: number[][] = [];
  for (const [row, cells] of code.entries()) {
    for (let from = 0; from < cells.length; from += 1) {
      if (cells[from] !== true) continue;
      let to = from;
      while (cells[to] === true) to += 1;
      runs.push([...rectangle(from * unit, row * unit, (to - from) * unit, unit)]);
      from = to;
    }
  }
  return [{ kind: 'shape', lines: runs, closed: true, fill: 'ink' }];
}
