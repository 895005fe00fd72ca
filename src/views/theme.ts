import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../store/preferences-store';
import type { Theme } from '../store/preferences-store';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribeToSystem(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}

/** The theme in force: the one that was chosen, else the system's. */
export function useTheme(): Theme {
  const chosen = usePreferences((preferences) => preferences.theme);
  const system = useSyncExternalStore(subscribeToSystem, systemTheme);
  return chosen ?? system;
}

/** Puts the theme on the document, where the style sheets and the drawing read it. */
export function useDocumentTheme(): void {
  const theme = useTheme();
  useEffect(() => showTheme(theme), [theme]);
}

/** Before the first paint, so that a chosen theme does not flash in from the other. */
export function showTheme(theme: Theme = themeInForce()): void {
  const { dataset } = document.documentElement;
  const isSystems = dataset['theme'] === undefined && theme === systemTheme();
  dataset['theme'] = theme;
  // The document's own colours for the browser's bars follow the system. Asking for another makes the browser work out styles before there is a page.
  if (isSystems) return;
  const chrome = getComputedStyle(document.documentElement).getPropertyValue('--chrome').trim();
  if (chrome === '') return;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) meta.content = chrome;
}

/** The theme in force, outside of React. */
export function themeInForce(): Theme {
  return usePreferences.getState().theme ?? systemTheme();
}

function systemTheme(): Theme {
  return systemDark.matches ? 'dark' : 'light';
}
