import type { Explained } from '../../frame/explanation';
import type { DocumentEdit } from '../../frame/ways-out';
import { isRecord } from '../../lib/is-record';
import { applyPatch } from '../../scenario/compare/patch';
import type { Patched } from '../../scenario/compare/patch';
import { readJson, valueOf } from '../../scenario/json-text';

/** A world's document as a value, and where its parts are written in the text. */
export interface WorldDocument {
  readonly document: Readonly<Record<string, unknown>>;
  readonly trace: (path: DocumentEdit['path']) => DocumentEdit['path'];
}

/** @param side which of the worlds that the text puts side by side; undefined for the scenario as it stands */
export function documentOf(text: string, side: number | undefined): WorldDocument {
  const { root } = readJson(text);
  const value = root === undefined ? {} : valueOf(root);
  const document = isRecord(value) ? value : {};
  const patch = side === undefined ? undefined : patchOf(document, side);
  if (patch === undefined) return { document, trace: (path) => path };
  const patched = applyPatch(document, patch);
  return { document: patched.document, trace: (path) => writtenAt(patched, side ?? 0, path) };
}

/** Edits of a world's document as edits of the text's: what the world's patch says is changed there. */
export function tracedTo(trace: WorldDocument['trace'], edits: readonly DocumentEdit[]): DocumentEdit[] {
  return edits.map((edit) => ({ ...edit, path: trace(edit.path) }));
}

/** What is told of a decision: steps, and within them checks, with the clauses that are behind each. */
interface Told {
  readonly steps: readonly (Explained & { readonly checks?: readonly Explained[] })[];
}

/** A story of a world's decision whose clauses are pointed at where the text has them: in the part that all worlds share, or in the world's patch. */
export function withWrittenCauses<T extends Told>(told: T, text: string, side: number | undefined): T {
  // Most texts put nothing side by side, and are not read again for every story.
  if (!text.includes('"compare"')) return told;
  const { trace } = documentOf(text, side);
  const written = <E extends Explained>(it: E): E =>
    it.causes === undefined ? it : { ...it, causes: it.causes.map((cause) => ({ ...cause, path: trace(cause.path) })) };
  const steps = told.steps.map((step) => ({
    ...written(step),
    ...(step.checks && { checks: step.checks.map(written) }),
  }));
  return { ...told, steps };
}

function writtenAt({ trace }: Patched, side: number, path: DocumentEdit['path']): DocumentEdit['path'] {
  const { shared, patch } = trace(path);
  return patch === null ? (shared ?? path) : ['view', 'compare', side, 'patch', ...patch];
}

function patchOf(document: Readonly<Record<string, unknown>>, side: number): Record<string, unknown> | undefined {
  const { view } = document;
  const compare: unknown = isRecord(view) ? view['compare'] : undefined;
  const entry: unknown = Array.isArray(compare) ? compare[side] : undefined;
  return isRecord(entry) && isRecord(entry['patch']) ? entry['patch'] : undefined;
}
