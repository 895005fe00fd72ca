import type { ReactNode } from 'react';
import { usePlayback } from '../../store/playback-store';
import { beatWords } from '../../words/beat-words';
import { useExplanation } from '../inspector/use-answers';
import styles from './beat-strip.module.css';

/** While a placement plays in slow motion: which of its four beats is on the stage. */
export function BeatStrip(): ReactNode {
  const beat = usePlayback((playback) => playback.beat);
  const explanation = useExplanation(beat?.decision ?? null);
  if (beat === null || explanation === null) return null;
  return (
    <ol className={styles['strip']} aria-label="Steps of the placement">
      {beatWords(explanation).map(({ title, text }, index) => (
        <li key={title} aria-current={index === beat.index ? 'step' : undefined}>
          <b>{index + 1}</b>
          <strong>{title}</strong>
          <small>{text}</small>
        </li>
      ))}
    </ol>
  );
}
