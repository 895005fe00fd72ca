import type { ReactNode } from 'react';

/** One line of a menu. */
export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly label: ReactNode;
      /** In mono or secondary type beside or under the label. */
      readonly detail?: string;
      /** Set for choices: whether it is the present one. */
      readonly checked?: boolean;
      readonly disabled?: boolean;
      /** Keys that do the same. */
      readonly keys?: string;
      readonly run: () => void;
    }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' }
  | {
      readonly kind: 'more';
      readonly label: ReactNode;
      readonly detail?: string;
      readonly entries: readonly MenuEntry[];
    };
