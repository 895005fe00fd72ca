import './charts.css';
import { select } from 'd3-selection';
import type { Selection } from 'd3-selection';
import type { EventKind, EventRow } from '../../frame/frame';
import { MARK_FIELD, markGlyph } from '../glyphs';
import type { Scheduler } from '../scheduler';
import { svgElement } from '../svg-marks';
import { clock, count } from '../text';
import { createCalm } from './calm';
import type { Calm } from './calm';
import { drawBranchMarks } from './branch-marks';
import type { BranchMark } from './branch-marks';
import { appendPath, text } from './chart-parts';
import { markGroups } from './mark-groups';
import { listenToScrubber } from './scrubber';
import { timeAxis } from './time-axis';
import type { TimeAxis } from './time-axis';
import { thinHistory } from './thin-history';
import { createRowButton } from './row-button';
import { createNowMark, createValueLines } from './transport-now';
import { ROW_HEIGHT, transportLayout } from './transport-layout';
import type { TransportLayout } from './transport-layout';
import { ghostShapes, seriesShapes } from './transport-series';
import type { SeriesShape } from './transport-series';
import { lastTime, valuesAt, valuesBeside } from './transport-values';
import type { Contenders, HistoryTable } from './transport-values';

/** The time axis of a run: four small charts, marks, and a scrubber that is where one is. */

export interface TransportData {
  /** All rows so far; may know more than the present moment when one went back. */
  readonly history: HistoryTable;
  readonly events: readonly EventRow[];
  readonly timeMs: number;
  readonly durationMs: number;
  /** How far the run is known; the last row of the history when absent. */
  readonly knownUntilMs?: number;
  /** Where other runs part from this one. */
  readonly branches?: readonly BranchMark[];
  /** Another run, drawn faintly on the same scales. */
  readonly ghost?: HistoryTable | null;
  /** Runs side by side, `history` the one at `first` of them: the figures are those of all. */
  readonly beside?: { readonly runs: Contenders; readonly first: number } | null;
  /** Only marks, axis and times: for a phone. */
  readonly compact?: boolean;
}

export interface TransportCallbacks {
  /** `done` is false while the scrubber is being dragged. */
  readonly onSeek: (timeMs: number, done: boolean) => void;
  /** Moment under the pointer, null when it leaves. */
  onHover?(timeMs: number | null): void;
  /** The name of the row of costs was pressed; without it that is but a name. */
  readonly onCost?: () => void;
}

export interface TransportChart {
  setData(data: TransportData): void;
  /** Shows a moment that is pointed at elsewhere; null for none. */
  pointAt(timeMs: number | null): void;
  destroy(): void;
}

/** Marks that are drawn on the axis; the feed has the others. */
const MARKED: ReadonlySet<EventKind> = new Set(['deployment', 'scaling', 'drain', 'failure', 'refused']);
const ROW_NAMES = ['Tasks', 'Reserved', 'Instances', 'Cost'] as const;
const COST = 3;
/** What the run already knows of the future. */
const FUTURE = 0.32;
/** Marks to come are small: they need more ink than lines to be seen. */
const FUTURE_MARKS = 0.5;

/** From so many rows or events on the lines and the marks are drawn anew only so often: wall-clock ms. */
const MUCH = 300;
const DRAWN_EVERY_MS = 250;
/** Events that a mark tells of. */
const MOST_TOLD = 12;

let charts = 0;

