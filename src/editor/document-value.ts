import { readJson, valueOf } from '../scenario/json-text';

/** What a text says, as far as it can be read; null where nothing can. */
export function documentValue(text: string): unknown {
  const { root } = readJson(text);
  return root ? valueOf(root) : null;
}
