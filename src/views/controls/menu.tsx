import { Suspense, lazy, useRef, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { MenuEntry } from './menu-entries';
import type { MenuPanelProps } from './menu-panel';

/** The library behind menus is loaded after the first paint, or when one is first asked for. */
const loadPanel = async (): Promise<{ default: ComponentType<MenuPanelProps> }> => ({
  default: (await import('./menu-panel')).MenuPanel,
});
const MenuPanel = lazy(loadPanel);

/** Loads what menus need, ahead of the first click. */
export function preloadMenus(): void {
  void loadPanel();
}

export interface MenuProps {
  /** What the menu offers; asked for when it opens. */
  readonly entries: () => readonly MenuEntry[];
  /** Loads what the entries are made with, ahead of the click where there is time. */
  readonly load?: () => Promise<void>;
  /** Name of the menu and, with `iconOnly`, of its button. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  /** The button shows a picture alone: `label` is its name and hint. */
  readonly iconOnly?: boolean;
  readonly align?: 'start' | 'end';
  readonly disabled?: boolean;
}

/** A button that opens a menu. */
export function Menu({
  entries,
  load,
  label,
  className,
  children,
  iconOnly = false,
  align = 'start',
  disabled = false,
}: MenuProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const open = (): void => setAnchor(button.current?.getBoundingClientRect() ?? null);
  const toggle = (): void => {
    if (anchor !== null) setAnchor(null);
    else if (load) void load().then(open);
    else open();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(iconOnly ? { 'aria-label': label, 'data-hint': label } : {})}
        onClick={toggle}
        onPointerEnter={() => {
          preloadMenus();
          void load?.();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || anchor !== null) return;
          event.preventDefault();
          event.stopPropagation();
          toggle();
        }}
      >
        {children}
      </button>
      {anchor && (
        <Suspense>
          <MenuPanel
            anchor={anchor}
            align={align}
            label={label}
            entries={entries()}
            onClose={() => {
              setAnchor(null);
              button.current?.focus({ preventScroll: true });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface MenuAtProps {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** A menu at a place of the page, such as under the pointer. */
export function MenuAt({ x, y, label, entries, onClose }: MenuAtProps): ReactNode {
  return (
    <Suspense>
      <MenuPanel anchor={new DOMRect(x, y, 0, 0)} align="start" label={label} entries={entries} onClose={onClose} />
    </Suspense>
  );
}
