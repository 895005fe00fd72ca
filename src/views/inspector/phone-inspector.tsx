import type { ReactNode } from 'react';
import { usePreferences } from '../../store/preferences-store';
import type { InspectorTab } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { TabPanel, Tabs, useTabsBase } from '../controls/tabs';
import { Sheet } from '../layout/sheet';
import type { SheetProps } from '../layout/sheet';
import { InspectorContent, SCALING, factsName, useInspectorTab, whyName } from './inspector';
import styles from './inspector.module.css';

/** The inspector as a sheet: its tabs are the head. Events have a sheet of their own. */
export function PhoneInspector(sheet: Omit<SheetProps, 'title' | 'head' | 'children'>): ReactNode {
  const preferred = useInspectorTab();
  const kind = useSelection(({ selected }) => selected?.kind);
  const tab: InspectorTab = preferred === 'events' ? 'why' : preferred;
  const base = useTabsBase();
  const tabs = (
    <Tabs
      base={base}
      look="sub"
      name="About the selection"
      tabs={[
        { id: 'why', label: whyName(kind) },
        ...(kind === 'service' ? [SCALING] : []),
        { id: 'task', label: factsName(kind) },
        { id: 'json', label: 'JSON' },
      ]}
      selected={tab}
      onSelect={(id) => usePreferences.getState().set({ inspectorTab: id })}
    />
  );
  return (
    <Sheet title="Why here?" head={tabs} {...sheet}>
      <TabPanel base={base} selected={tab} className={styles['panel']}>
        <InspectorContent tab={tab} />
      </TabPanel>
    </Sheet>
  );
}
