import './charts.css';
import type { ContainerDetail } from '../../frame/explanation';
import { lines } from '../marks';
import type { Colour, Mark } from '../marks';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import { clock, lineWidth } from '../text';
import { serviceSlot } from '../theme';
import { brokenAxis } from './broken-axis';
import type { BrokenAxis } from './broken-axis';
import { containerLanes, LANE, laneMoments } from './container-lanes';
import type { LaneSpan } from './container-lanes';
import { lifecycleMarks, ROW } from './lifecycle';
import type { LifecycleSpans } from './lifecycle';

/** A task's life as a small Gantt chart: its statuses, below them its containers, on one axis with the present moment. */

export interface TaskGanttData {
  /** As `TaskDetail.lifecycle`: times in simulated seconds, the last `to` null while it lasts. */
  readonly lifecycle: LifecycleSpans;
  readonly containers: readonly ContainerDetail[];
  readonly nowSeconds: number;
  /** `CatalogOwner.colour`. */
  readonly colour: number;
}

export interface TaskGanttCallbacks {
  /** What is pointed at, in words; null when nothing is. */
  onPoint?(text: string | null): void;
  /** A moment that was clicked, in simulated seconds. */
  onMoment?(seconds: number): void;
}

export interface TaskGantt {
  setData(data: TaskGanttData): void;
  destroy(): void;
}

/** Between the statuses and the containers, and from the last lane to the axis. */
const GAP = 8;
const AXIS = 20;

/** Draws into `host`; as wide as it. A view says the same in a table. */
export function createTaskGantt(host: HTMLElement, callbacks: TaskGanttCallbacks = {}): TaskGantt {
  const svg = svgElement('svg', { class: 'chart', width: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  const content = svgElement('g');
  const targets = svgElement('g');
  svg.append(defs, content, targets);
  host.append(svg);
  const patterns = createSvgPatterns(defs);
  let data: TaskGanttData | null = null;

  function draw(): void {
    if (!data || host.clientWidth === 0) return;
    const picture = taskGanttPicture(data, host.clientWidth);
    svg.setAttribute('height', String(picture.height));
    drawSvg(content, picture.marks, patterns);
    targets.replaceChildren(...picture.spans.map((span) => target(span, picture.axis)));
  }

  function target({ x, y, width, text }: LaneSpan, axis: BrokenAxis): SVGRectElement {
    // At least 8 px wide, so that a short phase can be pointed at.
    const wide = Math.max(8, width);
    const box = { x: x - (wide - width) / 2, y: y - 4, width: wide, height: LANE - 8, fill: 'transparent' };
    const element = svgElement('rect', { class: 'chart-row', ...box });
    const title = svgElement('title');
    title.textContent = text;
    element.append(title);
    element.addEventListener('pointerenter', () => callbacks.onPoint?.(text));
    element.addEventListener('pointerleave', () => callbacks.onPoint?.(null));
    if (callbacks.onMoment) {
      element.dataset['clickable'] = '';
      element.addEventListener('click', (event) =>
        callbacks.onMoment?.(axis.at(event.clientX - svg.getBoundingClientRect().left)),
      );
    }
    return element;
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

interface Picture {
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly spans: readonly LaneSpan[];
  readonly axis: BrokenAxis;
}

/** The whole chart at a width in px. */
export function taskGanttPicture(data: TaskGanttData, width: number): Picture {
  const { lifecycle, containers, nowSeconds } = data;
  const moments = momentsOf(data);
  const last = Math.max(...moments);
  const axis = brokenAxis(moments, 1, width - 1, lineWidth(clock(last * 1000), 11) + 10);
  const paint: Colour = `service-${serviceSlot(data.colour) + 1}`;
  const top = lifecycle.length * ROW + (containers.length > 0 ? GAP : 0);
  const bottom = top + containers.length * LANE + 4;
  const style = { axis, nowSeconds, paint, width };
  const lanes = containerLanes(containers, top, style);
  const drawn = [...lifecycleMarks(lifecycle, style), ...lanes.marks];
  const now = axis.x(nowSeconds);
  return {
    height: bottom + AXIS,
    axis,
    spans: lanes.spans,
    marks: [
      ...drawn.filter(({ kind }) => kind !== 'text'),
      ...breakMarks(axis, bottom),
      // No break cuts through words.
      ...drawn.filter(({ kind }) => kind === 'text'),
      ...axisMarks(axis, bottom, width),
      ...(nowSeconds > last ? [] : [lines([[now, 0, now, bottom]], { stroke: 'accent', strokeWidth: 1 })]),
    ],
  };
}

/** Everything that the axis has to keep apart. */
function momentsOf({ lifecycle, containers, nowSeconds }: TaskGanttData): number[] {
  const begun = lifecycle.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const from = begun[0] ?? nowSeconds;
  const moments = [...begun, ...laneMoments(containers)];
  const last = Math.max(...moments, from + 1);
  // A task that is over is not stretched to the present.
  const over = lifecycle.at(-1)?.status === 'STOPPED';
  return [...moments, over ? last : Math.max(nowSeconds, last)];
}

/** A break is cut out of every bar, aslant. */
function breakMarks({ breaks }: BrokenAxis, bottom: number): Mark[] {
  const cut = (x: number): number[] => [x - 2.5, bottom + 4, x + 2.5, 0];
  const edges = (x: number): number[][] =>
    [-2.5, 2.5].map((aside) => [x + aside - 1.5, bottom + 3, x + aside + 1.5, bottom - 3]);
  return [
    lines(breaks.map(cut), { stroke: 'chrome', strokeWidth: 4 }),
    lines(breaks.flatMap(edges), { stroke: 'ink3', strokeWidth: 1 }),
  ];
}

function axisMarks(axis: BrokenAxis, bottom: number, width: number): Mark[] {
  const gaps = axis.breaks.flatMap((x) => [x - 3, x + 3]);
  const ends = [0, ...gaps, width];
  const pieces = ends.flatMap((from, index) =>
    index % 2 === 0 ? [[from, bottom + 0.5, ends[index + 1] ?? from, bottom + 0.5]] : [],
  );
  return [
    lines(pieces, { stroke: 'rule', strokeWidth: 1 }),
    lines(
      axis.labels.map((moment) => [axis.x(moment), bottom, axis.x(moment), bottom + 4]),
      { stroke: 'rule', strokeWidth: 1 },
    ),
    ...axis.labels.map((moment): Mark => ({
      kind: 'text',
      text: clock(moment * 1000),
      x: axis.x(moment),
      y: bottom + 15,
      anchor: axis.x(moment) < 16 ? 'start' : axis.x(moment) > width - 16 ? 'end' : 'middle',
      size: 11,
      weight: 400,
      fill: 'ink3',
    })),
  ];
}
