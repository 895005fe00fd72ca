import './charts.css';
import { select } from 'd3-selection';
import type { Selection } from 'd3-selection';
import type { EventKind, EventRow } from '../../frame/frame';
import { MARK_FIELD, markGlyph } from '../glyphs';
import type { Scheduler } from '../scheduler';
import { svgElement } from '../svg-marks';
import { clock, count } from '../text';
import { drawBranchMarks } from './branch-marks';
import type { BranchMark } from './branch-marks';
import { appendPath, text } from './chart-parts';
import { markGroups } from './mark-groups';
import { listenToScrubber } from './scrubber';
import { timeAxis } from './time-axis';
import type { TimeAxis } from './time-axis';
import { ROW_HEIGHT, transportLayout } from './transport-layout';
import type { TransportLayout } from './transport-layout';
import { ghostShapes, seriesShapes } from './transport-series';
import type { SeriesShape } from './transport-series';
import { lastTime, valuesAt } from './transport-values';
import type { HistoryTable } from './transport-values';

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
  /** Only marks, axis and times: for a phone. */
  readonly compact?: boolean;
}

export interface TransportCallbacks {
  /** `done` is false while the scrubber is being dragged. */
  readonly onSeek: (timeMs: number, done: boolean) => void;
  /** Moment under the pointer, null when it leaves. */
  onHover?(timeMs: number | null): void;
}

export interface TransportChart {
  setData(data: TransportData): void;
  destroy(): void;
}

