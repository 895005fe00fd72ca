import type { Mark } from '../marks';
import type { Drawn } from './drawn';
import type * as Ghosts from './ghosts';
import type { Ghost, GhostSource } from './ghosts';

/** Draws ghosts, with a script that is loaded with the first of them. */
export interface LazyGhosts {
  marks(ghosts: readonly Ghost[] | null, drawn: Drawn, source: GhostSource): Mark[];
}

export function createLazyGhosts(repaint: () => void): LazyGhosts {
  let script: typeof Ghosts | null = null;
  let isAskedFor = false;
  return {
    marks(ghosts, drawn, source) {
      if (ghosts === null) return [];
      if (script) return script.ghostMarks(ghosts, drawn, source);
      if (!isAskedFor) {
        isAskedFor = true;
        void import('./ghosts').then((loaded) => {
          script = loaded;
          repaint();
        });
      }
      return [];
    },
  };
}
