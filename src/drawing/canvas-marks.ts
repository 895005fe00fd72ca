import { ICONS } from './icons';
import type { IconName } from './icons';
import type { Mark, Paint, PatternName, ShapeMark, TextMark } from './marks';
import { TILES } from './patterns';
import { NARROW } from './text';
import type { ThemeColours } from './theme';

/** Draws marks on a canvas, with the colours of one theme. */

export const FONT_FAMILY = "'IBM Plex Sans Variable', 'IBM Plex Sans', system-ui, sans-serif";

type Context = CanvasRenderingContext2D;

export interface CanvasPainter {
  draw(marks: readonly Mark[]): void;
  /** A colour or a repeated pattern, ready for `fillStyle`. */
  paint(paint: Paint): string | CanvasPattern;
}

/** A painter for one context and theme; made anew when the theme or the pixel ratio changes. */
export function createCanvasPainter(context: Context, colours: ThemeColours): CanvasPainter {
  const patterns = new Map<Paint, CanvasPattern | string>();
  const icons = new Map<IconName, Path2D>();

  function paint(name: Paint): string | CanvasPattern {
    const slash = name.indexOf('/');
    if (slash < 0) return colourOf(name, colours);
    let pattern = patterns.get(name);
    if (pattern === undefined) {
      const colour = colourOf(name.slice(slash + 1), colours);
      pattern = patternOf(context, name.slice(0, slash) as PatternName, colour) ?? colour;
      patterns.set(name, pattern);
    }
    return pattern;
  }

  function drawShape(mark: ShapeMark): void {
    context.beginPath();
    for (const points of mark.lines) {
      for (let i = 0; i + 1 < points.length; i += 2) {
        if (i === 0) context.moveTo(points[i] ?? 0, points[i + 1] ?? 0);
        else context.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
      }
      if (mark.closed) context.closePath();
    }
    const opacity = context.globalAlpha;
    if (mark.fill) {
      context.globalAlpha = opacity * (mark.opacity ?? 1) * (mark.fillOpacity ?? 1);
      context.fillStyle = paint(mark.fill);
      context.fill();
    }
    context.globalAlpha = opacity * (mark.opacity ?? 1);
    strokePath(mark);
    context.globalAlpha = opacity;
  }

  function strokePath(mark: Pick<ShapeMark, 'stroke' | 'strokeWidth' | 'dash' | 'round'>): void {
    if (!mark.stroke) return;
    context.strokeStyle = paint(mark.stroke);
    context.lineWidth = mark.strokeWidth ?? 1;
    context.setLineDash(mark.dash ? [...mark.dash] : []);
    context.lineCap = mark.round ? 'round' : 'butt';
    context.stroke();
  }

  function drawText(mark: TextMark): void {
    context.font = `${mark.weight} ${mark.size}px ${FONT_FAMILY}`;
    context.fontStretch = stretchName(mark.stretch ?? 1);
    context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
    context.fillStyle = paint(mark.fill);
    context.fillText(mark.text, mark.x, mark.y);
  }

  return {
    paint,
    draw(marks) {
      for (const mark of marks) {
        if (mark.kind === 'shape') drawShape(mark);
        else if (mark.kind === 'text') drawText(mark);
        else if (mark.kind === 'circle') {
          context.beginPath();
          context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
          if (mark.fill) {
            context.fillStyle = paint(mark.fill);
            context.fill();
          }
          strokePath(mark);
        } else {
          const path = icons.get(mark.icon) ?? new Path2D(ICONS[mark.icon]);
          icons.set(mark.icon, path);
          context.save();
          context.translate(mark.x, mark.y);
          context.scale(mark.size / 24, mark.size / 24);
          context.lineWidth = (1.5 * 24) / mark.size;
          context.lineCap = 'round';
          context.lineJoin = 'round';
          context.setLineDash([]);
          context.strokeStyle = paint(mark.stroke);
          context.stroke(path);
          context.restore();
        }
      }
    },
  };
}

/** The canvas's word for a share of the full width; `condensed` ends where the font's axis does, at 0.85. */
export function stretchName(stretch: number): CanvasFontStretch {
  return stretch >= 1 ? 'normal' : stretch >= NARROW ? 'semi-condensed' : 'condensed';
}

/** Value of a colour by its name in the theme; ink for a name that is not there. */
export function colourOf(name: string, colours: ThemeColours): string {
  const base: Readonly<Record<string, string>> = colours.base;
  const service = /^service-(\d+)(-older)?(-label)?$/.exec(name);
  if (service) {
    const entry = colours.services[Number(service[1]) - 1];
    if (entry)
      return service[2] ? (service[3] ? entry.olderLabel : entry.older) : service[3] ? entry.label : entry.fill;
  }
  const step = /^d(\d)$/.exec(name);
  return (step ? colours.density[Number(step[1])] : base[name]) ?? colours.base.ink;
}

/** Sharpness of a pattern's tile; the tile is scaled down again when it is laid. */
const TILE_SCALE = 4;

function patternOf(context: Context, name: PatternName, colour: string): CanvasPattern | null {
  const tile = TILES[name];
  const canvas = document.createElement('canvas');
  canvas.width = tile.size * TILE_SCALE;
  canvas.height = tile.size * TILE_SCALE;
  const ink = canvas.getContext('2d');
  if (!ink) return null;
  ink.scale(TILE_SCALE, TILE_SCALE);
  ink.globalAlpha = tile.opacity ?? 1;
  ink.strokeStyle = colour;
  ink.fillStyle = colour;
  ink.lineWidth = tile.strokeWidth;
  if (tile.dot === undefined) ink.stroke(new Path2D(tile.path));
  else {
    ink.arc(tile.size / 2, tile.size / 2, tile.dot, 0, 2 * Math.PI);
    ink.fill();
  }
  const pattern = context.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix().rotate(tile.rotate).scale(1 / TILE_SCALE));
  return pattern;
}
