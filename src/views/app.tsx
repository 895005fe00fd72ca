import { Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useNotices } from '../store/notice-store';
import { openAddress } from '../store/opening';
import { usePresent } from '../store/present/present-store';
import type { Session } from '../store/session';
import { ErrorPage } from './error-page';
import { afterFirstPaint } from './first-paint';
import { Shortcuts } from './keyboard/shortcuts-of-page';
import { Desktop } from './layout/desktop';
import {
  BadLinkPage,
  Dialogs,
  DropTarget,
  HintLayer,
  Notices,
  Phone,
  Present,
  RunNotices,
  preloadParts,
} from './later';
import { SMALL_SCREEN, useMedia } from './media';
import { SessionContext } from './session-context';
import { useDocumentTheme } from './theme';

/** The whole page. */
export function App({ session }: { readonly session: Session }): ReactNode {
  useDocumentTheme();
  useEffect(() => {
    const open = (): void => void openAddress(session);
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [session]);
  return (
    <ErrorBoundary FallbackComponent={ErrorPage}>
      <SessionContext value={session}>
        <Screen />
      </SessionContext>
    </ErrorBoundary>
  );
}

function Screen(): ReactNode {
  const small = useMedia(SMALL_SCREEN);
  const badLink = useNotices((notices) => notices.badLink);
  const presents = usePresent(({ isOn }) => isOn);
  useEffect(() => afterFirstPaint(preloadParts), []);
  return (
    <>
      <Suspense>
        {badLink ? <BadLinkPage badLink={badLink} /> : presents ? <Present /> : small ? <Phone /> : <Desktop />}
      </Suspense>
      <Notices />
      <RunNotices />
      <Shortcuts />
      <Dialogs />
      <DropTarget />
      <HintLayer />
    </>
  );
}
