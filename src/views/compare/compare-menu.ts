import { addWorld, closeCompare } from '../../store/compare/side-edits';
import { MOST_WORLDS } from '../../store/compare/side-text';
import { compareWays } from '../../store/compare/ways';
import type { CompareWay } from '../../store/compare/ways';
import { useDifferences } from '../../store/differences/differences-store';
import { useDocument } from '../../store/document-store';
import { useWorlds } from '../../store/worlds/worlds';
import { wayWords } from '../../words/compare-words';
import type { MenuEntry } from '../controls/menu-entries';
import { beginWay } from './begin-way';

/** What menus offer of comparing. */

/** With one world: what it can be held against. With several: how to go on. */
export function compareEntries(): MenuEntry[] {
  const { worlds } = useWorlds.getState();
  if (worlds.length < 2) return wayEntries(beginWay);
  const { only } = useDifferences.getState();
  return [
    {
      kind: 'item',
      label: 'Only what differs',
      checked: only,
      run: () => useDifferences.setState({ only: !only }),
    },
    { kind: 'more', label: 'Add a world', entries: addEntries() },
    { kind: 'line' },
    { kind: 'item', label: 'End the comparison', detail: 'the scenario as all share it', run: closeCompare },
  ];
}

/** What a further world may be: the worlds of every comparison that the scenario offers, each once. */
export function addEntries(): MenuEntry[] {
  const { worlds } = useWorlds.getState();
  if (worlds.length >= MOST_WORLDS) return [{ kind: 'heading', label: 'Four worlds are the most there can be.' }];
  const copy: MenuEntry = {
    kind: 'item',
    label: 'The scenario as it stands',
    run: () => addWorld({ label: 'as it is', patch: {} }),
  };
  const seen = new Set<string>([JSON.stringify([{}, undefined])]);
  // What one world's patch rules out another's may offer.
  const ways = worlds.flatMap(({ scenario }) => (scenario ? compareWays(scenario) : []));
  const others = ways.flatMap(({ subject, entries }) =>
    entries.flatMap((entry): MenuEntry[] => {
      const key = JSON.stringify([entry.patch, entry.lens]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        {
          kind: 'item',
          label: entry.label,
          ...(subject !== null && { detail: subject }),
          run: () => addWorld(entry),
        },
      ];
    }),
  );
  return [copy, ...others];
}

/** The comparisons that the scenario offers: those of everything first, then by service. */
function wayEntries(run: (way: CompareWay) => void): MenuEntry[] {
  const { scenario } = useDocument.getState();
  if (!scenario) return [];
  const ways = compareWays(scenario);
  const item = (way: CompareWay): MenuEntry => ({ kind: 'item', ...wayWords(way), run: () => run(way) });
  const subjects = [...new Set(ways.flatMap(({ subject }) => subject ?? []))];
  const bySubject = subjects.map((name): MenuEntry => ({
    kind: 'more',
    label: name,
    detail: 'with and without',
    entries: ways.filter(({ subject }) => subject === name).map(item),
  }));
  const own = ways.filter(({ subject }) => subject === null);
  const only = subjects.length === 1 ? ways.filter(({ subject }) => subject !== null).map(item) : bySubject;
  const [copy, ...first] = own.toReversed();
  return [
    { kind: 'heading', label: 'Side by side, on one clock' },
    ...first.toReversed().map(item),
    ...only,
    ...(copy ? [{ kind: 'line' } as const, item(copy)] : []),
  ];
}