/** Marks that are drawn on the axis; the feed has the others. */
const MARKED: ReadonlySet<EventKind> = new Set(['deployment', 'scaling', 'drain', 'failure', 'refused']);
const ROW_NAMES = ['Tasks', 'Reserved', 'Instances', 'Cost'] as const;
/** What the run already knows of the future. */
const FUTURE = 0.32;
/** Marks to come are small: they need more ink than lines to be seen. */
const FUTURE_MARKS = 0.5;

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
  tellTime(0, 0);
  host.append(svg, scrubber);
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
  const values = root.append('g');
  const cross = root.append('line').attr('stroke', 'var(--ink3)').attr('stroke-width', 1).style('display', 'none');
  const now = root.append('g');

  let data: TransportData | null = null;
  let layout: TransportLayout = transportLayout(0, false);
  let axis: TimeAxis = timeAxis(1, 0, 1);
  let seriesKey: readonly unknown[] = [];
  let marksKey: readonly unknown[] = [];
  let hoverMs: number | null = null;

  function render(): void {
    if (!data || host.clientWidth === 0) return;
    layout = transportLayout(host.clientWidth, data.compact === true);
    axis = timeAxis(data.durationMs, layout.from, layout.to);
    const shape = [layout.width, data.durationMs, data.compact];
    const nextSeries = [...shape, data.history.rows, data.history.count, data.ghost?.rows, data.ghost?.count];
    if (changed(seriesKey, nextSeries)) {
      seriesKey = nextSeries;
      svg.setAttribute('height', String(layout.height));
      drawFrame(data);
      drawSeries(data.history, data.ghost ?? null);
    }
    const nextMarks = [...shape, data.events, data.branches];
    if (changed(marksKey, nextMarks)) {
      marksKey = nextMarks;
      drawMarks(data.events);
      drawBranchMarks(forks, data.branches ?? [], axis.x, layout.axisY);
    }
    drawNow(data);
  }

  function drawFrame({ compact, durationMs }: TransportData): void {
    frame.selectAll('*').remove();
    layout.rows.forEach((top, row) => {
      const base = top + ROW_HEIGHT + 0.5;
      frame.append('path').attr('d', `M${layout.from} ${base}H${layout.to}`).attr('stroke', 'var(--hair)');
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
      element.append('title').text(group.events.map(({ atMs, message }) => `${clock(atMs)} ${message}`).join('\n'));
      group.marks.forEach((event, index) => {
        const mark = element.append('g').attr('transform', `translate(${index * (MARK_FIELD + 1)} 0)`);
        for (const props of markGlyph(event.kind)) appendPath(mark, props);
      });
      if (group.events.length > group.marks.length)
        text(element, count(group.events.length), MARK_FIELD + 1, MARK_FIELD - 1, 'start', 'var(--ink)');
    }
  }

  function drawNow({ timeMs, durationMs, history, compact, knownUntilMs }: TransportData): void {
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
    marks.selectChildren<SVGGElement, unknown>('g').attr('opacity', function opacity() {
      return Number(this.dataset['at']) > timeMs ? FUTURE_MARKS : null;
    });
    now.selectAll('*').remove();
    const { axisY } = layout;
    now.append('path').attr('d', `M${layout.from} ${axisY}H${x}`).attr('stroke', 'var(--ink)').attr('stroke-width', 2);
    if (layout.rows.length > 0) {
      now
        .append('path')
        .attr('d', `M${x} ${(layout.rows[0] ?? 0) - 5}V${axisY}`)
        .attr('stroke', 'var(--accent)')
        .attr('stroke-width', 1);
    }
    now
      .append('circle')
      .attr('cx', x)
      .attr('cy', axisY)
      .attr('r', compact ? 7 : 4)
      .attr('fill', 'var(--accent)');
    const label = clock(timeMs);
    // A time that the flag would cover is left out.
    labels.selectAll<SVGTextElement, unknown>('text').style('display', function covered() {
      return Math.abs(Number(this.getAttribute('x')) - x) < 44 ? 'none' : '';
    });
    if (compact) text(now, label, layout.from, layout.labelY, 'start', 'var(--ink)', 600);
    else {
      const width = label.length * 7 + 12;
      const left = Math.min(layout.to - width / 2, Math.max(layout.from - width / 2, x - width / 2));
      now
        .append('rect')
        .attr('x', left)
        .attr('y', axisY + 4)
        .attr('width', width)
        .attr('height', 17)
        .attr('rx', 3)
        .attr('fill', 'var(--accent)');
      text(now, label, left + width / 2, layout.labelY, 'middle', 'var(--onink)', 600, 12);
    }
    drawValues(history, hoverMs ?? timeMs);
    cross.style('display', hoverMs === null || layout.rows.length === 0 ? 'none' : '');
    if (hoverMs !== null) {
      const at = axis.x(hoverMs);
      cross
        .attr('x1', at)
        .attr('x2', at)
        .attr('y1', (layout.rows[0] ?? 0) - 5)
        .attr('y2', axisY);
    }
    placeScrubber(timeMs, durationMs);
  }

  function drawValues(history: HistoryTable, timeMs: number): void {
    values.selectAll('*').remove();
    if (layout.rows.length === 0) return;
    valuesAt(history, timeMs).forEach((spans, row) => {
      const line = values
        .append('text')
        .attr('x', layout.to + 14)
        .attr('y', (layout.rows[row] ?? 0) + 13)
        .attr('xml:space', 'preserve');
      for (const span of spans) {
        line
          .append('tspan')
          .attr('fill', span.strong ? 'var(--ink)' : 'var(--ink3)')
          .attr('font-weight', span.strong ? 600 : 400)
          .text(span.text);
      }
    });
  }

  function placeScrubber(timeMs: number, durationMs: number): void {
    Object.assign(scrubber.style, {
      left: `${layout.from - 8}px`,
      width: `${layout.to - layout.from + 16}px`,
      top: '0px',
      height: `${layout.height}px`,
    });
    tellTime(timeMs, durationMs);
  }

  function tellTime(timeMs: number, durationMs: number): void {
    scrubber.setAttribute('aria-valuemin', '0');
    scrubber.setAttribute('aria-valuemax', String(Math.round(durationMs / 1000)));
    scrubber.setAttribute('aria-valuenow', String(Math.round(timeMs / 1000)));
    scrubber.setAttribute('aria-valuetext', `${clock(timeMs)} of ${clock(durationMs)}`);
  }

  const repaint = (): void => scheduler.request(render);
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
  const observer = new ResizeObserver(repaint);
  observer.observe(host);

  return {
    setData(next) {
      data = next;
      repaint();
    },
    destroy() {
      observer.disconnect();
      svg.remove();
      scrubber.remove();
    },
  };
}

function drawShapes(group: Selection<SVGGElement, unknown, null, undefined>, shapes: readonly SeriesShape[]): void {
  for (const { d, attributes } of shapes) {
    const path = group.append('path').attr('d', d);
    for (const [name, value] of Object.entries(attributes)) path.attr(name, value);
  }
}

function changed(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length !== b.length || a.some((value, index) => value !== b[index]);
}
