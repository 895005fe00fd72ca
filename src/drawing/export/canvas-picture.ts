import { createCanvasPainter } from '../canvas-marks';
import { printColours } from './colours';
import { SHARPNESS } from './picture';
import type { Picture } from './picture';

/** Paints the picture on a canvas, so many pixels for each px. The page's fonts have to be loaded. */
export function paintPicture(canvas: HTMLCanvasElement, { width, height, layers }: Picture, scale: number): void {
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const ink = canvas.getContext('2d', { alpha: false });
  if (!ink) throw new Error('this browser cannot draw on a canvas');
  const colours = printColours();
  const painter = createCanvasPainter(ink, colours);
  ink.scale(scale, scale);
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
}

/** The picture as a PNG file, twice as sharp as its px. */
export function pngOf(picture: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  paintPicture(canvas, picture, SHARPNESS);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('this browser made no picture'));
    }, 'image/png');
  });
}
