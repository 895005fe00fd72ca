import { createCanvasPainter } from '../canvas-marks';
import { printColours } from './colours';
import { SHARPNESS } from './picture';
import type { Picture } from './picture';

/** Paints the picture, twice as sharp as its px. The page's fonts have to be loaded. */
export function canvasOf({ width, height, layers }: Picture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SHARPNESS);
  canvas.height = Math.round(height * SHARPNESS);
  const ink = canvas.getContext('2d', { alpha: false });
  if (!ink) throw new Error('this browser cannot draw on a canvas');
  const colours = printColours();
  const painter = createCanvasPainter(ink, colours);
  ink.scale(SHARPNESS, SHARPNESS);
  ink.fillStyle = colours.base.paper;
  ink.fillRect(0, 0, width, height);
  for (const layer of layers) {
    ink.save();
    const { clip } = layer;
    if (clip) {
      ink.beginPath();
      ink.rect(clip.x, clip.y, clip.width, clip.height);
      ink.clip();
    }
    ink.translate(layer.x, layer.y);
    if (layer.kind === 'image') ink.drawImage(layer.image, 0, 0, layer.width, layer.height);
    else {
      ink.globalAlpha = layer.opacity ?? 1;
      painter.draw(layer.marks);
    }
    ink.restore();
  }
  return canvas;
}

/** The picture as a PNG file. */
export function pngOf(picture: Picture): Promise<Blob> {
  const canvas = canvasOf(picture);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('this browser made no picture'));
    }, 'image/png');
  });
}
