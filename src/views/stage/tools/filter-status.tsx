import type { ReactNode } from 'react';
import { clearArrangement, isOpen, useArrangement } from '../../../store/arrangement-store';
import { usePreferences } from '../../../store/preferences-store';
import { countsWords } from '../../../words/stage-words';
import { Button } from '../../controls/button';
import { wordsOf } from './filter-word';
import styles from './tools.module.css';

/** How many a filter lights, and the way back to everything. */
export function FilterStatus({ words = false }: { readonly words?: boolean }): ReactNode {
  const { counts, mistake, filter, group } = useArrangement();
  const sorted = usePreferences(({ instanceSort }) => instanceSort !== 'listed');
  const arranged = sorted || group.by !== 'zone' || !isOpen(filter);
  return (
    <span className={styles['status']}>
      <output aria-label="Lit">
        {words && !isOpen(filter) && <>{wordsOf(filter)}: </>}
        {mistake === null ? counts && countsWords(counts) : 'The expression has a mistake.'}
      </output>
      {arranged && (
        <Button look="link" onClick={clearArrangement}>
          Clear
        </Button>
      )}
    </span>
  );
}
