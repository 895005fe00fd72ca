import type { Stage } from './stage-types';

/** A small overview of the whole drawing with the part that is seen, shown while a part is out of sight. Dragging in it pans. */
export interface Minimap {
  /** True while it is shown. */
  readonly isShown: boolean;
  destroy(): void;
}

/** Puts a minimap into `host`, an element of the page that lies over the stage; it takes its size from there, and hides it when not needed. */
export function createMinimap(host: HTMLElement, stage: Stage): Minimap {
  const show = (): void => {
    host.hidden = !(stage.overview()?.isPartial ?? false);
  };
  show();
  const stop = stage.onPicture(show);
  return {
    get isShown() {
      return !host.hidden;
    },
    destroy: stop,
  };
}
