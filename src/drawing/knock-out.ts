import './charts/charts.css';
import type { PlacementExplanation } from '../frame/explanation';
import { ENDINGS, MOST_LINES, fallingLines, logLength } from './knock-out-layout';
import type { Ending, FallingLine } from './knock-out-layout';
import { lines, polygon, rectangle } from './marks';
import type { Mark } from './marks';
import { createSvgPatterns, drawSvg, svgElement } from './svg-marks';
import { count, fitName, lineWidth } from './text';
import type { FittedText } from './text';

/** "Why here?" as a picture: one line per instance, falling through the steps until it is cut; the last line is the answer. */

export interface KnockOutRow {
  /** `all`, then the steps of the explanation in order. */
  readonly step: string;
  /** Instances left after it. */
  readonly remaining: number;
  readonly title: string;
  /** Who fell, and why. */
  readonly detail: string;
}

export interface KnockOutData {
  readonly explanation: PlacementExplanation;
  /** A row for all instances and one per step. */
  readonly rows: readonly KnockOutRow[];
  /** Zone of an instance by its id. */
  readonly zoneOf: (containerInstance: string) => string;
}

export interface KnockOutCallbacks {
  /** A row under the pointer, with the instances that were decided there; null when it leaves. */
  onRow?(step: string | null, containerInstances: readonly string[]): void;
  onRowClick?(step: string): void;
  onInstanceClick?(containerInstance: string): void;
}

export interface KnockOutChart {
  setData(data: KnockOutData): void;
  destroy(): void;
}

const HEAD = 44;
const ROW = 38;
const FUNNEL_ROW = 27;
const COUNTS = 24;
const PITCH = 13;
const NARROWEST_PITCH = 6;
const ZONE_GAP = 7;
/** Room that the rows' words keep. */
const WORDS = 150;

