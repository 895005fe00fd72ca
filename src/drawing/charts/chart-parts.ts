import type { Selection } from 'd3-selection';
import type { PathProps } from '../svg-props';

/** Small parts that all charts draw. */

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** A line of text; `anchor` as in SVG. */
export function text(
  group: Group,
  content: string,
  x: number,
  y: number,
  anchor: string,
  fill: string,
  weight = 400,
  size = 11,
): void {
  group
    .append('text')
    .attr('x', x)
    .attr('y', y)
    .attr('text-anchor', anchor)
    .attr('fill', fill)
    .attr('font-weight', weight)
    .attr('font-size', size)
    .text(content);
}

/** A path from its properties. */
export function appendPath(group: Group, props: PathProps): void {
  const path = group.append('path').attr('d', props.d).attr('fill', props.fill);
  if (props.stroke) path.attr('stroke', props.stroke).attr('stroke-width', props.strokeWidth ?? 1);
}
