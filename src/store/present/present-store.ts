import { create } from 'zustand';

/** Whether the page is shown to a class: full screen, in large type, by keys alone. */
export const usePresent = create<{ readonly isOn: boolean }>()(() => ({ isOn: false }));

export function startPresenting(): void {
  usePresent.setState({ isOn: true });
}

export function endPresenting(): void {
  usePresent.setState({ isOn: false });
}
