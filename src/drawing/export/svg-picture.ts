import { FONT_FAMILY } from '../canvas-marks';
import type { Mark } from '../marks';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import { cssVariables } from '../tokens';
import { measuredWidth } from './measure';
import type { Box, Layer, Picture } from './picture';

const SVG = 'http://www.w3.org/2000/svg';

/** The picture as the text of an SVG file that needs nothing else: no style sheet, no script, no file; fonts by name, with others in their place. */
export function svgOf(picture: Picture): string {
  const { title, width, height } = picture;
  const root = svgElement('svg', {
    xmlns: SVG,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT_FAMILY,
    role: 'img',
    style: 'font-variant-numeric: tabular-nums',
  });
  const name = svgElement('title');
  name.textContent = title;
  const defs = svgElement('defs');
  const patterns = createSvgPatterns(defs);
  root.append(name, defs, svgElement('rect', { width, height, fill: 'var(--paper)' }));
  for (const layer of picture.layers) {
    const group = svgElement('g', { transform: `translate(${layer.x} ${layer.y})` });
    if (layer.kind === 'image') group.append(imageElement(layer));
    else {
      if (layer.opacity !== undefined) group.setAttribute('opacity', String(layer.opacity));
      drawSvg(group, layer.marks, patterns);
      keepLengths(group, layer.marks);
    }
    root.append(clipped(linked(group, layer), layer.clip, defs));
  }
  return fileText(new XMLSerializer().serializeToString(root));
}

/** Where a reader has not the page's font, another one is set as wide: nothing runs into what stands beside it. */
function keepLengths(group: SVGElement, marks: readonly Mark[]): void {
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'text' || mark.text.length < 2) continue;
    const width = measuredWidth(mark.text, mark.size, mark.weight, mark.stretch);
    const element = group.children[at];
    element?.setAttribute('textLength', String(Math.round(width * 100) / 100));
    element?.setAttribute('lengthAdjust', 'spacingAndGlyphs');
  }
}

/** All but what XML 1.0 calls a character: a serializer passes on what a name holds, and no reader opens a file with one of these. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * The serialized picture as a file that stands alone: the values of custom properties, which are the page's, and nothing that XML forbids. What is
 * written in the picture stays as it is, even where it reads like a colour: within tags alone colours are meant.
 */
export function fileText(serialized: string): string {
  const variables = cssVariables('light');
  const withColours = (tag: string): string =>
    tag.replaceAll(/var\((--[\w-]+)\)/g, (whole, name: string) => variables[name] ?? whole);
  return serialized.replaceAll(FORBIDDEN, '').replaceAll(/<[^<>]*>/g, withColours);
}

function imageElement({ image, width, height }: Extract<Layer, { kind: 'image' }>): SVGElement {
  const element = document.createElementNS(SVG, 'image');
  element.setAttribute('width', String(width));
  element.setAttribute('height', String(height));
  element.setAttribute('href', image.toDataURL('image/png'));
  return element;
}

function linked(group: SVGElement, layer: Layer): SVGElement {
  if (layer.kind === 'image' || layer.href === undefined) return group;
  const link = document.createElementNS(SVG, 'a');
  link.setAttribute('href', layer.href);
  link.append(group);
  return link;
}

let clips = 0;

function clipped(group: SVGElement, box: Box | undefined, defs: SVGDefsElement): SVGElement {
  if (box === undefined) return group;
  clips += 1;
  const clip = svgElement('clipPath', { id: `picture-clip-${clips}` });
  clip.append(svgElement('rect', { ...box }));
  defs.append(clip);
  const outer = svgElement('g', { 'clip-path': `url(#${clip.id})` });
  outer.append(group);
  return outer;
}
