import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PlacementStrategy } from '../../ecs/placement';
import { useDocument } from '../../store/document-store';
import { applyFromNow } from '../../store/edits';
import type { PlacementSubject } from '../../store/placement-subjects';
import { usePlayback } from '../../store/playback-store';
import { clock } from '../../words/prose';
import { Button } from '../controls/button';
import styles from './strategy-sentence.module.css';

/** The other way to change a strategy: what ECS itself would do. */
export interface Offer {
  readonly subject: PlacementSubject;
  readonly strategies: readonly PlacementStrategy[];
  /** The text that the change left; the offer stands as long as it does. */
  readonly text: string;
}

/** The offer, as long as the text is as the change left it. */
export function FromNowOffer({ offer, onClose }: { readonly offer: Offer; readonly onClose: () => void }): ReactNode {
  const text = useDocument((document) => document.text);
  const timeMs = usePlayback((playback) => playback.timeMs);
  if (offer.text !== text) return null;
  return (
    <output className={styles['offer']}>
      ECS itself would move nothing:{' '}
      <Button
        look="link"
        onClick={() => {
          void applyFromNow(offer.subject, offer.strategies);
          onClose();
        }}
      >
        apply it from now on instead
      </Button>{' '}
      (UpdateService at {clock(timeMs)}).
      <button
        type="button"
        className={styles['close']}
        aria-label="Leave it as it is"
        data-hint="Leave it as it is"
        onClick={onClose}
      >
        <X size={14} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </output>
  );
}
