import { PanelRightClose } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePreferences } from '../../store/preferences-store';
import type { InspectorTab } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { Button } from '../controls/button';
import { EventsTab, FactsTab, JsonTab, ScalingTab, WhyTab } from '../later';
import { TabPanel, Tabs, useTabsBase } from '../controls/tabs';
import type { Tab } from '../controls/tabs';
import styles from './inspector.module.css';

/** The story of what is selected. */
export function Inspector(): ReactNode {
  const kind = useSelection(({ selected }) => selected?.kind);
  const tab = useInspectorTab();
  const base = useTabsBase();
  const tabs: readonly Tab<InspectorTab>[] = [
    { id: 'why', label: whyName(kind) },
    ...(kind === 'service' ? [SCALING] : []),
    { id: 'task', label: factsName(kind) },
    { id: 'json', label: kind === 'service' ? '{ }' : 'JSON', name: 'JSON' },
    { id: 'events', label: 'Events' },
  ];
  return (
    <>
      <div className={styles['bar']}>
        <Tabs
          base={base}
          name="About the selection"
          tabs={tabs}
          close={tabs.length > 4}
          selected={tab}
          onSelect={(id) => usePreferences.getState().set({ inspectorTab: id })}
        >
          <Button
            look="icon"
            label="Fold the inspector away"
            icon={<PanelRightClose aria-hidden="true" />}
            onClick={() => usePreferences.getState().set({ inspectorOpen: false })}
          />
        </Tabs>
      </div>
      <TabPanel base={base} selected={tab} className={styles['panel']}>
        <InspectorContent tab={tab} />
      </TabPanel>
    </>
  );
}

/** What the first tab tells of a kind of thing. */
export function whyName(kind: Selectable['kind'] | undefined): string {
  return kind === 'service' ? 'Deployments' : kind === 'capacityProvider' ? 'Capacity' : 'Why here?';
}

/** What the tab of its facts is called. */
export function factsName(kind: Selectable['kind'] | undefined): string {
  return kind === 'instance'
    ? 'Instance'
    : kind === 'service'
      ? 'Service'
      : kind === 'capacityProvider'
        ? 'Provider'
        : 'Task';
}

export const SCALING: Tab<InspectorTab> = { id: 'scaling', label: 'Scaling' };

/** The tab that is open; what only services have is of services alone. */
export function useInspectorTab(): InspectorTab {
  const tab = usePreferences((preferences) => preferences.inspectorTab);
  const kind = useSelection(({ selected }) => selected?.kind);
  return tab === 'scaling' && kind !== 'service' ? 'why' : tab;
}

/** What a tab says of the selection; the sheets of small screens show the same. */
export function InspectorContent({ tab }: { readonly tab: InspectorTab }): ReactNode {
  switch (tab) {
    case 'why':
      return <WhyTab />;
    case 'scaling':
      return <ScalingTab />;
    case 'task':
      return <FactsTab />;
    case 'json':
      return <JsonTab />;
    case 'events':
      return <EventsTab />;
  }
}
