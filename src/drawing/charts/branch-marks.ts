import type { Selection } from 'd3-selection';
import { clock } from '../text';

/** A run that was left at this moment for the one on the page. */
export interface BranchMark {
  readonly atMs: number;
  readonly name: string;
}

/** A fork, eight pixels high, that stands on the axis: the way that goes on and the way that was left. */
const FORK = 'M0 0V-5M0 -3L4 -7M0 -5V-8';

/** Draws where runs part, on the axis at height `y`. */
export function drawBranchMarks(
  group: Selection<SVGGElement, unknown, null, undefined>,
  branches: readonly BranchMark[],
  x: (timeMs: number) => number,
  y: number,
): void {
  group.selectAll('*').remove();
  for (const { atMs, name } of branches) {
    const mark = group.append('g').attr('transform', `translate(${x(atMs)} ${y})`);
    mark.append('title').text(`${clock(atMs)} ${name} parts here`);
    mark.append('path').attr('d', FORK).attr('fill', 'none').attr('stroke', 'var(--accent)').attr('stroke-width', 1.5);
  }
}
