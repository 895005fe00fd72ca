import { create } from 'zustand';

/** The dialogs of the page; at most one is open. */
export type DialogName = 'examples' | 'paste' | 'share' | 'help' | 'find' | 'how-real' | 'arrange';

/** Which dialog is open. */
export const useOpenDialog = create<{ readonly open: DialogName | null }>()(() => ({ open: null }));

export function openDialog(name: DialogName): void {
  useOpenDialog.setState({ open: name });
}

export function closeDialog(): void {
  useOpenDialog.setState({ open: null });
}
