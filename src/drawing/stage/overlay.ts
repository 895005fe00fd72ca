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
  const belowHeads = clipping(defs);
  const headsOnly = clipping(defs);
  // A task may set out from the tray above the stage, so nothing is cut off there.
  const upwards = clipping(defs);
  const content = svgElement('g');
  const gutter = svgElement('g');
  const marks = svgElement('g');
  content.append(gutter, marks);
  belowHeads.group.append(content);
  const sheet = svgElement('g');
  const heads = svgElement('g');
  const travel = svgElement('g');
  headsOnly.group.append(heads);
  upwards.group.append(travel);
  element.append(defs, belowHeads.group, sheet, headsOnly.group, upwards.group);
  let headsKey = '';
  let sheetKey = '';

  /** Nothing in place of nothing costs nothing. */
  function draw(target: SVGGElement, next: readonly Mark[]): void {
    if (next.length > 0 || target.firstChild) drawSvg(target, next, patterns);
  }

  return {
    element,
    heads(marksOf, key) {
      if (key === headsKey) return;
      headsKey = key;
      drawSvg(heads, marksOf(), patterns);
    },
    gutter: (next) => draw(gutter, next),
    marks: (next) => draw(marks, next),
    travel: (next) => draw(travel, next),
    place(layout, pan, { width, height }) {
      const move = `translate(${pan.x} ${pan.y})`;
      content.setAttribute('transform', move);
      travel.setAttribute('transform', move);
      heads.setAttribute('transform', `translate(${pan.x} 0)`);
      const { zoneRuleY, unit } = layout.metrics;
      const top = zoneRuleY + 2 * unit;
      const key = `${width} ${height} ${top} ${pan.y < 0}`;
      if (key === sheetKey) return;
      sheetKey = key;
      belowHeads.set(width, top, height);
      // The crosses of a failed zone hang lower than a rule.
      headsOnly.set(width, 0, top + 2 * unit);
      upwards.set(width, -ABOVE, height);
      drawSvg(sheet, pan.y < 0 ? [polygon(rectangle(0, 0, width, top), { fill: 'paper' })] : [], patterns);
    },
    destroy: () => element.remove(),
  };
}

/** How far above the stage a traveller is still drawn, px. */
const ABOVE = 400;

let clips = 0;

/** A group of which only what is between two heights, and as wide as the stage, is seen. */
function clipping(defs: SVGDefsElement): {
  readonly group: SVGGElement;
  set(width: number, top: number, bottom: number): void;
} {
  clips += 1;
  const clip = svgElement('clipPath', { id: `stage-clip-${clips}` });
  const rect = svgElement('rect');
  clip.append(rect);
  defs.append(clip);
  return {
    group: svgElement('g', { 'clip-path': `url(#${clip.id})` }),
    set(width, top, bottom) {
      rect.setAttribute('y', String(top));
      rect.setAttribute('width', String(width));
      rect.setAttribute('height', String(Math.max(0, bottom - top)));
    },
  };
}
