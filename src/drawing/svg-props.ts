import { pathData } from './marks';
import type { Mark, Paint, ShapeMark } from './marks';

/** A path as a view's elements take it: properties of SVG's `<path>`, spread as they are. */
export interface PathProps {
  readonly d: string;
  readonly fill: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly strokeDasharray?: string;
  readonly strokeLinecap?: 'round';
  readonly strokeLinejoin?: 'round';
  readonly opacity?: number;
}

/** Shapes in plain colours as properties; patterns and texts have none and are left out. */
export function pathProps(marks: readonly Mark[]): PathProps[] {
  return marks.flatMap((mark) => (mark.kind === 'shape' ? [shapeProps(mark)] : []));
}

function shapeProps(mark: ShapeMark): PathProps {
  return {
    d: pathData(mark),
    fill: mark.fill ? cssPaint(mark.fill) : 'none',
    ...(mark.fillOpacity !== undefined && { fillOpacity: mark.fillOpacity }),
    ...(mark.stroke && { stroke: cssPaint(mark.stroke), strokeWidth: mark.strokeWidth ?? 1 }),
    ...(mark.dash && { strokeDasharray: mark.dash.join(' ') }),
    ...(mark.round && { strokeLinecap: 'round' as const }),
    ...(mark.opacity !== undefined && { opacity: mark.opacity }),
  };
}

function cssPaint(paint: Paint): string {
  return paint.includes('/') ? 'none' : `var(--${paint})`;
}
