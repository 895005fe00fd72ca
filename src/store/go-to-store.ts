import { create } from 'zustand';

/** A place of the document to put the editor's cursor at; each new object moves it, also to the same place again. */
export interface Place {
  readonly path: string;
  /** In the whole document, UTF-16 code units. */
  readonly offset?: number;
}

/** Where the editor was last asked to go. */
export const useGoTo = create<{ readonly place: Place | null }>()(() => ({ place: null }));

export function goTo(place: Place): void {
  useGoTo.setState({ place });
}
