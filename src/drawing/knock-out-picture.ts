import { ENDINGS, MOST_LINES, logLength } from './knock-out-layout';
import type { Ending, FallingLine } from './knock-out-layout';
import { lines, polygon, rectangle } from './marks';
import type { Mark } from './marks';
import { count, fitName, lineWidth } from './text';
import type { FittedText } from './text';

/**
 * "Why here?" and "why that one?" as a picture: one line per candidate, an instance or a task, falling through the steps until it is cut; the last line
 * is the answer.
 */

export interface KnockOutRow {
  /** Candidates left after it. */
  readonly remaining: number;
  readonly title: string;
  /** Who fell, and why. */
  readonly detail: string;
}

export interface KnockOutData {
  /** A row for all candidates and one per step. */
  readonly rows: readonly KnockOutRow[];
  /** A line per candidate; see `knock-out-layout.ts`. */
  readonly lines: readonly FallingLine[];
  /** Rows are as high as a finger needs. */
  readonly forTouch?: boolean;
}

/** What of the chart is pointed at: a row by its position, and a candidate by its name, each null for none. */
export interface KnockOutPoint {
  readonly row: number | null;
  readonly name: string | null;
}

/** Room above the rows for the candidates' names. */
export const HEAD = 44;
const ROW = 38;
const FUNNEL_ROW = 27;
/** Where fingers press them. */
const TOUCH_ROW = 44;
/** Room that the counts have at least. */
const COUNTS = 24;
const PITCH = 13;
const NARROWEST_PITCH = 6;
const ZONE_GAP = 7;
/** Room that the rows' words keep. */
const WORDS = 150;

/** Where a row of the chart is, px from its top: for what a view puts over it. */
export function rowBand(data: Pick<KnockOutData, 'lines' | 'forTouch'>, row: number): Band {
  const isLines = data.lines.length <= MOST_LINES;
  const height = data.forTouch === true ? TOUCH_ROW : isLines ? ROW : FUNNEL_ROW;
  return { top: (isLines ? HEAD : 0) + row * height, height };
}

export interface Band {
  readonly top: number;
  readonly height: number;
}

export const NOWHERE: KnockOutPoint = { row: null, name: null };

/** What lies at a point of the chart: in the columns a candidate, below their names a row. */
export function pointAt(picture: Picture, data: KnockOutData, x: number, y: number): KnockOutPoint {
  const column = picture.columns.find((each) => x >= each.x && x < each.x + each.width);
  const { top, height } = rowBand(data, 0);
  const row = Math.floor((y - top) / height);
  return { row: row >= 0 && row < data.rows.length ? row : null, name: column?.name ?? null };
}

/** The endings that a chart of these lines shows, in the order of `ENDINGS`: what a legend under it has to name. */
export function endingsOf(all: readonly FallingLine[]): Ending[] {
  const found = new Set(all.map(({ ending }) => ending));
  return ENDINGS.filter((ending) => found.has(ending));
}

export interface Picture {
  readonly height: number;
  readonly pitch: number;
  readonly marks: readonly Mark[];
  /** Where each candidate's line is; none where the rows are bars. */
  readonly columns: readonly {
    readonly name: string;
    readonly x: number;
    readonly width: number;
    readonly chosen: boolean;
  }[];
}

/** The whole chart at a width in px. */
export function knockOutPicture(data: KnockOutData, width: number): Picture {
  return data.lines.length <= MOST_LINES ? linesPicture(data, width) : funnelPicture(data, width);
}

function linesPicture(data: KnockOutData, width: number): Picture {
  const { rows, lines: falling } = data;
  const zones = new Set(falling.map(({ group }) => group)).size;
  const gaps = Math.max(0, zones - 1) * ZONE_GAP;
  const counts = Math.max(COUNTS, lineWidth(count(rows[0]?.remaining ?? 0), 18, 600) + 8);
  const pitch = Math.max(
    NARROWEST_PITCH,
    Math.min(PITCH, (width - counts - WORDS - gaps) / Math.max(1, falling.length)),
  );
  const left = width - falling.length * pitch - gaps;
  const marks: Mark[] = rows.flatMap((row, index) =>
    rowMarks(row, index === rows.length - 1, { ...rowBand(data, index), left: counts, right: left - 6, width }),
  );
  const bottom = rowBand(data, rows.length).top;
  marks.push(lines([[0, bottom + 0.5, width, bottom + 0.5]], { stroke: 'ink2', strokeWidth: 1.5 }));
  const columns: { name: string; x: number; width: number; chosen: boolean }[] = [];
  let x = left;
  let group = falling[0]?.group;
  // The chosen line is drawn last, over the others.
  const last: Mark[] = [];
  for (const line of falling) {
    if (line.group !== group) x += ZONE_GAP;
    group = line.group;
    const chosen = line.ending === 'chosen';
    columns.push({ name: line.name, x, width: pitch, chosen });
    (chosen ? last : marks).push(
      ...fallingMarks(line, rowBand(data, line.row), x + pitch / 2, Math.min(1, pitch / 10)),
    );
    x += pitch;
  }
  return { height: bottom + 2, pitch, marks: [...marks, ...last], columns };
}

