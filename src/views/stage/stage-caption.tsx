import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { setCaption, useCaption } from '../../store/caption-store';
import { Button } from '../controls/button';
import styles from './stage-caption.module.css';

/** What the sender of a link says of what it opens at: one line over the stage, until it is put away. */
export function StageCaption(): ReactNode {
  const caption = useCaption((state) => state.caption);
  if (caption === null) return null;
  return (
    <aside className={styles['caption']} aria-label="What the sender says">
      <p>{caption}</p>
      <Button
        look="icon"
        label="Put the sentence away"
        icon={<X aria-hidden="true" />}
        onClick={() => setCaption(undefined)}
      />
    </aside>
  );
}
