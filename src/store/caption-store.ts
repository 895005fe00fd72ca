import { create } from 'zustand';

/** The sentence that the sender of a link wrote over the stage, until the visitor puts it away; null for none. */
export const useCaption = create<{ readonly caption: string | null }>()(() => ({ caption: null }));

export function setCaption(caption: string | undefined): void {
  useCaption.setState({ caption: caption === undefined || caption.trim() === '' ? null : caption.trim() });
}
