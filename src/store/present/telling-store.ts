import { create } from 'zustand';

/** Where in the telling a presenter is, beside the run's own moment. */
interface Telling {
  /** Nothing has been told yet: what the sender says of the scenario stands first. */
  readonly isOpening: boolean;
  /** The last step led nowhere: nothing more happens. */
  readonly isOver: boolean;
}

export const useTelling = create<Telling>()(() => ({ isOpening: true, isOver: false }));
