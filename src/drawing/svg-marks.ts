import { ICONS } from './icons';
import { pathData } from './marks';
import type { Mark, Paint } from './marks';
import { TILES } from './patterns';
import type { PatternName } from './marks';

/** Draws marks as SVG. Colours stay custom properties, so a change of theme needs no drawing at all. */

const SVG = 'http://www.w3.org/2000/svg';

export type SvgElementName =
  'svg' | 'g' | 'path' | 'circle' | 'text' | 'rect' | 'defs' | 'pattern' | 'clipPath' | 'title';

export function svgElement<K extends SvgElementName>(
  name: K,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Patterns that a drawing has used so far, made on demand in its `<defs>`. */
export interface SvgPatterns {
  /** Value of `fill` or `stroke`. */
  paint(paint: Paint): string;
}

let drawings = 0;

export function createSvgPatterns(defs: SVGDefsElement): SvgPatterns {
  drawings += 1;
  const prefix = `stage-${drawings}-`;
  const known = new Set<string>();
  return {
    paint(paint) {
      const slash = paint.indexOf('/');
      if (slash < 0) return `var(--${paint})`;
      const id = prefix + paint.replace('/', '-');
      if (!known.has(id)) {
        known.add(id);
        defs.append(patternElement(id, paint.slice(0, slash) as PatternName, paint.slice(slash + 1)));
      }
      return `url(#${id})`;
    },
  };
}

function patternElement(id: string, name: PatternName, colour: string): SVGPatternElement {
  const tile = TILES[name];
  const pattern = svgElement('pattern', {
    id,
    patternUnits: 'userSpaceOnUse',
    width: tile.size,
    height: tile.size,
    patternTransform: `rotate(${tile.rotate})`,
  });
  const paint = `var(--${colour})`;
  pattern.append(
    tile.dot === undefined
      ? svgElement('path', {
          d: tile.path,
          stroke: paint,
          'stroke-width': tile.strokeWidth,
          opacity: tile.opacity ?? 1,
        })
      : svgElement('circle', { cx: tile.size / 2, cy: tile.size / 2, r: tile.dot, fill: paint }),
  );
  return pattern;
}

/** One element per mark. */
export function svgMark(mark: Mark, patterns: SvgPatterns): SVGElement {
  switch (mark.kind) {
    case 'shape': {
      const element = svgElement('path', { d: pathData(mark), fill: mark.fill ? patterns.paint(mark.fill) : 'none' });
      if (mark.fillOpacity !== undefined) element.setAttribute('fill-opacity', String(mark.fillOpacity));
      if (mark.opacity !== undefined) element.setAttribute('opacity', String(mark.opacity));
      stroke(element, mark, patterns);
      return element;
    }
    case 'circle': {
      const element = svgElement('circle', { cx: mark.x, cy: mark.y, r: mark.radius });
      element.setAttribute('fill', mark.fill ? patterns.paint(mark.fill) : 'none');
      stroke(element, mark, patterns);
      return element;
    }
    case 'text': {
      const element = svgElement('text', {
        x: Math.round(mark.x * 100) / 100,
        y: mark.y,
        'text-anchor': mark.anchor,
        'font-size': mark.size,
        'font-weight': mark.weight,
        fill: patterns.paint(mark.fill),
      });
      if (mark.stretch !== undefined && mark.stretch !== 1) element.style.fontStretch = `${mark.stretch * 100}%`;
      if (mark.strike) element.setAttribute('text-decoration', 'line-through');
      element.textContent = mark.text;
      return element;
    }
    case 'icon':
      return svgElement('path', {
        d: ICONS[mark.icon],
        fill: 'none',
        stroke: patterns.paint(mark.stroke),
        'stroke-width': (1.5 * 24) / mark.size,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        transform: `translate(${mark.x} ${mark.y}) scale(${mark.size / 24})`,
      });
  }
}

function stroke(
  element: SVGElement,
  mark: {
    readonly stroke?: Paint;
    readonly strokeWidth?: number;
    readonly dash?: readonly number[];
    readonly round?: boolean;
  },
  patterns: SvgPatterns,
): void {
  if (mark.stroke === undefined) return;
  element.setAttribute('stroke', patterns.paint(mark.stroke));
  element.setAttribute('stroke-width', String(mark.strokeWidth ?? 1));
  if (mark.dash) element.setAttribute('stroke-dasharray', mark.dash.join(' '));
  if (mark.round) element.setAttribute('stroke-linecap', 'round');
}

/** Replaces what an element holds by the marks. */
export function drawSvg(target: SVGElement, marks: readonly Mark[], patterns: SvgPatterns): void {
  target.replaceChildren(...marks.map((mark) => svgMark(mark, patterns)));
}
