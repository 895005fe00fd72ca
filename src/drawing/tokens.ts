/**
 * The colours of the product, as one table: what style sheets, painters and the palette test read. Light is ink on drafting film,
 * dark is the same sheet as a blueprint. Nothing else in the product names a colour.
 */

export const THEMES = ['light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

type Pair = { readonly light: string; readonly dark: string };

/** Base colours: paper, inks, lines and the one red pencil. */
export const BASE = {
  /** Stage, fields, cards. */
  paper: { light: '#FBFBF8', dark: '#10171F' },
  /** Header, panes, transport. */
  chrome: { light: '#F3F3EE', dark: '#161F29' },
  /** Hover, menu row under the pointer. */
  well: { light: '#EAEAE4', dark: '#0B1118' },
  /** Text, primary button, focus ring. */
  ink: { light: '#15191E', dark: '#E9ECEA' },
  /** Secondary text. */
  ink2: { light: '#4A5158', dark: '#B4BCC2' },
  /** Labels and axis text. Not on `well` or `accentw`. */
  ink3: { light: '#666D73', dark: '#8E98A1' },
  /** Instance frames, field borders, ticks, hatching. */
  rule: { light: '#84898D', dark: '#6B7782' },
  /** Pane borders, outline buttons. */
  line: { light: '#D3D4CE', dark: '#2D3945' },
  /** Table rows, chart baselines: never the only sign of anything. */
  hair: { light: '#E3E3DD', dark: '#222D38' },
  /** The red pencil: where you are and what was decided. */
  accent: { light: '#C9330F', dark: '#FF7F5C' },
  /** Wash behind the deciding clause and a would-be place. */
  accentw: { light: '#FBE9E2', dark: '#3A2018' },
  /** Text on `ink` and on `accent`. */
  onink: { light: '#FBFBF8', dark: '#10171F' },
} as const satisfies Record<string, Pair>;
export type BaseToken = keyof typeof BASE;

/** Upper bounds of the density steps d0 to d4, as shares of the scarcer resource; above the last one: d5. */
export const DENSITY_CUTS = [0.02, 0.3, 0.55, 0.78, 0.97] as const;

/** Density ramp of the map: fuller is always further from the paper. */
export const DENSITY: readonly Pair[] = [
  { light: '#F1F1EB', dark: '#18222C' },
  { light: '#D9DAD4', dark: '#293541' },
  { light: '#B2B5B4', dark: '#45525E' },
  { light: '#7F8487', dark: '#74818C' },
  { light: '#4A5157', dark: '#AEB7BE' },
  { light: '#171B20', dark: '#EEF1EF' },
];

export interface ServiceColour {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
  /** Text on the solid fill. */
  readonly label: Pair;
}

const INK_LABEL = '#0C1117';
const WHITE_LABEL = '#FFFFFF';
const onInk: Pair = { light: INK_LABEL, dark: INK_LABEL };
const onWhite: Pair = { light: WHITE_LABEL, dark: INK_LABEL };

/** Service colours in the order in which they are given out, by first appearance in the scenario. */
export const SERVICES: readonly ServiceColour[] = [
  { name: 'teal', light: '#009B98', dark: '#6FEBD6', label: onInk },
  { name: 'ochre', light: '#C17000', dark: '#EFAF33', label: onInk },
  { name: 'mulberry', light: '#843364', dark: '#CA5980', label: onWhite },
  { name: 'blue', light: '#1A5DD0', dark: '#96A7FB', label: onWhite },
  { name: 'sage', light: '#739560', dark: '#D9EBA2', label: onInk },
  { name: 'lilac', light: '#A876D2', dark: '#E8CDFE', label: onInk },
  { name: 'umber', light: '#503E01', dark: '#8C823A', label: onWhite },
  { name: 'indigo', light: '#421A9A', dark: '#8C6BC6', label: onWhite },
  { name: 'green', light: '#007A47', dark: '#5CBE80', label: onWhite },
  { name: 'pine', light: '#004C3C', dark: '#0B948A', label: onWhite },
];

/** An older revision is mixed with this share of paper. */
export const OLDER_PAPER_SHARE = 0.45;
/** Strength of a service's colour in the waist of a hull. */
export const TINT = 0.22;

/**
 * Every custom property of a theme with its value: the base tokens by name (`--ink2`), `--d0` to `--d5`, and per service `--service-1`,
 * `--service-1-label`, `--service-1-older` (the colour of an older revision) and `--service-1-older-label`.
 */
export function cssVariables(theme: ThemeName): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const [name, pair] of Object.entries(BASE)) variables[`--${name}`] = pair[theme];
  DENSITY.forEach((pair, step) => {
    variables[`--d${step}`] = pair[theme];
  });
  SERVICES.forEach((service, index) => {
    const name = `--service-${index + 1}`;
    const older = mix(service[theme], BASE.paper[theme], OLDER_PAPER_SHARE);
    variables[name] = service[theme];
    variables[`${name}-label`] = service.label[theme];
    variables[`${name}-older`] = older;
    variables[`${name}-older-label`] = readableLabel(older);
  });
  return variables;
}

/** The declarations of a theme as text, one a line: what a style sheet's rule for the theme holds. */
export function cssDeclarations(theme: ThemeName): string {
  return Object.entries(cssVariables(theme))
    .map(([name, value]) => `  ${name}: ${value.toLowerCase()};`)
    .join('\n');
}

/** Red, green and blue of `#RRGGBB`, 0 to 255. */
export function rgbOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** WCAG 2.x contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG 2.x defines it, 0 to 1. */
function luminance(hex: string): number {
  const [r, g, b] = rgbOf(hex).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Of the two label colours, the one that reads better on the fill. */
function readableLabel(fill: string): string {
  return contrast(WHITE_LABEL, fill) > contrast(INK_LABEL, fill) ? WHITE_LABEL : INK_LABEL;
}

/** `share` of the second colour in the first, in sRGB as CSS `color-mix(in srgb)` does it. */
function mix(hex: string, other: string, share: number): string {
  const [to, from] = [rgbOf(other), rgbOf(hex)];
  const channels = from.map((value, index) => Math.round(value * (1 - share) + (to[index] ?? 0) * share));
  return `#${channels.map((value) => value.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
}
