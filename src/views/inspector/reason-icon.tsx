import type { ReactNode } from 'react';
import { ICONS } from '../../drawing/icons';
import type { IconName } from '../../drawing/icons';

/** An icon that the stage hangs on an instance, beside words. */
export function ReasonIcon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg width={16} height={16} viewBox="0 0 24 24" aria-hidden="true" style={{ flex: 'none' }}>
      <path d={ICONS[name]} fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />
    </svg>
  );
}
