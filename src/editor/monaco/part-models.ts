import { readJson } from '../../scenario/json-text';
import { hasErrors } from '../../scenario/finding';
import { partAt } from '../part';
import { textChange } from '../text-change';
import { monaco } from './monaco';
import type { TextModel } from './monaco';

/** A part of the document that is being typed and is not JSON yet. */
export interface Draft {
  readonly path: string;
  readonly text: string;
}

/**
 * Monaco's model of one part of the document. It lives as long as the page does, so that a part keeps its cursor, its scroll position and what is half typed
 * in it while another is shown.
 */
export interface PartModel {
  readonly model: TextModel;
  readonly path: string;
  /** The part's text when model and document were last the same. */
  inDocument: string;
  /** The model's text is not JSON: the document still holds what it held before. */
  broken: boolean;
  /** A change comes from the document, not from the keyboard. */
  following: boolean;
  /** Steps of Monaco's own undo that its redo can take back. */
  redoable: number;
}

const partModels = new Map<string, PartModel>();

/** Address of a part's model; its ending tells Monaco which JSON schema holds. `version`: which of several documents it is a part of. */
export function modelAddress(path: string, kind: string, version = ''): string {
  const place = `${version}${path === '' ? 'document' : path}`;
  return `inmemory://stowplan/${encodeURIComponent(place)}.${kind}.json`;
}

/** The model of a part, made when first asked for. */
export function partModel(path: string, kind: string, document: string, draft: Draft | null, version = ''): PartModel {
  const address = modelAddress(path, kind, version);
  const known = partModels.get(address);
  if (known) return known;
  const inDocument = partAt(document, path)?.text ?? '';
  const text = draft?.path === path ? draft.text : inDocument;
  const model = monaco.editor.createModel(text, 'json', monaco.Uri.parse(address));
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  const part: PartModel = {
    model,
    path,
    inDocument,
    broken: text !== inDocument && !isJson(text),
    following: false,
    redoable: 0,
  };
  partModels.set(address, part);
  return part;
}

export function isJson(text: string): boolean {
  return !hasErrors(readJson(text).problems);
}

/**
 * Brings a model in step with the document after a change from elsewhere: another control, an undo, another scenario. Only what differs is replaced, so that
 * cursors and scroll position stay. Answers with the place of the change in the model; null where there was none.
 */
export function followDocument(part: PartModel, document: string): { readonly end: number } | null {
  const inDocument = partAt(document, part.path)?.text ?? '';
  // While the document's own text of this part is the same, what is half typed here stays.
  if (inDocument === part.inDocument && part.broken) return null;
  part.inDocument = inDocument;
  return replaceText(part, inDocument);
}

/** Puts a text into a model as a change of the document's, not of the person's. */
export function replaceText(part: PartModel, text: string): { readonly end: number } | null {
  const { model } = part;
  part.broken = text !== part.inDocument;
  const change = textChange(model.getValue(), text);
  if (change === null) return null;
  part.following = true;
  const range = monaco.Range.fromPositions(model.getPositionAt(change.start), model.getPositionAt(change.end));
  model.pushStackElement();
  model.pushEditOperations([], [{ range, text: change.text }], () => null);
  model.pushStackElement();
  part.following = false;
  part.redoable = 0;
  return { end: change.start + change.text.length };
}
