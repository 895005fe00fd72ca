import type { Selection } from 'd3-selection';
import { clock } from '../text';

/** A run that was left at this moment for the one on the page. */
export interface BranchMark {
  readonly atMs: number;
  readonly name: string;
}

/** A fork, nine pixels high, that hangs below the axis, since the action's own mark stands above it: one way goes on, another was left. */
const FORK = 'M0 1V10M0 4L5 9';

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
    mark.append('path').attr('d', FORK).attr('fill', 'none').attr('stroke', 'var(--ink)').attr('stroke-width', 1.5);
  }
}
