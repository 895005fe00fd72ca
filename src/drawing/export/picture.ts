import type { Mark } from '../marks';

/**
 * A picture to take away, as a list of layers in the drawing's own language: what writes it as SVG and what paints it on a canvas both read this, so
 * that the two are the same. Always in the light theme, lengths in px.
 */
export interface Picture {
  /** What it shows, in words: for who cannot see it. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly layers: readonly Layer[];
}

export type Layer = MarksLayer | ImageLayer;

interface Placed {
  /** Where the layer's own origin is. */
  readonly x: number;
  readonly y: number;
  /** What of the picture the layer is drawn in; all of it when absent. In px of the picture. */
  readonly clip?: Box;
}

export interface MarksLayer extends Placed {
  readonly kind: 'marks';
  readonly marks: readonly Mark[];
  /** 1 when absent. */
  readonly opacity?: number;
  /** Where a click leads, where a picture can be clicked. */
  readonly href?: string;
}

/** What has too many parts for an element each. */
export interface ImageLayer extends Placed {
  readonly kind: 'image';
  readonly image: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a canvas for each px of a picture. */
export const SHARPNESS = 2;

export function marksLayer(marks: readonly Mark[], rest: Partial<Omit<MarksLayer, 'kind' | 'marks'>> = {}): MarksLayer {
  return { kind: 'marks', marks, x: 0, y: 0, ...rest };
}
