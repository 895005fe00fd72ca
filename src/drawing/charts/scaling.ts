import './charts.css';
import { select } from 'd3-selection';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import { scalingPicture, valueMarks } from './scaling-picture';
import type { ScalingChartData, ScalingPicture } from './scaling-picture';

/** The chart of a scaled service, with the present moment and a crosshair. Times in simulated seconds. */

export interface ScalingCallbacks {
  /** A moment that was clicked. */
  onMoment(seconds: number): void;
  /** The moment under the pointer; null when it leaves. */
  onPoint(seconds: number | null): void;
}

export interface ScalingChart {
  setData(data: ScalingChartData): void;
  /** Shows a moment that is pointed at here or elsewhere; null for the present one. */
  pointAt(seconds: number | null): void;
  destroy(): void;
}

/** As faint as what the transport already knows of the future. */
const FUTURE = 0.32;

let charts = 0;

/** Draws into `host`, as wide as it. A view says the same in a table. */
export function createScalingChart(host: HTMLElement, callbacks: ScalingCallbacks): ScalingChart {
  charts += 1;
  const clip = `scaling-${charts}`;
  const svg = svgElement('svg', { class: 'chart chart-moments', width: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  svg.append(defs);
  const [pastBox, futureBox, aheadBox] = (['past', 'future', 'ahead'] as const).map((name) => {
    const area = svgElement('clipPath', { id: `${clip}-${name}` });
    const box = svgElement('rect', { y: -6 });
    area.append(box);
    defs.append(area);
    return box;
  });
  const ahead = svgElement('g', { 'clip-path': `url(#${clip}-ahead)`, opacity: FUTURE });
  const future = svgElement('g', { 'clip-path': `url(#${clip}-future)`, opacity: FUTURE });
  const past = svgElement('g', { 'clip-path': `url(#${clip}-past)` });
  const frame = svgElement('g');
  const values = svgElement('g');
  svg.append(ahead, future, past, frame, values);
  host.append(svg);
  const now = select(svg).append('line').attr('stroke', 'var(--accent)').attr('y1', 0);
  const cross = select(svg).append('line').attr('stroke', 'var(--ink3)').attr('y1', 0).style('display', 'none');
  const patterns = createSvgPatterns(defs);
  let data: ScalingChartData | null = null;
  let picture: ScalingPicture | null = null;
  let pointed: number | null = null;

  function draw(): void {
    if (!data || host.clientWidth === 0) return;
    picture = scalingPicture(data, host.clientWidth);
    const { nowX, knownX, layout } = picture;
    svg.setAttribute('height', String(layout.height));
    setClip(pastBox, 0, nowX, layout.height);
    setClip(futureBox, nowX, knownX - nowX, layout.height);
    setClip(aheadBox, knownX, layout.right - knownX, layout.height);
    drawSvg(ahead, picture.ahead, patterns);
    for (const group of [past, future]) drawSvg(group, picture.series, patterns);
    drawSvg(frame, picture.frame, patterns);
    const isShown = data.now >= data.from && data.now <= data.to;
    now
      .attr('x1', nowX)
      .attr('x2', nowX)
      .attr('y2', layout.axisY)
      .style('display', isShown ? '' : 'none');
    drawPointed();
  }

  function drawPointed(): void {
    if (!data || !picture) return;
    const { layout } = picture;
    const isShown = pointed !== null && pointed >= data.from && pointed <= data.to;
    cross.style('display', isShown ? '' : 'none').attr('y2', layout.axisY);
    if (isShown)
      cross.attr('x1', layout.axis.x((pointed ?? 0) * 1_000)).attr('x2', layout.axis.x((pointed ?? 0) * 1_000));
    drawSvg(values, valueMarks(data, layout, Math.min(data.known, pointed ?? data.now)), patterns);
  }

  function secondsAt(event: PointerEvent | MouseEvent): number | null {
    if (!data || !picture) return null;
    const seconds = picture.layout.axis.x.invert(event.clientX - svg.getBoundingClientRect().left) / 1_000;
    return Math.min(data.to, Math.max(data.from, seconds));
  }

  svg.addEventListener('pointermove', (event) => {
    const seconds = secondsAt(event);
    if (seconds !== null) callbacks.onPoint(seconds);
  });
  svg.addEventListener('pointerleave', () => callbacks.onPoint(null));
  svg.addEventListener('click', (event) => {
    const seconds = secondsAt(event);
    if (seconds !== null) callbacks.onMoment(seconds);
  });
  const observer = new ResizeObserver(draw);
  observer.observe(host);
  return {
    setData(next) {
      data = next;
      draw();
    },
    pointAt(seconds) {
      if (seconds === pointed) return;
      pointed = seconds;
      drawPointed();
    },
    destroy() {
      observer.disconnect();
      svg.remove();
    },
  };
}

function setClip(box: SVGRectElement | undefined, x: number, width: number, height: number): void {
  for (const [name, value] of Object.entries({ x, width: Math.max(0, width), height: height + 8 }))
    box?.setAttribute(name, String(value));
}
