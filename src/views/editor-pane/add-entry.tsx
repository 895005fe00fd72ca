import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { openDialog } from '../../store/dialog-store';
import { useDocument } from '../../store/document-store';
import { addEntries, addPart } from '../../store/edits';
import { freeFleetId, freeName } from '../../store/free-names';
import type { EditorTab } from '../../store/preferences-store';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import styles from './add-entry.module.css';

/** The + behind the entries of a tab. */
export function AddEntry({ tab }: { readonly tab: EditorTab }): ReactNode {
  return (
    <Menu className={styles['add']} iconOnly align="end" label={LABELS[tab]} entries={() => entriesFor(tab)}>
      <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
    </Menu>
  );
}

const LABELS: { readonly [T in EditorTab]: string } = {
  cluster: 'Add to the cluster',
  tasks: 'Add a task definition',
  services: 'Add a service',
  timeline: 'Add an action',
  scenario: 'Add',
};

function entriesFor(tab: EditorTab): MenuEntry[] {
  switch (tab) {
    case 'services':
      return serviceEntries();
    case 'tasks':
      return taskEntries();
    case 'cluster':
    case 'timeline':
    case 'scenario':
      return clusterEntries();
  }
}

function serviceEntries(): MenuEntry[] {
  const { scenario } = useDocument.getState();
  const families = [...new Set(scenario?.taskDefinitions.map(({ family }) => family) ?? [])];
  if (families.length === 0) return [{ kind: 'heading', label: 'Add a task definition first.' }];
  const taken = new Set(scenario?.services.map(({ serviceName }) => serviceName));
  return [
    { kind: 'heading', label: 'A service that runs' },
    ...families.map((family): MenuEntry => ({
      kind: 'item',
      label: family,
      run: () =>
        void addEntries('services', [
          { serviceName: freeName(family, taken), taskDefinition: family, desiredCount: 3 },
        ]),
    })),
  ];
}

function taskEntries(): MenuEntry[] {
  const { scenario } = useDocument.getState();
  const taken = new Set(scenario?.taskDefinitions.map(({ family }) => family));
  const add = (label: string, cpu: number, memory: number, detail: string): MenuEntry => ({
    kind: 'item',
    label,
    detail,
    run: () => {
      const family = freeName('task', taken);
      void addEntries('taskDefinitions', [
        {
          family,
          networkMode: 'bridge',
          containerDefinitions: [{ name: 'app', image: 'nginx:latest', cpu, memory, essential: true }],
        },
      ]);
    },
  });
  return [
    { kind: 'item', label: 'Paste a definition …', run: () => openDialog('paste') },
    { kind: 'line' },
    add('Small', 256, 512, '256 CPU, 512 MiB'),
    add('Large in CPU', 1024, 512, '1,024 CPU, 512 MiB'),
    add('Large in memory', 256, 4096, '256 CPU, 4,096 MiB'),
  ];
}

/** A capacity provider with its group, empty at first: ECS sizes it. */
function groupEntry(name: string, spot: boolean): MenuEntry {
  const { scenario } = useDocument.getState();
  const taken = new Set(scenario?.capacityProviders.map((provider) => String(provider['name'])));
  return {
    kind: 'item',
    label: spot ? 'A Spot group' : 'An Auto Scaling group',
    detail: 'capacity provider',
    run: () =>
      void addEntries('capacityProviders', [
        {
          name: freeName(name, taken),
          autoScalingGroupProvider: { managedScaling: { status: 'ENABLED', targetCapacity: 100 } },
          autoScalingGroup: {
            minSize: 0,
            maxSize: 10,
            instanceType: 'm5.large',
            availabilityZones: (scenario?.zones ?? []).slice(0, 3),
            ...(spot && { spot, agent: { ECS_ENABLE_SPOT_INSTANCE_DRAINING: 'true' } }),
          },
        },
      ]),
  };
}

function clusterEntries(): MenuEntry[] {
  const { scenario } = useDocument.getState();
  const zones = scenario?.zones ?? [];
  const fleet = (instanceType: string): MenuEntry => ({
    kind: 'item',
    label: `Three ${instanceType}`,
    run: () =>
      void addEntries('containerInstances', [
        {
          id: freeFleetId(instanceType.split('.')[0] ?? 'm5', 3, scenario?.containerInstances ?? []),
          count: 3,
          instanceType,
          availabilityZones: zones.slice(0, 3),
        },
      ]),
  });
  return [
    { kind: 'heading', label: 'Instances, one in each zone' },
    ...['m5.large', 'm5.xlarge', 'c5.large', 'r5.large'].map(fleet),
    { kind: 'line' },
    groupEntry('on-demand', false),
    groupEntry('spot', true),
    { kind: 'line' },
    { kind: 'item', label: 'Timings …', detail: 'durations of a task’s life', run: () => void addPart('timings', {}) },
    { kind: 'item', label: 'Images …', detail: 'how containers behave', run: () => void addPart('images', {}) },
  ];
}
