import { createMapPixels } from './map-pixels';
import type { MapPicture } from './picture';

/** Paints pictures of the map on a canvas: in a worker, or on the page where the browser cannot. */
export interface MapPainter {
  paint(picture: MapPicture): void;
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

export function createMapPainter(canvas: Canvas): MapPainter {
  const context = canvas.getContext('2d', { alpha: false });
  const map = createMapPixels();
  let image: ImageData | null = null;

  return {
    paint(picture) {
      map.draw(picture);
      const { width, height, pixels } = map;
      if (!context || width === 0 || height === 0) return;
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        image = null;
      }
      if (image?.data.buffer !== pixels.buffer)
        image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
      const painted = image;
      map.flush((top, rows) => context.putImageData(painted, 0, 0, 0, top, width, rows));
    },
  };
}
