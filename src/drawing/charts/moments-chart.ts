import './charts.css';
import { select } from 'd3-selection';
import type { Mark } from '../marks';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import type { TimeAxis } from './time-axis';

/** A picture on a time axis with the present moment, a crosshair, and a fainter future. Times in simulated seconds. */

export interface MomentsPicture {
  readonly height: number;
  /** In ms, as axes are. */
  readonly axis: TimeAxis;
  /** Where the lines through all end. */
  readonly axisY: number;
  /** Drawn once in full, once faintly, each clipped at `nowX`. */
  readonly series: readonly Mark[];
  readonly frame: readonly Mark[];
  readonly nowX: number;
  readonly knownX: number;
}

export interface MomentsCallbacks {
  /** A moment that was clicked. */
  onMoment(seconds: number): void;
  /** The moment under the pointer; null when it leaves. */
  onPoint(seconds: number | null): void;
}

export interface MomentsChart<Data> {
  setData(data: Data): void;
  /** Shows a moment that is pointed at here or elsewhere; null for none. */
  pointAt(seconds: number | null): void;
  destroy(): void;
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** As faint as what the transport already knows of the future. */
const FUTURE = 0.32;

let charts = 0;

/** Draws into `host`, as wide as it. A view says the same in a table. */
export function createMomentsChart<Data extends Window>(
  host: HTMLElement,
  callbacks: MomentsCallbacks,
  pictureOf: (data: Data, width: number) => MomentsPicture,
): MomentsChart<Data> {
  charts += 1;
  const clip = `moments-${charts}`;
  const svg = svgElement('svg', { class: 'chart chart-moments', width: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  svg.append(defs);
  const [pastBox, futureBox] = (['past', 'future'] as const).map((name) => {
    const area = svgElement('clipPath', { id: `${clip}-${name}` });
    const box = svgElement('rect', { y: -6 });
    area.append(box);
    defs.append(area);
    return box;
  });
  const future = svgElement('g', { 'clip-path': `url(#${clip}-future)`, opacity: FUTURE });
  const past = svgElement('g', { 'clip-path': `url(#${clip}-past)` });
  const frame = svgElement('g');
  svg.append(future, past, frame);
  host.append(svg);
  const now = select(svg).append('line').attr('stroke', 'var(--accent)').attr('y1', 0);
  const cross = select(svg).append('line').attr('stroke', 'var(--ink3)').attr('y1', 0).style('display', 'none');
  const patterns = createSvgPatterns(defs);
  let data: Data | null = null;
  let picture: MomentsPicture | null = null;
  let pointed: number | null = null;

  function draw(): void {
    if (!data || host.clientWidth === 0) return;
    picture = pictureOf(data, host.clientWidth);
    const { height, nowX, knownX, axisY } = picture;
    svg.setAttribute('height', String(height));
    setClip(pastBox, 0, nowX, height);
    setClip(futureBox, nowX, knownX - nowX, height);
    for (const group of [past, future]) drawSvg(group, picture.series, patterns);
    drawSvg(frame, picture.frame, patterns);
    const isShown = data.now >= data.from && data.now <= data.to;
    now
      .attr('x1', nowX)
      .attr('x2', nowX)
      .attr('y2', axisY)
      .style('display', isShown ? '' : 'none');
    drawPointed();
  }

  function drawPointed(): void {
    if (!data || !picture) return;
    const isShown = pointed !== null && pointed >= data.from && pointed <= data.to;
    const x = picture.axis.x((pointed ?? 0) * 1_000);
    cross
      .style('display', isShown ? '' : 'none')
      .attr('x1', x)
      .attr('x2', x)
      .attr('y2', picture.axisY);
  }

  function secondsAt(event: PointerEvent | MouseEvent): number | null {
    if (!data || !picture) return null;
    const seconds = picture.axis.x.invert(event.clientX - svg.getBoundingClientRect().left) / 1_000;
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
