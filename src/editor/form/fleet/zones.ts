import { listAt, textOf, texts, valueAt } from '../form-document';

/** Zones of a document: those that its instances name, else the region's first three. */
export function zonesOf(document: unknown): string[] {
  const region = textOf(valueAt(document, ['region'])) || 'us-east-1';
  const named = listAt(document, ['containerInstances']).flatMap((entry) => [
    valueAt(entry, ['availabilityZone']),
    ...listAt(entry, ['availabilityZones']),
  ]);
  const usual = ['a', 'b', 'c'].map((letter) => `${region}${letter}`);
  return texts([...usual, ...named]).sort();
}

/** The zones that an entry names, in its order. */
export function zonesOfEntry(entry: unknown): string[] {
  const list = texts(listAt(entry, ['availabilityZones']));
  return list.length > 0 ? list : texts([valueAt(entry, ['availabilityZone'])]);
}
