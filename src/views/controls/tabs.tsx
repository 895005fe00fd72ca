import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  /** Read instead of the label where that is a sign. */
  readonly name?: string;
}

interface TabsProps<Id extends string> {
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** What the tabs choose between. */
  readonly name: string;
  /** Of the panel below: `tabId(base, id)` names its tab. */
  readonly base: string;
  readonly look?: 'bar' | 'sub';
  /** Set closer, where they are many for their room. */
  readonly close?: boolean;
  /** Buttons at the end of the bar. */
  readonly children?: ReactNode;
}

/** A row of tabs: one stop of the Tab key, arrows within. */
export function Tabs<Id extends string>({
  tabs,
  selected,
  onSelect,
  name,
  base,
  look = 'bar',
  close = false,
  children,
}: TabsProps<Id>): ReactNode {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    const tab = tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(tab.id);
    document.getElementById(tabId(base, tab.id))?.focus();
  };
  return (
    <div className={classNames(styles['bar'], styles[look])}>
      <div
        role="tablist"
        aria-label={name}
        tabIndex={-1}
        className={styles['list']}
        data-close={close || undefined}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={tabId(base, tab.id)}
            aria-selected={tab.id === selected}
            aria-controls={panelId(base)}
            aria-label={tab.name}
            tabIndex={tab.id === selected ? 0 : -1}
            className={styles['tab']}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}

interface TabPanelProps {
  readonly base: string;
  readonly selected: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** What the selected tab shows. */
export function TabPanel({ base, selected, className, children }: TabPanelProps): ReactNode {
  return (
    <div role="tabpanel" tabIndex={0} id={panelId(base)} aria-labelledby={tabId(base, selected)} className={className}>
      {children}
    </div>
  );
}

/** Ties tabs to their panel. */
export function useTabsBase(): string {
  return useId();
}

function tabId(base: string, id: string): string {
  return `${base}-tab-${id}`;
}

function panelId(base: string): string {
  return `${base}-panel`;
}
