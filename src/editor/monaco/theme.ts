import { monaco } from './monaco';

/** Monaco's two themes. Their colours are the page's own, read from its style sheet. */

export type EditorTheme = 'light' | 'dark';

export function themeName(theme: EditorTheme): string {
  return `stowplan-${theme}`;
}

/** Shows a theme in every editor, and again whenever the page's style sheet changes over to another. Call what comes back to stop. */
export function followTheme(theme: EditorTheme): () => void {
  showTheme(theme);
  const observer = new MutationObserver(() => showTheme(theme));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Defines the theme from the colours now in force and shows it. */
function showTheme(theme: EditorTheme): void {
  const colour = readColours();
  const token = (name: string, foreground: string, fontStyle = ''): monaco.editor.ITokenThemeRule => ({
    token: name,
    foreground: foreground.slice(1),
    fontStyle,
  });
  monaco.editor.defineTheme(themeName(theme), {
    base: theme === 'light' ? 'vs' : 'vs-dark',
    inherit: false,
    rules: [
      token('', colour.ink),
      // Monaco knows no weight 500: the style sheet turns its italic into that.
      token('string.key.json', colour.ink, 'italic'),
      token('string.value.json', colour.ink2),
      token('number.json', colour.ink, 'bold'),
      token('keyword.json', colour.ink, 'bold'),
      token('delimiter', colour.ink3),
      token('comment', colour.ink3),
    ],
    colors: {
      foreground: colour.ink,
      focusBorder: colour.ink,
      'widget.shadow': '#00000000',
      'editor.background': colour.chrome,
      'editor.foreground': colour.ink,
      'editorCursor.foreground': colour.ink,
      'editorLineNumber.foreground': colour.ink3,
      'editorLineNumber.activeForeground': colour.ink,
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${colour.rule}55`,
      'editor.inactiveSelectionBackground': `${colour.rule}2b`,
      'editor.selectionHighlightBackground': `${colour.rule}2b`,
      'editor.hoverHighlightBackground': `${colour.rule}2b`,
      'editor.wordHighlightBackground': '#00000000',
      'editor.wordHighlightStrongBackground': '#00000000',
      'editor.findMatchBackground': `${colour.rule}77`,
      'editor.findMatchHighlightBackground': `${colour.rule}3c`,
      'editor.foldBackground': '#00000000',
      'editorBracketMatch.background': '#00000000',
      'editorBracketMatch.border': colour.rule,
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, colour.ink3]),
      ),
      'editorBracketHighlight.unexpectedBracket.foreground': colour.ink3,
      'editorGutter.foldingControlForeground': colour.ink3,
      'editorError.foreground': colour.accent,
      'editorWarning.foreground': colour.rule,
      'editorInfo.foreground': colour.rule,
      'editorWidget.background': colour.paper,
      'editorWidget.foreground': colour.ink,
      'editorWidget.border': colour.ink,
      'editorHoverWidget.background': colour.paper,
      'editorHoverWidget.foreground': colour.ink,
      'editorHoverWidget.border': colour.ink,
      'editorHoverWidget.statusBarBackground': colour.paper,
      'editorHoverWidget.highlightForeground': colour.ink,
      'editorSuggestWidget.background': colour.paper,
      'editorSuggestWidget.foreground': colour.ink2,
      'editorSuggestWidget.border': colour.ink,
      'editorSuggestWidget.selectedBackground': colour.well,
      'editorSuggestWidget.selectedForeground': colour.ink,
      'editorSuggestWidget.highlightForeground': colour.ink,
      'editorSuggestWidget.focusHighlightForeground': colour.ink,
      'editorMarkerNavigation.background': colour.paper,
      'editorMarkerNavigationError.background': colour.accent,
      'list.hoverBackground': colour.well,
      'list.activeSelectionBackground': colour.well,
      'list.activeSelectionForeground': colour.ink,
      'input.background': colour.paper,
      'input.foreground': colour.ink,
      'input.border': colour.rule,
      'inputOption.activeBackground': colour.ink,
      'inputOption.activeForeground': colour.onink,
      'menu.background': colour.paper,
      'menu.foreground': colour.ink,
      'menu.border': colour.ink,
      'menu.selectionBackground': colour.well,
      'menu.selectionForeground': colour.ink,
      'menu.separatorBackground': colour.line,
      'quickInput.background': colour.paper,
      'quickInput.foreground': colour.ink,
      'quickInputList.focusBackground': colour.well,
      'quickInputList.focusForeground': colour.ink,
      'pickerGroup.foreground': colour.ink2,
      'pickerGroup.border': colour.line,
      'textLink.foreground': colour.ink,
      'textLink.activeForeground': colour.ink,
      'textCodeBlock.background': colour.well,
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${colour.rule}40`,
      'scrollbarSlider.hoverBackground': `${colour.rule}70`,
      'scrollbarSlider.activeBackground': colour.rule,
      'button.background': colour.ink,
      'button.foreground': colour.onink,
    },
  });
  monaco.editor.setTheme(themeName(theme));
}

const NAMES = ['paper', 'chrome', 'well', 'ink', 'ink2', 'ink3', 'rule', 'line', 'accent', 'accentw', 'onink'] as const;
type Colours = Readonly<Record<(typeof NAMES)[number], string>>;

/** The colours in force as `#rrggbb`, which is all that Monaco takes; a system colour of forced-colors mode is resolved. */
function readColours(): Colours {
  const probe = document.createElement('span');
  document.body.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    const channels = getComputedStyle(probe).color.match(/\d+(?:\.\d+)?/g) ?? [];
    return `#${[0, 1, 2]
      .map((at) =>
        Math.round(Number(channels[at] ?? 0))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  };
  const colours = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Colours;
  probe.remove();
  return colours;
}
