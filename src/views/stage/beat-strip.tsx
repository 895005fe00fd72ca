import type { ReactNode } from 'react';
import { BEAT_TITLES, beatWords } from '../../words/beat-words';
import styles from './beat-strip.module.css';
import { useSlowMotion } from './use-slow-motion';

/** In slow motion: the four beats of a placement, what each found, and which of them is on the stage. */
export function BeatStrip(): ReactNode {
  const motion = useSlowMotion();
  if (motion === null) return null;
  const words = motion.explanation ? beatWords(motion.explanation) : BEAT_TITLES.map((title) => ({ title, text: '' }));
  return (
    <ol className={styles['strip']} aria-label="Steps of the placement">
      {words.map(({ title, text }, index) => (
        <li key={title} aria-current={index === motion.beat ? 'step' : undefined}>
          <b>{index + 1}</b>
          <strong>{title}</strong>
          <small>{motion.beat === null || index <= motion.beat ? text : '…'}</small>
        </li>
      ))}
    </ol>
  );
}
