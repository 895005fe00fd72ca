import { createMapPainter } from './painter';
import type { MapPainter } from './painter';
import type { MapPicture } from './picture';

/** Paints maps off the page's thread: a canvas each, one picture at a time, each acknowledged. */

export type PainterRequest =
  | { readonly kind: 'open'; readonly id: number; readonly canvas: OffscreenCanvas }
  | { readonly kind: 'paint'; readonly id: number; readonly picture: MapPicture }
  | { readonly kind: 'close'; readonly id: number };

/** The id of the map whose picture is painted. */
export type PainterReply = number;

const painters = new Map<number, MapPainter>();

addEventListener('message', ({ data }: MessageEvent<PainterRequest>) => {
  switch (data.kind) {
    case 'open':
      painters.set(data.id, createMapPainter(data.canvas));
      break;
    case 'paint':
      painters.get(data.id)?.paint(data.picture);
      postMessage(data.id satisfies PainterReply);
      break;
    case 'close':
      painters.delete(data.id);
  }
});
