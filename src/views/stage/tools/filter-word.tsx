import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { leaveToSuggestions } from '../../../editor/query/suggesting';
import { useArrangement } from '../../../store/arrangement-store';
import type { Filter } from '../../../store/arrangement-store';
import { filterWords } from '../../../words/stage-words';
import { FilterForm } from './filter-form';
import styles from './tools.module.css';

/** What is lit, in words; a click opens the form that says so. */
export function FilterWord(): ReactNode {
  const filter = useArrangement((arrangement) => arrangement.filter);
  return (
    <Popover.Root>
      <Popover.Trigger className={styles['word']}>
        Filter <b>{wordsOf(filter)}</b>
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles['panel']}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Filter"
          onKeyDown={(event) => event.stopPropagation()}
          onEscapeKeyDown={leaveToSuggestions}
        >
          <FilterForm />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Owners by their names alone. */
export function wordsOf(filter: Filter): string {
  return filterWords({ ...filter, owners: filter.owners.map((key) => key.slice(key.indexOf(' ') + 1)) });
}
