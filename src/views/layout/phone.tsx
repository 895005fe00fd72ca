import { Braces, Columns2, Columns3, List, MessageCircleQuestionMark } from 'lucide-react';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { useWhy } from '../../store/why-store';
import { PhoneHeader } from '../header/phone-header';
import { PhoneInspector } from '../inspector/phone-inspector';
import { useComparing } from '../../store/worlds/worlds';
import { CompareView, EditorPane, EventsTab } from '../later';
import { StageView } from '../stage/stage-view';
import { PhoneTransport } from '../transport/phone-transport';
import styles from './phone.module.css';
import { CloseSheet, Sheet } from './sheet';
import type { SheetStop } from './sheet';

const ComparePanel = lazy(async () => ({ default: (await import('../compare/compare-panel')).ComparePanel }));

type SheetName = 'edit' | 'why' | 'compare' | 'events';

const TABS = [
  { id: null, label: 'Stage', Icon: Columns3 },
  { id: 'edit', label: 'Edit', Icon: Braces },
  { id: 'why', label: 'Why', Icon: MessageCircleQuestionMark },
  { id: 'compare', label: 'Compare', Icon: Columns2 },
  { id: 'events', label: 'Events', Icon: List },
] as const;

/** The screen below 900 px: the stage first, the panes as sheets over it. */
export function Phone(): ReactNode {
  const comparing = useComparing();
  // What a scenario selects may be selected before this screen is there.
  const [sheet, setSheet] = useState<SheetName | null>(() =>
    useSelection.getState().selected === null ? null : 'why',
  );
  const [stop, setStop] = useState<SheetStop>('middle');
  const open = (name: SheetName | null): void => {
    setSheet(name);
    if (name !== null) setStop(name === 'edit' ? 'full' : 'middle');
  };
  useOpenOnSelect(sheet, open);
  return (
    <div className={styles['screen']}>
      <PhoneHeader />
      <div className={styles['room']}>
        <main className={styles['stage']} aria-label="Stage">
          {comparing ? <CompareView form="phone" /> : <StageView form="phone" />}
        </main>
        {sheet !== null && <PhoneSheet name={sheet} stop={stop} onStop={setStop} onClose={() => open(null)} />}
      </div>
      <section className={styles['transport']} aria-label="Transport">
        <PhoneTransport />
      </section>
      <nav className={styles['tabs']} aria-label="Parts of the page">
        {TABS.map(({ id, label, Icon }) => (
          <button key={label} type="button" aria-current={sheet === id ? 'page' : undefined} onClick={() => open(id)}>
            <Icon size={20} strokeWidth={1.5} aria-hidden="true" />
            {label}
          </button>
        ))}
      </nav>
    </div>
  );
}

interface PhoneSheetProps {
  readonly name: SheetName;
  readonly stop: SheetStop;
  readonly onStop: (stop: SheetStop) => void;
  readonly onClose: () => void;
}

function PhoneSheet({ name, ...sheet }: PhoneSheetProps): ReactNode {
  switch (name) {
    case 'edit':
      return (
        <Sheet title="Edit" head={null} {...sheet}>
          <EditorPane end={<CloseSheet onClose={sheet.onClose} />} />
        </Sheet>
      );
    case 'why':
      return <PhoneInspector {...sheet} />;
    case 'compare':
      return (
        <Sheet title="Side by side" {...sheet}>
          <div className={styles['padded']}>
            <Suspense>
              <ComparePanel onDone={sheet.onClose} />
            </Suspense>
          </div>
        </Sheet>
      );
    case 'events':
      return (
        <Sheet title="Events" {...sheet}>
          <div className={styles['padded']}>
            <EventsTab />
          </div>
        </Sheet>
      );
  }
}

/** A tap on something of the stage opens the sheet that tells about it; a clause that is pointed at, the editor. */
function useOpenOnSelect(sheet: SheetName | null, open: (name: SheetName | null) => void): void {
  useEffect(
    () =>
      useSelection.subscribe((state, before) => {
        if (state.selected !== before.selected && state.selected !== null && sheet !== 'events') {
          if (usePreferences.getState().inspectorTab === 'events')
            usePreferences.getState().set({ inspectorTab: 'why' });
          if (sheet !== 'why') open('why');
        }
      }),
    [sheet, open],
  );
  // Who asks why of an event wants to see the story.
  useEffect(() => useWhy.subscribe((state, before) => state.asked !== before.asked && open('why')), [open]);
}
