import { deflateRawSync } from 'node:zlib';

/**
 * Fragments as a stranger's program would write them: from the format's description, without our own codec and without its dictionary,
 * which a decoder does not need.
 */
export function linkTo(document: unknown): string {
  return linkOf(JSON.stringify(document));
}

/** A link to any text, JSON or not. */
export function linkOf(text: string): string {
  return `#s=1.${deflateRawSync(text).toString('base64url')}`;
}
