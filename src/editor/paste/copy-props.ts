import type { ComponentType } from 'react';

/** The page's button that puts a text on the clipboard: this room is given it. */
export type CopyButtonType = ComponentType<{ readonly text: () => string; readonly label?: string }>;
