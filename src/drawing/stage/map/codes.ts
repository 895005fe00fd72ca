/**
 * What the marks of the map look like, as one small number each: what crosses to the painter, which knows nothing of tasks. 0 is nothing.
 */

/** Strengths of a mark: as it is, a little back (not a sibling of what is selected), far back (what a filter leaves out). */
export const STRENGTHS = [1, 0.55, 0.28] as const;
export type Strength = 0 | 1 | 2;

/** Forms of a task's cell: its service's newest revision, an older one, on its way in, on its way out. */
export const FORMS = ['live', 'older', 'coming', 'going'] as const;
export type Form = 0 | 1 | 2 | 3;
/** Share of the service's colour in a form's; the rest is paper. */
export const FORM_STRENGTH = [1, 0.55, 0.38, 0.22] as const;

/** Colours of a task's cell: those of the services, and one for tasks that are not lit. */
export const HUES = 11;
export const UNLIT_HUE = 10;

/** Code of a task's cell. */
export function taskCode(hue: number, form: Form, strength: Strength): number {
  return 1 + hue + HUES * (form + FORMS.length * strength);
}

/** A task's code taken apart again. */
export function partsOfTask(code: number): { readonly hue: number; readonly form: Form; readonly strength: Strength } {
  const at = code - 1;
  return {
    hue: at % HUES,
    form: (Math.floor(at / HUES) % FORMS.length) as Form,
    strength: Math.floor(at / (HUES * FORMS.length)) as Strength,
  };
}

export const TASK_CODES = 1 + HUES * FORMS.length * STRENGTHS.length;

/** Which third of an instance's mark is cut away because that resource lies idle. */
export const CUTS = ['none', 'memoryIdle', 'cpuIdle'] as const;
export type Cut = (typeof CUTS)[number];
export const STEPS = 6;

/** An instance's mark. */
export interface InstanceMark {
  /** Step of the density ramp, or of a lit service's share, 0 to 5. */
  readonly step: number;
  readonly cut: Cut;
  /** It drains, or its agent is disconnected. */
  readonly barred: boolean;
  readonly strength: Strength;
  /** It has tasks that are elsewhere in another world. */
  readonly ringed: boolean;
}

export function instanceCode({ step, cut, barred, strength, ringed }: InstanceMark): number {
  const form = Number(barred) + 2 * (strength + STRENGTHS.length * Number(ringed));
  return 1 + step + STEPS * (CUTS.indexOf(cut) + CUTS.length * form);
}

export function partsOfInstance(code: number): InstanceMark {
  const at = code - 1;
  const rest = Math.floor(at / STEPS);
  const form = Math.floor(rest / CUTS.length);
  return {
    step: at % STEPS,
    cut: CUTS[rest % CUTS.length] ?? 'none',
    barred: form % 2 === 1,
    strength: (Math.floor(form / 2) % STRENGTHS.length) as Strength,
    ringed: form >= 2 * STRENGTHS.length,
  };
}

/** They fit in a byte. */
export const INSTANCE_CODES = 1 + STEPS * CUTS.length * 2 * STRENGTHS.length * 2;
