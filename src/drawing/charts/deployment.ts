import './charts.css';
import { select } from 'd3-selection';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import { deploymentPicture } from './deployment-picture';
import type { DeploymentData, DeploymentPicture } from './deployment-picture';

/** A service's deployments on the time axis: bands of tasks, the lines they may not cross, the present moment, and a crosshair. */

export interface DeploymentCallbacks {
  /** A moment that was clicked, in simulated seconds. */
  onMoment(seconds: number): void;
  /** The moment under the pointer, in simulated seconds; null when it leaves. */
  onPoint(seconds: number | null): void;
}

export interface DeploymentChart {
  setData(data: DeploymentData): void;
  /** Shows a moment that is pointed at here or elsewhere, in simulated seconds; null for none. */
  pointAt(seconds: number | null): void;
  destroy(): void;
}

/** As faint as what the transport already knows of the future. */
const FUTURE = 0.32;

let charts = 0;

/** Draws into `host`, as wide as it. A view says the same in a table. */
export function createDeploymentChart(host: HTMLElement, callbacks: DeploymentCallbacks): DeploymentChart {
  charts += 1;
  const clip = `deployment-${charts}`;
  const svg = svgElement('svg', { class: 'chart chart-moments', width: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  svg.append(defs);
  const clips = (['past', 'future'] as const).map((name) => {
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
  let data: DeploymentData | null = null;
  let picture: DeploymentPicture | null = null;

  function draw(): void {
    if (!data || host.clientWidth === 0) return;
    picture = deploymentPicture(data, host.clientWidth);
    const { height, nowX, knownX } = picture;
    svg.setAttribute('height', String(height));
    setClip(clips[0], 0, nowX, height);
    setClip(clips[1], nowX, Math.max(0, knownX - nowX), height);
    for (const group of [past, future]) drawSvg(group, picture.series, patterns);
    drawSvg(frame, picture.frame, patterns);
    const shown = data.now >= data.from && data.now <= data.to;
    now
      .attr('x1', nowX)
      .attr('x2', nowX)
      .attr('y2', height - 18)
      .style('display', shown ? '' : 'none');
    cross.attr('y2', height - 18);
  }

  function secondsAt(event: PointerEvent | MouseEvent): number | null {
    if (!data || !picture) return null;
    const seconds = picture.axis.x.invert(event.clientX - svg.getBoundingClientRect().left) / 1000;
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
      cross.style('display', 'none');
      if (seconds === null || !picture || !data || seconds < data.from || seconds > data.to) return;
      const x = picture.axis.x(seconds * 1000);
      cross.attr('x1', x).attr('x2', x).style('display', '');
    },
    destroy() {
      observer.disconnect();
      svg.remove();
    },
  };
}

function setClip(box: SVGRectElement | undefined, x: number, width: number, height: number): void {
  for (const [name, value] of Object.entries({ x, width, height: height + 8 })) box?.setAttribute(name, String(value));
}
