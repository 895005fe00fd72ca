/*
 * Runs before the first paint: asks for the page's files, whose names the build gives it, unless only an embed is shown, which does without them; then the
 * theme and the panes as they were left on this device (`src/store/preferences-store.ts`), which an embed does without too, so that what is painted before
 * the page's own script is there is not in another colour or another place.
 */
const isEmbed = /[#&]embed(?:&|$)/.test(window.location.hash);
if (isEmbed) document.documentElement.dataset['embed'] = 'true';
else {
  for (const file of document.currentScript?.dataset['page']?.split(' ') ?? []) {
    const link = document.createElement('link');
    const isStyle = file.endsWith('.css');
    link.rel = isStyle ? 'preload' : 'modulepreload';
    if (isStyle) link.as = 'style';
    link.crossOrigin = '';
    link.href = file;
    document.head.append(link);
  }
}
try {
  /**
   * @typedef {{ theme?: 'light' | 'dark', editorOpen?: boolean, inspectorOpen?: boolean, paneSizes?: Record<string, number> }} Preferences
   */
  const kept = /** @type {{ state?: Preferences } | null} */ (
    JSON.parse((!isEmbed && localStorage.getItem('stowplan.preferences')) || 'null')
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
