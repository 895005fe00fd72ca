import { readTheme } from '../../theme';
import type { StageView } from '../view';
import { createMapTeller } from './map-teller';
import { mapPalette } from './palette';
import { createPainterClient } from './painter-client';

/** Level Map: the painter is told what has changed, when it has painted what it was told before. */
export interface MapLayer {
  readonly element: HTMLElement;
  paint(view: StageView): void;
  /** Whether all that was asked for has been painted. */
  readonly isSettled: boolean;
  destroy(): void;
}

export function createMapLayer(painted: () => void): MapLayer {
  const client = createPainterClient();
  const teller = createMapTeller();
  let paletteKey = '';

  function takePalette({ theme, catalog, litOwner }: StageView): void {
    const lit = litOwner === null ? null : (catalog.owners[litOwner]?.colour ?? null);
    const key = `${theme} ${lit}`;
    if (paletteKey === key) return;
    paletteKey = key;
    teller.takePalette(mapPalette(readTheme(client.element), lit));
  }

  function flush(): void {
    if (client.isBusy) return;
    const picture = teller.picture();
    if (picture) client.paint(picture);
  }

  client.onPainted = () => {
    flush();
    painted();
  };
  client.onLost = () => {
    teller.forgetTold();
    flush();
  };

  return {
    element: client.element,
    paint(view) {
      takePalette(view);
      teller.take(view, devicePixelRatio);
      flush();
    },
    get isSettled() {
      return !client.isBusy && !teller.hasNews;
    },
    destroy() {
      client.destroy();
      client.element.remove();
    },
  };
}
