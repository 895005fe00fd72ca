import type { ReactNode } from 'react';
import { usePreferences } from '../../store/preferences-store';
import type { InspectorTab } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { TabPanel, Tabs, useTabsBase } from '../controls/tabs';
import { InspectorContent } from './inspector';
import styles from './inspector.module.css';

/** The inspector in a sheet: events have a sheet of their own. */
export function PhoneInspector(): ReactNode {
  const preferred = usePreferences((preferences) => preferences.inspectorTab);
  const instance = useSelection(({ selected }) => selected?.kind === 'instance');
  const tab: InspectorTab = preferred === 'events' ? 'why' : preferred;
  const base = useTabsBase();
  return (
    <>
      <div className={styles['bar']}>
        <Tabs
          base={base}
          name="About the selection"
          tabs={[
            { id: 'why', label: 'Why here?' },
            { id: 'task', label: instance ? 'Instance' : 'Task' },
            { id: 'json', label: 'JSON' },
          ]}
          selected={tab}
          onSelect={(id) => usePreferences.getState().set({ inspectorTab: id })}
        />
      </div>
      <TabPanel base={base} selected={tab} className={styles['panel']}>
        <InspectorContent tab={tab} />
      </TabPanel>
    </>
  );
}
