import { createContext, useContext } from 'react';
import type { Session } from '../store/session';

export const SessionContext = createContext<Session | null>(null);

/** The conductor of the page: what a view calls when a person wants something. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a view was rendered outside of <App>');
  return session;
}
