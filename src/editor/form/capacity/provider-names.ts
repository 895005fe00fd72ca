import type { Choice } from '../controls/text-field';
import { listAt, textOf, texts, valueAt } from '../form-document';

/** The capacity providers that strategies of a document may name: its own, then those of Fargate, which are always there. */
export function providerChoices(document: unknown): Choice[] {
  const own = texts(listAt(document, ['capacityProviders']).map((entry) => textOf(valueAt(entry, ['name']))));
  return [...own, 'FARGATE', 'FARGATE_SPOT'].map((value) => ({ value }));
}

/** A name for a new provider that none has. */
export function freeProviderName(document: unknown, name: string): string {
  const taken = new Set(providerChoices(document).map(({ value }) => value));
  let number = 1;
  const candidate = (): string => (number === 1 ? name : `${name}-${number}`);
  while (taken.has(candidate())) number += 1;
  return candidate();
}
