import type { ReactNode } from 'react';
import type { Session } from '../store/session';
import { HintLayer } from './controls/hint-layer';
import { Desktop } from './layout/desktop';
import { SessionContext } from './session-context';
import { useDocumentTheme } from './theme';

/** The whole page. */
export function App({ session }: { readonly session: Session }): ReactNode {
  useDocumentTheme();
  return (
    <SessionContext value={session}>
      <Desktop />
      <HintLayer />
    </SessionContext>
  );
}