/** Where a row's words stand: beside its count, up to the lines. */
interface RowRoom extends Band {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

function rowMarks(row: KnockOutRow, isLast: boolean, { top, height, left, right, width }: RowRoom): Mark[] {
  const middle = top + (height - ROW) / 2;
  const answer = isLast && row.remaining === 1;
  const title = fitted(row.title, right - left, 13);
  const detail = fitted(row.detail, right - left, 11);
  const hasDetail = row.detail !== '';
  const marks: Mark[] = [
    lines([[0, top + 0.5, width, top + 0.5]], { stroke: 'hair', strokeWidth: 1 }),
    {
      kind: 'text',
      text: count(row.remaining),
      x: 0,
      y: middle + 25,
      anchor: 'start',
      size: 18,
      weight: 600,
      fill: answer ? 'accent' : 'ink',
    },
    {
      kind: 'text',
      ...title,
      x: left,
      y: middle + (hasDetail ? 17 : 24),
      anchor: 'start',
      size: 13,
      weight: 500,
      fill: 'ink',
    },
  ];
  if (hasDetail)
    marks.push({
      kind: 'text',
      ...detail,
      x: left,
      y: middle + 31,
      anchor: 'start',
      size: 11,
      weight: 400,
      fill: 'ink3',
    });
  return marks;
}

function fallingMarks({ ending }: FallingLine, { top, height }: Band, x: number, size: number): Mark[] {
  if (ending === 'chosen') {
    const y = top + height / 2 + 8;
    return [
      lines([[x, HEAD, x, y]], { stroke: 'accent', strokeWidth: 2 }),
      { kind: 'circle', x, y, radius: 5 * size, fill: 'accent' },
    ];
  }
  const y = top + height / 2;
  if (ending === 'tied') {
    const radius = 3.5 * size;
    return [
      lines([[x, HEAD, x, y - radius]], { stroke: 'ink2', strokeWidth: 1.5 }),
      { kind: 'circle', x, y, radius, stroke: 'ink', strokeWidth: 1.5 },
    ];
  }
  const stem = lines([[x, HEAD, x, y]], { stroke: 'ink2', strokeWidth: 1.5 });
  const arm = (ending === 'rejected' ? 3.5 : 5) * size;
  const end =
    ending === 'rejected'
      ? [
          [x - arm, y - arm, x + arm, y + arm],
          [x + arm, y - arm, x - arm, y + arm],
        ]
      : [[x - arm, y, x + arm, y]];
  return [stem, lines(end, { stroke: 'ink', strokeWidth: ending === 'rejected' ? 1.75 : 2 })];
}

/** Many candidates: the same rows as bars on a logarithmic scale, what falls out at the next step drawn open. */
function funnelPicture(data: KnockOutData, width: number): Picture {
  const { rows, lines: falling } = data;
  const total = rows[0]?.remaining ?? falling.length;
  const length = Math.min(130, width * 0.36);
  const left = width - length;
  const counts = lineWidth(count(total), 13, 600) + 8;
  const marks: Mark[] = rows.flatMap((row, index) => {
    const { top, height } = rowBand(data, index);
    const middle = top + (height - FUNNEL_ROW) / 2;
    const answer = index === rows.length - 1;
    const next = rows[index + 1]?.remaining ?? row.remaining;
    const whole = logLength(row.remaining, total, length);
    const kept = answer ? whole : logLength(next, total, length);
    const y = middle + 8;
    const bar: Mark[] = answer
      ? [polygon(rectangle(left, y, row.remaining > 0 ? Math.max(9, whole) : 0, 9), { fill: 'accent' })]
      : [
          polygon(rectangle(left + 0.5, y + 0.5, Math.max(0, whole - 1), 8), { stroke: 'rule', strokeWidth: 1 }),
          polygon(rectangle(left, y, Math.min(kept, whole), 9), { fill: 'ink' }),
        ];
    return [
      lines([[0, top + 0.5, width, top + 0.5]], { stroke: 'hair', strokeWidth: 1 }),
      {
        kind: 'text',
        text: count(row.remaining),
        x: counts - 8,
        y: middle + 17,
        anchor: 'end',
        size: 13,
        weight: 600,
        fill: answer ? 'accent' : 'ink',
      },
      {
        kind: 'text',
        ...fitted(row.title, left - counts - 8, 12),
        x: counts,
        y: middle + 17,
        anchor: 'start',
        size: 12,
        weight: 400,
        fill: 'ink',
      },
      ...bar,
    ] satisfies Mark[];
  });
  const bottom = rowBand(data, rows.length).top;
  const note = 'log scale; the open part falls out at the next step';
  marks.push({ kind: 'text', text: note, x: 0, y: bottom + 16, anchor: 'start', size: 11, weight: 400, fill: 'ink3' });
  return { height: bottom + 22, pitch: 0, marks, columns: [] };
}

/** A text in the room it has; a lone ellipsis where there is none. */
export function fitted(text: string, room: number, size: number): FittedText {
  return fitName(text, room, size) ?? { text: '…', stretch: 1 };
}
