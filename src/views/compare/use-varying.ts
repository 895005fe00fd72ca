import { useMemo } from 'react';
import { writtenEntries } from '../../store/compare/side-text';
import { varyingGroups, varyingParts } from '../../store/compare/varying';
import type { VaryingGroup } from '../../store/compare/varying';
import { readDocument } from '../../store/document-parts';
import { useDocument } from '../../store/document-store';
import { useWorlds } from '../../store/worlds/worlds';

/** What the worlds on the page do not have in common. */
export function useVarying(): readonly VaryingGroup[] {
  const worlds = useWorlds((state) => state.worlds);
  const text = useDocument((document) => (document.good ? document.text : null));
  return useMemo(() => {
    const document = readDocument(text ?? '');
    const patches = writtenEntries(text ?? '').map(({ patch }) => patch);
    // The text may be ahead of the worlds, which are loaded anew.
    if (document === null || patches.length !== worlds.length) return [];
    return varyingGroups(varyingParts(document, patches));
  }, [worlds, text]);
}

/** Whether any of it is a service's strategy: then every stage has a sentence of its own. */
export function hasStrategies(varying: readonly VaryingGroup[]): boolean {
  return varying.some(({ paths }) => paths.some((path) => path[2] === 'placementStrategy'));
}
