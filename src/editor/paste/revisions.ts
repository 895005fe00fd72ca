import { documentValue } from '../document-value';
import { definitionsIn } from '../form/definitions';

/** The revision that the next definition of a family gets in a document. */
export function nextRevision(document: string, family: string): number {
  const revisions = definitionsIn(documentValue(document)).filter((definition) => definition.family === family);
  return Math.max(0, ...revisions.map(({ revision }) => revision)) + 1;
}
