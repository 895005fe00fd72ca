import { GitFork } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { switchToBranch, useBranches } from '../../store/branches-store';
import type { Branch } from '../../store/branches-store';
import { compareWith, useCompare } from '../../store/compare-store';
import { clock } from '../../words/prose';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import { useSession } from '../session-context';
import styles from './transport.module.css';

/** The runs that were left by acting in the past; nothing while there is none. `compact` leaves the button's words out. */
export function BranchesMenu({ compact = false }: { readonly compact?: boolean }): ReactNode {
  const session = useSession();
  const presentName = useBranches((state) => state.presentName);
  const branches = useBranches((state) => state.branches);
  const compared = useCompare((state) => state.branch);
  const [renaming, setRenaming] = useState<Branch | null>(null);
  if (branches.length === 0) return null;
  if (renaming) return <NameField branch={renaming} onDone={() => setRenaming(null)} />;
  const entries = (): MenuEntry[] => [
    { kind: 'heading', label: 'Runs' },
    { kind: 'item', label: presentName, detail: 'on the page', checked: true, run: () => {} },
    ...branches.map((branch): MenuEntry => ({
      kind: 'more',
      label: branch.name,
      detail: `parts at ${clock(branch.partsAtMs)}`,
      entries: [
        { kind: 'item', label: 'Switch to it', run: () => switchToBranch(branch) },
        {
          kind: 'item',
          label: compared === branch.id ? 'Stop comparing' : 'Compare with it',
          run: () => void compareWith(compared === branch.id ? null : branch.id, session.frames),
        },
        { kind: 'item', label: 'Rename', run: () => setRenaming(branch) },
        { kind: 'line' },
        { kind: 'item', label: 'Delete', run: () => remove(branch) },
      ],
    })),
  ];
  const remove = (branch: Branch): void => {
    if (compared === branch.id) void compareWith(null, session.frames);
    useBranches.getState().remove(branch.id);
  };
  return (
    <Menu
      className={styles['tool']}
      label="Runs"
      iconOnly={compact}
      align={compact ? 'end' : 'start'}
      entries={entries}
    >
      <GitFork size={16} strokeWidth={1.5} aria-hidden="true" />
      {!compact && `${branches.length + 1} runs`}
    </Menu>
  );
}

function NameField({ branch, onDone }: { readonly branch: Branch; readonly onDone: () => void }): ReactNode {
  const [value, setValue] = useState(branch.name);
  const keep = (): void => {
    useBranches.getState().rename(branch.id, value);
    onDone();
  };
  return (
    <input
      ref={selectAll}
      className={styles['name']}
      aria-label="Name of the branch"
      maxLength={40}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

function selectAll(field: HTMLInputElement | null): void {
  // After the menu has given its focus back.
  setTimeout(() => field?.select());
}
