import { polygon } from './marks';
import { pathProps } from './svg-props';
import type { PathProps } from './svg-props';

/** The logo on a field of 24: an instance, CPU above, memory below, and the task in it. */
export function logoGlyph(): PathProps[] {
  return pathProps([
    polygon([2, 2, 22, 2, 22, 9, 15, 15, 15, 22, 2, 22], { fill: 'paper', stroke: 'ink', strokeWidth: 2 }),
    polygon([2, 2, 12, 2, 12, 9, 8.5, 15, 8.5, 22, 2, 22], { fill: 'ink' }),
  ]);
}
