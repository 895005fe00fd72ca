import type { ReactNode } from 'react';
import { clearArrangement, isOpen, useArrangement } from '../../../store/arrangement-store';
import { usePlayback } from '../../../store/playback-store';
import { countsWords } from '../../../words/stage-words';
import { Button } from '../../controls/button';
import { wordsOf } from './filter-word';
import styles from './tools.module.css';

/** How many a filter lights, and the way back to everything. */
export function FilterStatus({ words = false }: { readonly words?: boolean }): ReactNode {
  const counts = useArrangement((arrangement) => arrangement.counts);
  const mistake = useArrangement((arrangement) => arrangement.mistake);
  const filter = useArrangement((arrangement) => arrangement.filter);
  const grouped = useArrangement(({ group }) => group.by !== 'zone');
  // Counts change all the time while it plays: they are announced when it stands.
  const playing = usePlayback((playback) => playback.playing);
  return (
    <span className={styles['status']}>
      <output aria-label="Lit" aria-live={playing ? 'off' : 'polite'}>
        {words && !isOpen(filter) && <>{wordsOf(filter)}: </>}
        {mistake === null ? counts && countsWords(counts) : 'The expression has a mistake.'}
      </output>
      {(grouped || !isOpen(filter)) && (
        <Button look="link" onClick={clearArrangement}>
          Clear
        </Button>
      )}
    </span>
  );
}
