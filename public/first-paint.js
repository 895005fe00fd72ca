/*
 * Runs before the first paint: the theme and the panes as they were left on this device (`src/store/preferences-store.ts`), so that what
 * is painted before the page's own script is there is not in another colour or another place.
 */
try {
  /**
   * @typedef {{ theme?: 'light' | 'dark', editorOpen?: boolean, inspectorOpen?: boolean, paneSizes?: Record<string, number> }} Preferences
   */
  const kept = /** @type {{ state?: Preferences } | null} */ (
    JSON.parse(localStorage.getItem('stowplan.preferences') ?? 'null')
  );
  const { theme, editorOpen, inspectorOpen, paneSizes } = kept?.state ?? {};
  const { dataset, style } = document.documentElement;
  if (theme) dataset['theme'] = theme;
  const closed = { ...(editorOpen === false && { editor: 0 }), ...(inspectorOpen === false && { inspector: 0 }) };
  for (const [pane, size] of Object.entries({ ...paneSizes, ...closed })) {
    style.setProperty(`--shell-${pane}`, `${size}px`);
  }
} catch {
  // Storage that is forbidden or broken: the page begins as for a newcomer.
}
