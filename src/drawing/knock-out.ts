import './charts/charts.css';
import { HEAD, NOWHERE, fitted, knockOutPicture, pointAt, rowBand } from './knock-out-picture';
import type { KnockOutData, KnockOutPoint, Picture } from './knock-out-picture';
import { createSvgPatterns, drawSvg, svgElement } from './svg-marks';

/** The knock-out chart on the page: draws the picture and says what of it is pointed at. */

export interface KnockOutCallbacks {
  /** The pointer is on something else; both null when it has left. */
  onPoint?(point: KnockOutPoint): void;
  /** A press on a row, or on a candidate's name. */
  onPress?(point: KnockOutPoint): void;
}

export interface KnockOutChart {
  setData(data: KnockOutData): void;
  /** Draws a wash behind one row; null for none. */
  mark(row: number | null): void;
  destroy(): void;
}

/** Draws into `host`, as wide as it is. A view keeps the same rows as text for screen readers. */
export function createKnockOut(host: HTMLElement, callbacks: KnockOutCallbacks): KnockOutChart {
  const svg = svgElement('svg', { class: 'chart', width: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  const wash = svgElement('rect', { x: -6, fill: 'var(--well)', visibility: 'hidden' });
  const content = svgElement('g');
  // What is between the marks can be pointed at too.
  const ground = svgElement('rect', { class: 'chart-row', width: '100%', height: '100%', fill: 'transparent' });
  if (callbacks.onPress) ground.dataset['clickable'] = '';
  svg.append(defs, wash, content, ground);
  host.append(svg);
  const patterns = createSvgPatterns(defs);
  let data: KnockOutData | null = null;
  let picture: Picture | null = null;
  let marked: number | null = null;
  let pointed: KnockOutPoint = { row: null, name: null };

  function draw(): void {
    if (!data || host.clientWidth === 0) return;
    picture = knockOutPicture(data, host.clientWidth);
    svg.setAttribute('height', String(picture.height));
    drawSvg(content, picture.marks, patterns);
    for (const { name, x, chosen } of picture.columns) {
      if (picture.pitch < 9 && !chosen) continue;
      const text = svgElement('text', {
        transform: `translate(${x + picture.pitch / 2 + 4} ${HEAD - 6}) rotate(-90)`,
        fill: chosen ? 'var(--accent)' : 'var(--ink2)',
        'font-weight': chosen ? 600 : 400,
      });
      text.textContent = fitted(name, HEAD - 4, 11).text;
      content.append(text);
    }
    drawWash();
  }

  function drawWash(): void {
    wash.setAttribute('visibility', marked === null ? 'hidden' : 'visible');
    if (marked === null || !data) return;
    const { top, height } = rowBand(data, marked);
    wash.setAttribute('y', String(top + 1));
    wash.setAttribute('height', String(height - 1));
    wash.setAttribute('width', String(host.clientWidth + 12));
  }

  function at(event: MouseEvent): KnockOutPoint {
    const box = svg.getBoundingClientRect();
    return picture && data ? pointAt(picture, data, event.clientX - box.left, event.clientY - box.top) : NOWHERE;
  }

  function point(next: KnockOutPoint): void {
    if (next.row === pointed.row && next.name === pointed.name) return;
    pointed = next;
    callbacks.onPoint?.(next);
  }

  ground.addEventListener('pointermove', (event) => point(at(event)));
  ground.addEventListener('pointerleave', () => point(NOWHERE));
  ground.addEventListener('click', (event) => callbacks.onPress?.(at(event)));
  const observer = new ResizeObserver(draw);
  observer.observe(host);
  return {
    setData(next) {
      data = next;
      draw();
    },
    mark(row) {
      marked = row;
      drawWash();
    },
    destroy() {
      observer.disconnect();
      svg.remove();
    },
  };
}