/** Draws into `host`, which must be positioned; it follows the host's width. */
export function createTransportChart(
  host: HTMLElement,
  callbacks: TransportCallbacks,
  scheduler: Scheduler,
): TransportChart {
  charts += 1;
  const clipId = `transport-${charts}`;
  const svg = svgElement('svg', { class: 'chart', width: '100%', 'aria-hidden': 'true' });
  const scrubber = document.createElement('div');
  scrubber.className = 'chart-scrubber';
  scrubber.tabIndex = 0;
  scrubber.setAttribute('role', 'slider');
  scrubber.setAttribute('aria-label', 'Time');
  host.append(svg, scrubber);
  const { onCost } = callbacks;
  const costName = onCost === undefined ? null : createRowButton(host, ROW_NAMES[COST], onCost);
  const root = select(svg);
  const defs = root.append('defs');
  const pastClip = defs.append('clipPath').attr('id', `${clipId}-past`).append('rect').attr('y', -4);
  const futureClip = defs.append('clipPath').attr('id', `${clipId}-future`).append('rect').attr('y', -4);
  const frame = root.append('g');
  const labels = root.append('g');
  const future = root.append('g').attr('clip-path', `url(#${clipId}-future)`).attr('opacity', FUTURE);
  const ghost = root.append('g');
  const past = root.append('g').attr('clip-path', `url(#${clipId}-past)`);
  const marks = root.append('g');
  const forks = root.append('g');
  const valueLines = createValueLines(root.append('g'));
  const cross = root.append('line').attr('stroke', 'var(--ink3)').attr('stroke-width', 1).style('display', 'none');
  const nowMark = createNowMark(root.append('g'));

  let data: TransportData | null = null;
  let layout: TransportLayout = transportLayout(0, false);
  let axis: TimeAxis = timeAxis(1, 0, 1);
  let seriesKey: readonly unknown[] = [];
  let marksKey: readonly unknown[] = [];
  let hoverMs: number | null = null;
  let width = 0;
  let placedFor: TransportLayout | null = null;
  let told = '';

  const repaint = (): void => scheduler.request(render);
  const calmSeries = createCalm(DRAWN_EVERY_MS, repaint);
  const calmMarks = createCalm(DRAWN_EVERY_MS, repaint);

  function render(): void {
    // Asked for once: to ask the document with every frame would have it laid out with every frame.
    if (width === 0) width = host.clientWidth;
    if (!data || width === 0) return;
    if (layout.width !== width || (layout.rows.length === 0) !== (data.compact === true))
      layout = transportLayout(width, data.compact === true);
    if (placedFor !== layout) placeScrubber();
    placedFor = layout;
    axis = timeAxis(data.durationMs, layout.from, layout.to);
    const shape = [layout.width, data.durationMs, data.compact];
    const nextSeries = [...shape, data.history.rows, data.history.count, data.ghost?.rows, data.ghost?.count];
    if (changed(seriesKey, nextSeries) && mayDraw(calmSeries, data.history.count > MUCH, seriesKey, shape)) {
      seriesKey = nextSeries;
      svg.setAttribute('height', String(layout.height));
      drawFrame(data);
      const { history, ghost: other } = data;
      drawSeries(thinHistory(history, axis.x), other ? thinHistory(other, axis.x) : null);
    }
    const nextMarks = [...shape, data.events, data.branches];
    if (changed(marksKey, nextMarks) && mayDraw(calmMarks, data.events.length > MUCH, marksKey, shape)) {
      marksKey = nextMarks;
      drawMarks(data.events);
      drawBranchMarks(forks, data.branches ?? [], axis.x, layout.axisY);
    }
    drawNow(data);
  }

  /** What is much is drawn anew only so often, unless the axis is another. */
  function mayDraw(calm: Calm, isMuch: boolean, before: readonly unknown[], shape: readonly unknown[]): boolean {
    return !isMuch || changed(before.slice(0, shape.length), shape) || calm.isDue();
  }

  function drawFrame({ compact, durationMs }: TransportData): void {
    frame.selectAll('*').remove();
    layout.rows.forEach((top, row) => {
      const base = top + ROW_HEIGHT + 0.5;
      frame.append('path').attr('d', `M${layout.from} ${base}H${layout.to}`).attr('stroke', 'var(--hair)');
      if (row !== COST || costName === null)
        text(frame, ROW_NAMES[row] ?? '', layout.from - 14, top + 13, 'end', 'var(--ink3)');
    });
    const { axisY } = layout;
    frame
      .append('path')
      .attr('d', `M${layout.from} ${axisY}H${layout.to}`)
      .attr('stroke', 'var(--rule)')
      .attr('stroke-width', 1);
    const ticks = axis.ticks.map(
      (time) => `M${Math.round(axis.x(time)) + 0.5} ${axisY}v${axis.labels.includes(time) ? 5 : 3}`,
    );
    frame.append('path').attr('d', ticks.join('')).attr('stroke', 'var(--rule)');
    if (compact) {
      labels.selectAll('*').remove();
      text(frame, clock(durationMs), layout.to, layout.labelY, 'end', 'var(--ink3)');
      return;
    }
    labels.selectAll('*').remove();
    for (const time of axis.labels) {
      const x = axis.x(time);
      const anchor = x - layout.from < 14 ? 'start' : layout.to - x < 14 ? 'end' : 'middle';
      text(labels, clock(time), x, layout.labelY, anchor, 'var(--ink3)');
    }
  }

  /** Every line twice: ink before the present moment, faint after it; only the clips move while it plays. */
  function drawSeries(history: HistoryTable, other: HistoryTable | null): void {
    ghost.selectAll('*').remove();
    past.selectAll('*').remove();
    future.selectAll('*').remove();
    if (layout.rows.length === 0 || history.count === 0) return;
    const shapes = seriesShapes(history, layout, axis, other);
    for (const group of [past, future]) drawShapes(group, shapes);
    if (other && other.count > 0) drawShapes(ghost, ghostShapes(other, layout, axis, history));
  }

  function drawMarks(events: readonly EventRow[]): void {
    const shown = events.filter(({ kind, atMs }) => MARKED.has(kind) && axis.x(atMs) <= layout.to + 1);
    marks.selectAll('*').remove();
    for (const group of markGroups(shown, ({ atMs }) => axis.x(atMs))) {
      const element = marks
        .append('g')
        .attr('data-at', group.events[0].atMs)
        .attr('transform', `translate(${group.x} ${layout.marksY - MARK_FIELD / 2})`);
      element.append('title').text(titleOf(group.events));
      group.marks.forEach((event, index) => {
        const mark = element.append('g').attr('transform', `translate(${index * (MARK_FIELD + 1)} 0)`);
        for (const props of markGlyph(event.kind)) appendPath(mark, props);
      });
      if (group.events.length > group.marks.length)
        text(element, count(group.events.length), MARK_FIELD + 1, MARK_FIELD - 1, 'start', 'var(--ink)');
    }
  }

  function drawNow({ timeMs, durationMs, history, compact, knownUntilMs, beside }: TransportData): void {
    const known = Math.max(timeMs, knownUntilMs ?? lastTime(history));
    const x = axis.x(Math.min(timeMs, durationMs));
    pastClip
      .attr('x', 0)
      .attr('width', Math.max(0, x))
      .attr('height', layout.height + 8);
    futureClip
      .attr('x', x)
      .attr('width', Math.max(0, axis.x(Math.min(known, durationMs)) - x))
      .attr('height', layout.height + 8);
    // What is so already is not written: this happens with every frame of a run that plays.
    marks.selectChildren<SVGGElement, unknown>('g').each(function fade() {
      const isAhead = Number(this.dataset['at']) > timeMs;
      if (isAhead === this.hasAttribute('opacity')) return;
      if (isAhead) this.setAttribute('opacity', String(FUTURE_MARKS));
      else this.removeAttribute('opacity');
    });
    nowMark.draw(layout, x, timeMs, compact === true);
    // A time that the flag would cover is left out.
    labels.selectAll<SVGTextElement, unknown>('text').each(function cover() {
      const display = Math.abs(Number(this.getAttribute('x')) - x) < 44 ? 'none' : '';
      if (this.style.display !== display) this.style.display = display;
    });
    const atMs = hoverMs ?? timeMs;
    if (layout.rows.length > 0)
      valueLines.draw(layout, beside ? valuesBeside(beside.runs, beside.first, atMs) : valuesAt(history, atMs));
    cross.style('display', hoverMs === null || layout.rows.length === 0 ? 'none' : '');
    if (hoverMs !== null) {
      const at = axis.x(Math.min(hoverMs, durationMs));
      cross
        .attr('x1', at)
        .attr('x2', at)
        .attr('y1', (layout.rows[0] ?? 0) - 5)
        .attr('y2', layout.axisY);
    }
    tellTime(timeMs, durationMs);
  }

  function placeScrubber(): void {
    Object.assign(scrubber.style, {
      left: `${layout.from - 8}px`,
      width: `${layout.to - layout.from + 16}px`,
      top: '0px',
      height: `${layout.height}px`,
    });
    const top = layout.rows[COST];
    costName?.place(top === undefined ? null : { right: layout.from - 14, top });
  }

  function tellTime(timeMs: number, durationMs: number): void {
    const words = `${clock(timeMs)} of ${clock(durationMs)}`;
    const key = `${words}, ${Math.round(timeMs / 1000)}`;
    if (key === told) return;
    told = key;
    scrubber.setAttribute('aria-valuemin', '0');
    scrubber.setAttribute('aria-valuemax', String(Math.round(durationMs / 1000)));
    scrubber.setAttribute('aria-valuenow', String(Math.round(timeMs / 1000)));
    scrubber.setAttribute('aria-valuetext', words);
  }

  const timeAt = (event: PointerEvent): number => {
    const x = event.clientX - svg.getBoundingClientRect().left;
    return Math.round(Math.min(data?.durationMs ?? 0, Math.max(0, axis.x.invert(x))));
  };
  listenToScrubber(scrubber, {
    timeAt,
    seek: callbacks.onSeek,
    hover(timeMs) {
      hoverMs = timeMs;
      callbacks.onHover?.(timeMs);
      repaint();
    },
    now: () => data?.timeMs ?? 0,
    end: () => data?.durationMs ?? 0,
  });
  tellTime(0, 0);
  const observer = new ResizeObserver(() => {
    width = 0;
    repaint();
  });
  observer.observe(host);

  return {
    setData(next) {
      data = next;
      repaint();
    },
    pointAt(timeMs) {
      if (timeMs === hoverMs) return;
      hoverMs = timeMs;
      repaint();
    },
    destroy() {
      observer.disconnect();
      calmSeries.end();
      calmMarks.end();
      svg.remove();
      scrubber.remove();
      costName?.destroy();
    },
  };
}

function drawShapes(group: Selection<SVGGElement, unknown, null, undefined>, shapes: readonly SeriesShape[]): void {
  for (const { d, attributes } of shapes) {
    const path = group.append('path').attr('d', d);
    for (const [name, value] of Object.entries(attributes)) path.attr(name, value);
  }
}

/** What a mark says; of very many events those at the beginning. */
function titleOf(events: readonly EventRow[]): string {
  const told = events.slice(0, MOST_TOLD).map(({ atMs, message }) => `${clock(atMs)} ${message}`);
  return [...told, ...(events.length > MOST_TOLD ? [`and ${count(events.length - MOST_TOLD)} more`] : [])].join('\n');
}

function changed(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length !== b.length || a.some((value, index) => value !== b[index]);
}
