import { lines, polygon, rectangle } from '../marks';
import type { Mark } from '../marks';
import { lineMarks } from './line';
import type { Piece } from './line';
import { fitted, measuredWidth } from './measure';
import { marksLayer } from './picture';
import type { Picture } from './picture';
import { TITLE_BLOCK, titleBlockLayers } from './title-block';
import type { TitleBlock } from './title-block';

/** The scoreboard of one to four worlds as it stands on paper. */
export interface ScoreboardSheet {
  readonly title: string;
  /** What the choices buy, in a sentence; '' for a single world. */
  readonly trade: string;
  readonly worlds: readonly (readonly Piece[])[];
  readonly rows: readonly ScoreRow[];
  readonly block: TitleBlock;
}

/** A measure: by world its figure, its bar's length as a share of the longest (null for none), and whether it has the best. */
export interface ScoreRow {
  readonly label: string;
  readonly figures: readonly string[];
  readonly shares: readonly (number | null)[];
  readonly best: readonly boolean[];
}

const SIZE = { width: 1280, height: 720 } as const;
const MARGIN = 24;
const TOP = 108;
const PITCH = 36;
/** Half the room of the measures' names between the bars of two worlds. */
const MIDDLE = 170;
/** What the longest figure takes beside its bar. */
const FIGURE = 130;
const BAR = 12;

/** Of two worlds: the measure in the middle, bars outward, figures at their ends. Of more, or of one, a table. */
export function scoreboardSheet({ title, trade, worlds, rows, block }: ScoreboardSheet): Picture {
  const { width, height } = SIZE;
  const room = width - 2 * MARGIN;
  const head: Mark[] = [
    ...lineMarks([{ strong: worlds.length > 1 ? 'What each choice buys' : 'Scoreboard' }], MARGIN, 42, {
      size: 20,
      fill: 'ink',
      room,
    }).marks,
    ...inLines(trade, room).flatMap(
      (text, at) => lineMarks([text], MARGIN, 64 + at * 18, { size: 13, fill: 'ink2', room }).marks,
    ),
    { kind: 'text', text: block.time, x: width - MARGIN, y: 42, anchor: 'end', size: 20, weight: 600, fill: 'ink' },
  ];
  const table = worlds.length === 2 ? pairMarks(worlds, rows) : tableMarks(worlds, rows);
  const bottom = height - MARGIN - TITLE_BLOCK.height;
  return {
    title,
    width,
    height,
    layers: [
      marksLayer(head),
      marksLayer(table),
      ...titleBlockLayers(block, width - MARGIN - TITLE_BLOCK.width, bottom),
    ],
  };
}

/** A line a sentence, where all do not fit into one. */
function inLines(text: string, room: number): readonly string[] {
  return measuredWidth(text, 13, 400) <= room ? [text] : text.split(/(?<=\.) (?=[A-Z])/).slice(0, 2);
}

function rule(y: number): Mark {
  return lines([[MARGIN, y, SIZE.width - MARGIN, y]], { stroke: 'hair', strokeWidth: 1 });
}

function pairMarks(worlds: ScoreboardSheet['worlds'], rows: readonly ScoreRow[]): Mark[] {
  const middle = SIZE.width / 2;
  const ends = [middle - MIDDLE, middle + MIDDLE] as const;
  const longest = ends[0] - MARGIN - FIGURE;
  const marks: Mark[] = worlds.flatMap((name, side) => {
    const x = side === 0 ? MARGIN : ends[1];
    return lineMarks(name, x, TOP, { size: 16, fill: 'ink', room: longest + FIGURE }).marks;
  });
  for (const [at, { label, figures, shares, best }] of rows.entries()) {
    const y = TOP + 12 + at * rowPitch(rows.length);
    const base = y + rowPitch(rows.length) / 2 + 5;
    marks.push(rule(y), {
      kind: 'text',
      text: fitted(label, 2 * MIDDLE - 20, 14, 400),
      x: middle,
      y: base,
      anchor: 'middle',
      size: 14,
      weight: 400,
      fill: 'ink',
    });
    const differ = best[0] !== best[1];
    for (const side of [0, 1] as const) {
      const outward = side === 0 ? -1 : 1;
      const length = differ ? (shares[side] ?? 0) * longest : 0;
      const isBest = best[side] === true;
      const [from, to] = [ends[side], ends[side] + outward * length];
      marks.push(barMark(Math.min(from, to), base - 5 - BAR / 2, Math.abs(to - from), isBest), {
        kind: 'text',
        text: figures[side] ?? '',
        x: to + outward * 10,
        y: base,
        anchor: side === 0 ? 'end' : 'start',
        size: 15,
        weight: isBest ? 600 : 400,
        fill: isBest ? 'ink' : 'ink2',
      });
    }
  }
  return marks;
}

/** The better one solid, the other open; without a length a tick. */
function barMark(x: number, y: number, length: number, best: boolean): Mark {
  if (length < 1) return lines([[x, y, x, y + BAR]], { stroke: best ? 'ink' : 'rule', strokeWidth: best ? 2 : 1 });
  const box = rectangle(x, y, length, BAR);
  return best ? polygon(box, { fill: 'ink' }) : polygon(box, { stroke: 'rule', strokeWidth: 1 });
}

function tableMarks(worlds: ScoreboardSheet['worlds'], rows: readonly ScoreRow[]): Mark[] {
  const from = MARGIN + 340;
  const column = (SIZE.width - MARGIN - from) / Math.max(2, worlds.length);
  const marks: Mark[] = worlds.flatMap(
    (name, at) => lineMarks(name, from + at * column, TOP, { size: 16, fill: 'ink', room: column - 20 }).marks,
  );
  for (const [at, { label, figures, best }] of rows.entries()) {
    const y = TOP + 12 + at * rowPitch(rows.length);
    const base = y + rowPitch(rows.length) / 2 + 5;
    marks.push(rule(y), ...lineMarks([label], MARGIN, base, { size: 14, fill: 'ink', room: 320 }).marks);
    for (const [world, figure] of figures.entries()) {
      const isBest = best[world] === true || worlds.length === 1;
      const piece: Piece = isBest ? { strong: figure } : figure;
      const style = { size: 15, fill: 'ink2', room: column - 20 } as const;
      marks.push(...lineMarks([piece], from + world * column, base, style).marks);
    }
  }
  return marks;
}

/** All rows stand above the title block. */
function rowPitch(rows: number): number {
  return Math.min(PITCH, (SIZE.height - MARGIN - TITLE_BLOCK.height - 16 - TOP - 12) / Math.max(1, rows));
}
