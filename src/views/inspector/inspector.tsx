import type { ReactNode } from 'react';

/** The story of what is selected. */
export function Inspector(): ReactNode {
  return null;
}
