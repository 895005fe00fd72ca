import type { ReactNode } from 'react';
import { StrategySentence } from '../strategy/strategy-sentence';
import styles from './stage-view.module.css';

/** The stage with what stands around it: the sentence, the waiting tasks, the drawing and its legend. */
export function StageView(): ReactNode {
  return (
    <>
      <div className={styles['head']}>
        <StrategySentence />
      </div>
      <div className={styles['host']} />
    </>
  );
}
