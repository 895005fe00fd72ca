import type { ReactNode } from 'react';
import { logoGlyph } from '../../drawing/logo';
import { Paths } from './paths';

/** An instance as the stage draws it, and the task in it. */
export function Logo({ size = 20 }: { readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" style={{ flex: 'none' }}>
      <Paths paths={logoGlyph()} />
    </svg>
  );
}
