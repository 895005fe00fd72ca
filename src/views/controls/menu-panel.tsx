import { Check, ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { CSSProperties, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { MenuEntry } from './menu-entries';
import styles from './menu.module.css';

export interface MenuPanelProps {
  readonly anchor: DOMRect;
  readonly align: 'start' | 'end';
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Called once the menu is closed; puts the focus back. */
  readonly onClose: () => void;
}

/** An open menu. It stands by a rectangle, not by its button, so that the button can be there before this is loaded. */
export function MenuPanel({ anchor, align, label, entries, onClose }: MenuPanelProps): ReactNode {
  const place: CSSProperties = { left: anchor.x, top: anchor.y, width: anchor.width, height: anchor.height };
  return createPortal(
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span className={styles['anchor']} style={place} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles['panel']}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          loop
          aria-label={label}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onKeyDown={(event) => event.stopPropagation()}
        >
          <Entries entries={entries} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>,
    document.body,
  );
}

function Entries({ entries }: { readonly entries: readonly MenuEntry[] }): ReactNode {
  const choices = entries.some((entry) => entry.kind === 'item' && entry.checked !== undefined);
  return entries.map((entry, index) => <Entry key={`${index}`} entry={entry} choices={choices} />);
}

function Entry({ entry, choices }: { readonly entry: MenuEntry; readonly choices: boolean }): ReactNode {
  switch (entry.kind) {
    case 'line':
      return <DropdownMenu.Separator className={styles['line']} />;
    case 'heading':
      return <DropdownMenu.Label className={styles['heading']}>{entry.label}</DropdownMenu.Label>;
    case 'more':
      return (
        <DropdownMenu.Sub>
          <DropdownMenu.SubTrigger className={styles['item']}>
            {choices && <span className={styles['check']} />}
            <Label label={entry.label} detail={entry.detail} />
            <ChevronRight className={styles['chevron']} size={14} strokeWidth={1.5} aria-hidden="true" />
          </DropdownMenu.SubTrigger>
          <DropdownMenu.Portal>
            <DropdownMenu.SubContent
              className={styles['panel']}
              sideOffset={4}
              collisionPadding={8}
              onKeyDown={(event) => event.stopPropagation()}
            >
              <Entries entries={entry.entries} />
            </DropdownMenu.SubContent>
          </DropdownMenu.Portal>
        </DropdownMenu.Sub>
      );
    case 'item':
      return entry.checked === undefined ? (
        <DropdownMenu.Item className={styles['item']} disabled={entry.disabled ?? false} onSelect={entry.run}>
          {choices && <span className={styles['check']} />}
          <Label label={entry.label} detail={entry.detail} />
          {entry.keys !== undefined && <kbd className={styles['keys']}>{entry.keys}</kbd>}
        </DropdownMenu.Item>
      ) : (
        <DropdownMenu.CheckboxItem
          className={styles['item']}
          checked={entry.checked}
          disabled={entry.disabled ?? false}
          onSelect={entry.run}
        >
          <span className={styles['check']}>
            {entry.checked && <Check size={14} strokeWidth={1.5} aria-hidden="true" />}
          </span>
          <Label label={entry.label} detail={entry.detail} />
        </DropdownMenu.CheckboxItem>
      );
  }
}

function Label({ label, detail }: { readonly label: ReactNode; readonly detail: string | undefined }): ReactNode {
  return (
    <span className={styles['label']}>
      <span className={styles['name']}>{label}</span>
      {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
    </span>
  );
}