/** Draws into `host`, as wide as it is. A view keeps the same rows as text for screen readers. */
export function createKnockOut(host: HTMLElement, callbacks: KnockOutCallbacks): KnockOutChart {
  const svg = svgElement('svg', { class: 'chart', width: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  const content = svgElement('g');
  const targets = svgElement('g');
  svg.append(defs, content, targets);
  host.append(svg);
  const patterns = createSvgPatterns(defs);
  let data: KnockOutData | null = null;

  function draw(): void {
    if (!data || host.clientWidth === 0) return;
    const picture = knockOutPicture(data, host.clientWidth);
    svg.setAttribute('height', String(picture.height));
    drawSvg(content, picture.marks, patterns);
    targets.replaceChildren(
      ...picture.targets.map(({ step, instances, y, height }) => {
        const target = svgElement('rect', {
          class: 'chart-row',
          x: 0,
          y,
          width: host.clientWidth,
          height,
          fill: 'transparent',
        });
        if (callbacks.onRowClick) target.dataset['clickable'] = '';
        target.addEventListener('pointerenter', () => callbacks.onRow?.(step, instances));
        target.addEventListener('pointerleave', () => callbacks.onRow?.(null, []));
        target.addEventListener('click', () => callbacks.onRowClick?.(step));
        return target;
      }),
      ...picture.names.map(({ containerInstance, x, width }) => {
        const target = svgElement('rect', { class: 'chart-row', x, y: 0, width, height: HEAD, fill: 'transparent' });
        if (callbacks.onInstanceClick) target.dataset['clickable'] = '';
        target.addEventListener('click', () => callbacks.onInstanceClick?.(containerInstance));
        return target;
      }),
    );
    for (const { containerInstance, x, chosen } of picture.names) {
      if (picture.pitch < 9 && !chosen) continue;
      const name = svgElement('text', {
        transform: `translate(${x + picture.pitch / 2 + 4} ${HEAD - 6}) rotate(-90)`,
        fill: chosen ? 'var(--accent)' : 'var(--ink2)',
        'font-weight': chosen ? 600 : 400,
      });
      name.textContent = fitted(containerInstance, HEAD - 4, 11).text;
      content.append(name);
    }
  }

  const observer = new ResizeObserver(draw);
  observer.observe(host);
  return {
    setData(next) {
      data = next;
      draw();
    },
    destroy() {
      observer.disconnect();
      svg.remove();
    },
  };
}

/** The endings that a chart of `explanation` shows, in the order of `ENDINGS`: what a legend under it has to name. */
export function endingsOf({ explanation, zoneOf }: Pick<KnockOutData, 'explanation' | 'zoneOf'>): Ending[] {
  const falling = fallingLines(explanation, zoneOf);
  return ENDINGS.filter((ending) => falling.some((line) => line.ending === ending));
}

interface Picture {
  readonly height: number;
  readonly pitch: number;
  readonly marks: readonly Mark[];
  readonly targets: readonly {
    readonly step: string;
    readonly instances: readonly string[];
    readonly y: number;
    readonly height: number;
  }[];
  readonly names: readonly {
    readonly containerInstance: string;
    readonly x: number;
    readonly width: number;
    readonly chosen: boolean;
  }[];
}

/** The whole chart at a width in px. */
export function knockOutPicture(data: KnockOutData, width: number): Picture {
  const falling = fallingLines(data.explanation, data.zoneOf);
  return falling.length <= MOST_LINES ? linesPicture(data, falling, width) : funnelPicture(data, falling, width);
}

function linesPicture({ rows }: KnockOutData, falling: readonly FallingLine[], width: number): Picture {
  const zones = new Set(falling.map(({ zone }) => zone)).size;
  const gaps = Math.max(0, zones - 1) * ZONE_GAP;
  const pitch = Math.max(
    NARROWEST_PITCH,
    Math.min(PITCH, (width - COUNTS - WORDS - gaps) / Math.max(1, falling.length)),
  );
  const left = width - falling.length * pitch - gaps;
  const marks: Mark[] = rows.flatMap((row, index) =>
    rowMarks(row, index, HEAD + index * ROW, left - 6, width, rows.length),
  );
  const bottom = HEAD + rows.length * ROW;
  marks.push(lines([[0, bottom + 0.5, width, bottom + 0.5]], { stroke: 'ink2', strokeWidth: 1.5 }));
  const names: { containerInstance: string; x: number; width: number; chosen: boolean }[] = [];
  let x = left;
  let zone = falling[0]?.zone;
  // The chosen line is drawn last, over the others.
  const last: Mark[] = [];
  for (const line of falling) {
    if (line.zone !== zone) x += ZONE_GAP;
    zone = line.zone;
    const chosen = line.ending === 'chosen';
    names.push({ containerInstance: line.containerInstance, x, width: pitch, chosen });
    (chosen ? last : marks).push(...fallingMarks(line, x + pitch / 2, Math.min(1, pitch / 10)));
    x += pitch;
  }
  return { height: bottom + 2, pitch, marks: [...marks, ...last], targets: targetsOf(rows, falling, HEAD, ROW), names };
}

function rowMarks(row: KnockOutRow, index: number, top: number, right: number, width: number, rows: number): Mark[] {
  const answer = index === rows - 1 && row.remaining === 1;
  const title = fitted(row.title, right - COUNTS, 13);
  const detail = fitted(row.detail, right - COUNTS, 11);
  const hasDetail = row.detail !== '';
  const marks: Mark[] = [
    lines([[0, top + 0.5, width, top + 0.5]], { stroke: 'hair', strokeWidth: 1 }),
    {
      kind: 'text',
      text: count(row.remaining),
      x: 0,
      y: top + 25,
      anchor: 'start',
      size: 18,
      weight: 600,
      fill: answer ? 'accent' : 'ink',
    },
    {
      kind: 'text',
      ...title,
      x: COUNTS,
      y: top + (hasDetail ? 17 : 24),
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
      x: COUNTS,
      y: top + 31,
      anchor: 'start',
      size: 11,
      weight: 400,
      fill: 'ink3',
    });
  return marks;
}

function fallingMarks({ ending, row }: FallingLine, x: number, size: number): Mark[] {
  const top = HEAD + row * ROW;
  if (ending === 'chosen') {
    const y = top + 27;
    return [
      lines([[x, HEAD, x, y]], { stroke: 'accent', strokeWidth: 2 }),
      { kind: 'circle', x, y, radius: 5 * size, fill: 'accent' },
    ];
  }
  const y = top + 19;
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
function funnelPicture({ rows }: KnockOutData, falling: readonly FallingLine[], width: number): Picture {
  const total = rows[0]?.remaining ?? falling.length;
  const length = Math.min(130, width * 0.36);
  const left = width - length;
  const counts = lineWidth(count(total), 13, 600) + 8;
  const marks: Mark[] = rows.flatMap((row, index) => {
    const top = index * FUNNEL_ROW;
    const answer = index === rows.length - 1;
    const next = rows[index + 1]?.remaining ?? row.remaining;
    const whole = logLength(row.remaining, total, length);
    const kept = answer ? whole : logLength(next, total, length);
    const y = top + 8;
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
        y: top + 17,
        anchor: 'end',
        size: 13,
        weight: 600,
        fill: answer ? 'accent' : 'ink',
      },
      {
        kind: 'text',
        ...fitted(row.title, left - counts - 8, 12),
        x: counts,
        y: top + 17,
        anchor: 'start',
        size: 12,
        weight: 400,
        fill: 'ink',
      },
      ...bar,
    ] satisfies Mark[];
  });
  const bottom = rows.length * FUNNEL_ROW;
  const note = 'log scale; the open part falls out at the next step';
  marks.push({ kind: 'text', text: note, x: 0, y: bottom + 16, anchor: 'start', size: 11, weight: 400, fill: 'ink3' });
  return { height: bottom + 22, pitch: 0, marks, targets: targetsOf(rows, falling, 0, FUNNEL_ROW), names: [] };
}

function targetsOf(
  rows: readonly KnockOutRow[],
  falling: readonly FallingLine[],
  head: number,
  height: number,
): Picture['targets'] {
  return rows.map(({ step }, index) => ({
    step,
    instances: falling.filter(({ row }) => row === index).map(({ containerInstance }) => containerInstance),
    y: head + index * height,
    height,
  }));
}

/** A text in the room it has; a lone ellipsis where there is none. */
function fitted(text: string, room: number, size: number): FittedText {
  return fitName(text, room, size) ?? { text: '…', stretch: 1 };
}
