import { paintPicture } from './canvas-picture';
import type { Picture } from './picture';

/** Films pictures as they come, in real time, with what the browser itself can record. */
export interface Film {
  /** Shows the next picture on the canvas and takes it up. */
  take(picture: Picture): void;
  /** The film so far, as a file. */
  end(): Promise<Blob>;
}

export interface FilmFormat {
  readonly mimeType: string;
  readonly extension: 'mp4' | 'webm';
}

/** The best first; what plays everywhere is best. */
const FORMATS: readonly FilmFormat[] = [
  { mimeType: 'video/mp4;codecs=avc1.42E01F', extension: 'mp4' },
  { mimeType: 'video/webm;codecs=vp9', extension: 'webm' },
  { mimeType: 'video/webm;codecs=vp8', extension: 'webm' },
];

/** What this browser can film; null where it cannot. */
export function filmFormat(): FilmFormat | null {
  if (!('MediaRecorder' in window) || !('captureStream' in HTMLCanvasElement.prototype)) return null;
  return FORMATS.find(({ mimeType }) => MediaRecorder.isTypeSupported(mimeType)) ?? null;
}

/** Enough for flat colours and small type. */
const BITS_PER_SECOND = 6_000_000;

export function startFilm(canvas: HTMLCanvasElement, { mimeType }: FilmFormat, first: Picture): Film {
  paintPicture(canvas, first, 1);
  // A picture is taken up when it has been painted, not at a rate.
  const stream = canvas.captureStream(0);
  const [track] = stream.getVideoTracks();
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: BITS_PER_SECOND });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.start();
  const take = (): void => {
    if (track && 'requestFrame' in track) (track as CanvasCaptureMediaStreamTrack).requestFrame();
  };
  take();
  return {
    take(picture) {
      paintPicture(canvas, picture, 1);
      take();
    },
    async end() {
      take();
      // One that has failed is stopped already, and does not say so again.
      if (recorder.state !== 'inactive') {
        const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
        recorder.stop();
        await stopped;
      }
      track?.stop();
      return new Blob(parts, { type: mimeType });
    },
  };
}
