import { create } from 'zustand';

/** The dialogs of the page; at most one is open. */
export type DialogName =
  | 'examples'
  | 'paste'
  | 'export'
  | 'share'
  | 'help'
  | 'find'
  | 'how-real'
  | 'arrange'
  | 'shelf'
  | 'scoreboard'
  | 'seeds'
  | 'scaling'
  | 'app-runner'
  | 'cost';

/** Which dialog is open, and what of it was asked for: of `how-real` the id of an assumption, of `paste` a `cluster`; null for the whole. */
export const useOpenDialog = create<{ readonly open: DialogName | null; readonly about: string | null }>()(() => ({
  open: null,
  about: null,
}));

export function openDialog(name: DialogName, about: string | null = null): void {
  useOpenDialog.setState({ open: name, about });
}

export function closeDialog(): void {
  useOpenDialog.setState({ open: null });
}
