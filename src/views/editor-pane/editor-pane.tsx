import type { ReactNode } from 'react';

/** The editor with its tabs and footer. */
export function EditorPane(): ReactNode {
  return null;
}
