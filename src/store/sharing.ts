import { encodeLink } from '../scenario/link/link';
import { readDocument } from './document-parts';
import { useDocument } from './document-store';

/** A link that opens the scenario as it stands; null where the text is not JSON. */
export function shareLink(): string | null {
  const document = readDocument(useDocument.getState().text);
  if (document === null) return null;
  const { origin, pathname } = window.location;
  return origin + pathname + encodeLink(document);
}

/** Longer links are cut by some programs on their way. */
export const LONG_LINK = 2000;
/** Longer links are better sent as a file. */
export const TOO_LONG_LINK = 8000;
