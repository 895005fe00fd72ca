import { ChevronDown } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useArrangement } from '../../../store/arrangement-store';
import { openDialog } from '../../../store/dialog-store';
import { followArrangement } from '../../../store/follow-arrangement';
import { useLayoutInfo } from '../../../store/layout-store';
import { usePreferences } from '../../../store/preferences-store';
import { SHADE_WORDS, SORT_WORDS, groupWords } from '../../../words/stage-words';
import { Menu } from '../../controls/menu';
import type { MenuEntry } from '../../controls/menu-entries';
import { useSession } from '../../session-context';
import { groupChoices, shadeChoices, sortChoices } from './arrange-entries';
import type { Choice } from './arrange-entries';
import { FilterStatus } from './filter-status';
import { FilterWord } from './filter-word';
import styles from './tools.module.css';
import { useAttributes, useIsFiltered, useToolsOpen } from './use-tools';

/** Filter, grouping, order, shade and search of the stage, as words that are controls; and how many a filter lights. */
export function StageTools({ form }: { readonly form: 'desktop' | 'phone' }): ReactNode {
  const session = useSession();
  const open = useToolsOpen();
  const filtered = useIsFiltered();
  useEffect(() => followArrangement(session.client, session.frames), [session]);
  if (form === 'phone' && !filtered) return null;
  if (form === 'phone') return <FilterLine />;
  if (!open && !filtered) return null;
  return (
    <section className={styles['tools']} aria-label="Filter and arrange the stage">
      {open && <Words />}
      <FilterStatus />
    </section>
  );
}

/** On a small screen, where the words are in a dialog. */
function FilterLine(): ReactNode {
  return (
    <div className={styles['small']}>
      <FilterStatus words />
    </div>
  );
}

function Words(): ReactNode {
  const group = useArrangement((arrangement) => arrangement.group);
  // Asked for ahead, so that the menu of groupings has them when it opens, or soon after.
  const attributes = useAttributes();
  const { instanceSort, shade } = usePreferences();
  const isMap = useLayoutInfo(({ info }) => info?.level === 'map');
  return (
    <>
      <FilterWord />
      <Word name="Group by" value={groupWords(group)} choices={() => groupChoices(attributes)} />
      <Word name="Sort" value={SORT_WORDS[instanceSort]} choices={sortChoices} />
      {isMap && <Word name="Shade" value={SHADE_WORDS[shade]} choices={shadeChoices} />}
      <button
        type="button"
        className={styles['word']}
        data-hint="Find anything"
        data-hint-keys="/"
        onClick={() => openDialog('find')}
      >
        <b>Find</b>
      </button>
    </>
  );
}

interface WordProps {
  readonly name: string;
  readonly value: string;
  readonly choices: () => readonly Choice[];
}

/** A word of the line that opens a menu of others. */
function Word({ name, value, choices }: WordProps): ReactNode {
  const entries = (): MenuEntry[] =>
    choices().map(({ label, detail, chosen, run }) => ({
      kind: 'item',
      label,
      checked: chosen,
      run,
      ...(detail !== undefined && { detail }),
    }));
  return (
    <Menu className={styles['word']} label={name} entries={entries}>
      {name} <b>{value}</b>
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
    </Menu>
  );
}
