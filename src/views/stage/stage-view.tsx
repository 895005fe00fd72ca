import { useRef } from 'react';
import type { ReactNode } from 'react';
import { StrategySentence } from '../strategy/strategy-sentence';
import { useStage } from './use-stage';
import styles from './stage-view.module.css';

/** The stage with what stands around it: the sentence, the waiting tasks, the drawing and its legend. */
export function StageView(): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  useStage(host, 'desktop', () => {});
  return (
    <>
      <div className={styles['head']}>
        <StrategySentence />
      </div>
      <div ref={host} className={styles['host']} />
    </>
  );
}
