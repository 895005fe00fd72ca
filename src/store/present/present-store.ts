import { create } from 'zustand';

interface PresentState {
  /** Whether the page is shown to a class: full screen, in large type, by keys alone. */
  readonly isOn: boolean;
  /** Whether it has just been: what began it takes the focus back. */
  readonly hasEnded: boolean;
}

export const usePresent = create<PresentState>()(() => ({ isOn: false, hasEnded: false }));

export function startPresenting(): void {
  usePresent.setState({ isOn: true, hasEnded: false });
}

export function endPresenting(): void {
  usePresent.setState({ isOn: false, hasEnded: true });
}
