import type { Mark } from '../marks';
import { rectangle, polygon } from '../marks';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import type { StageLayout } from './layout';

/** The SVG over the base layers: heads that stay while the content is panned, marks that move with it, travellers over all. */
export interface Overlay {
  readonly element: SVGSVGElement;
  /** Zone heads and the words beside the lanes. `key`: what they depend on; equal keys draw nothing. */
  heads(marks: () => readonly Mark[], key: string): void;
  gutter(marks: readonly Mark[]): void;
  /** Rings, tags, ranks: in px of the layout, cut off below the heads. */
  marks(marks: readonly Mark[]): void;
  travel(marks: readonly Mark[]): void;
  /** Moves everything with the camera; the sheet behind the heads covers what was panned under them. */
  place(
    layout: StageLayout,
    pan: { readonly x: number; readonly y: number },
    size: { readonly width: number; readonly height: number },
  ): void;
  destroy(): void;
}

export function createOverlay(): Overlay {
  const element = svgElement('svg', { class: 'stage-overlay', width: '100%', height: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  const patterns = createSvgPatterns(defs);
  const clip = svgElement('clipPath', { id: `stage-clip-${(clips += 1)}` });
  const clipRect = svgElement('rect');
  clip.append(clipRect);
  const clipped = svgElement('g', { 'clip-path': `url(#${clip.id})` });
  const content = svgElement('g');
  const gutter = svgElement('g');
  const marks = svgElement('g');
  content.append(gutter, marks);
  clipped.append(content);
  const sheet = svgElement('g');
  const heads = svgElement('g');
  const travel = svgElement('g');
  defs.append(clip);
  element.append(defs, clipped, sheet, heads, travel);
  let headsKey = '';
  let sheetKey = '';

  return {
    element,
    heads(draw, key) {
      if (key === headsKey) return;
      headsKey = key;
      drawSvg(heads, draw(), patterns);
    },
    gutter: (next) => drawSvg(gutter, next, patterns),
    marks: (next) => drawSvg(marks, next, patterns),
    travel: (next) => drawSvg(travel, next, patterns),
    place(layout, pan, { width, height }) {
      const move = `translate(${pan.x} ${pan.y})`;
      content.setAttribute('transform', move);
      travel.setAttribute('transform', move);
      heads.setAttribute('transform', `translate(${pan.x} 0)`);
      const top = layout.metrics.zoneRuleY + 2;
      const key = `${width} ${height} ${top} ${pan.y < 0}`;
      if (key === sheetKey) return;
      sheetKey = key;
      clipRect.setAttribute('y', String(top));
      clipRect.setAttribute('width', String(width));
      clipRect.setAttribute('height', String(Math.max(0, height - top)));
      drawSvg(sheet, pan.y < 0 ? [polygon(rectangle(0, 0, width, top), { fill: 'paper' })] : [], patterns);
    },
    destroy: () => element.remove(),
  };
}

let clips = 0;
