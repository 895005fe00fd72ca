import { rgbOf } from '../../tokens';
import { serviceSlot } from '../../theme';
import type { ThemeColours } from '../../theme';
import { FORM_STRENGTH, INSTANCE_CODES, STRENGTHS, TASK_CODES, UNLIT_HUE, partsOfInstance, partsOfTask } from './codes';

/** Colours by code, as pixels: red in the lowest byte, opaque. */
export interface MapPalette {
  readonly paper: number;
  /** The bar of an instance that drains or is cut off. */
  readonly bar: number;
  /** The frame of an instance with tasks that are elsewhere in another world. */
  readonly ring: number;
  /** An instance's place under the cells of its tasks. */
  readonly ground: number;
  readonly tasks: Uint32Array;
  readonly instances: Uint32Array;
}

/** Strength of a lit service's colour per step of its share. */
const LIT_STRENGTH = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

type Rgb = readonly [number, number, number];

/** The palette of a theme; with a lit service (`CatalogOwner.colour`) instances show its share. */
export function mapPalette(colours: ThemeColours, litColour: number | null): MapPalette {
  const paper = rgbOf(colours.base.paper);
  const services = colours.services.map(({ fill }) => rgbOf(fill));
  const ramp = colours.density.map((step) => rgbOf(step));
  const ground = ramp[0] ?? paper;
  const lit = litColour === null ? null : (services[serviceSlot(litColour)] ?? null);
  const tasks = Uint32Array.from({ length: TASK_CODES }, (_, code) => {
    if (code === 0) return pixelOf(ground);
    const { hue, form, strength } = partsOfTask(code);
    const full = (hue === UNLIT_HUE ? ramp[3] : services[hue]) ?? paper;
    return pixelOf(mix(mix(full, paper, FORM_STRENGTH[form]), paper, STRENGTHS[strength]));
  });
  const instances = Uint32Array.from({ length: INSTANCE_CODES }, (_, code) => {
    if (code === 0) return pixelOf(paper);
    const { step, strength } = partsOfInstance(code);
    const full = lit ? mix(lit, ground, LIT_STRENGTH[step] ?? 0) : (ramp[step] ?? paper);
    return pixelOf(mix(full, paper, STRENGTHS[strength]));
  });
  const [bar, ring] = [pixelOf(rgbOf(colours.base.ink)), pixelOf(rgbOf(colours.base.accent))];
  return { paper: pixelOf(paper), bar, ring, ground: pixelOf(ground), tasks, instances };
}

/** `share` of the first colour over the second. */
function mix(over: Rgb, under: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => Math.round(over[at] * share + under[at] * (1 - share));
  return [channel(0), channel(1), channel(2)];
}

function pixelOf([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
