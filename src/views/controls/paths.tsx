import type { ReactNode } from 'react';
import type { PathProps } from '../../drawing/svg-props';

/** Shapes of the drawing as elements of a view. */
export function Paths({ paths }: { readonly paths: readonly PathProps[] }): ReactNode {
  return paths.map((path) => <path key={`${path.d} ${path.fill} ${path.stroke ?? ''}`} {...path} />);
}
