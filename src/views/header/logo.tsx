import type { ReactNode } from 'react';

/** An instance as the stage draws it, CPU above, memory below, and the task in it. */
export function Logo({ size = 20 }: { readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 2h20v7l-7 6v7H2z" fill="var(--paper)" stroke="var(--ink)" strokeWidth="2" />
      <path d="M2 2h9v7l-3 6v7H2z" fill="var(--ink)" />
    </svg>
  );
}
