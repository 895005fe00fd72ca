import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { WorldView } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import { funnelRows, placementSentence } from '../../words/placement-words';
import { cpuUnits, memoryMiB } from '../../words/prose';
import { ProseText } from '../controls/prose';
import { useExplanation } from '../inspector/use-answers';
import { placingHull } from './beat-performer';
import { WaitingHull } from './waiting-hull';
import styles from './waiting-tray.module.css';

/** The task that is being placed in slow motion, in the tray's place: what it needs, and what this beat found. */
export function PlacingTray({ view }: { readonly view: WorldView }): ReactNode {
  const beat = usePlayback((playback) => playback.beat);
  const explanation = useExplanation(beat?.decision ?? null);
  const hull = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    placingHull.element = hull.current;
    return () => {
      placingHull.element = null;
    };
  });
  if (beat === null || explanation === null) return null;
  const { request } = explanation;
  const owner = view.catalog.owners.find(({ name }) => name === request.owner);
  const rows = funnelRows(explanation, view.catalog);
  const row = beat.index === 0 ? rows[2] : beat.index === 1 ? rows[3] : undefined;
  return (
    <section className={styles['tray']} aria-label="Being placed">
      <p className={styles['placing']}>
        Placing <b>{request.subject}</b>
        {cpuUnits(request.cpuUnits)} · {memoryMiB(request.memoryMiB)}
      </p>
      <span ref={hull}>
        <WaitingHull cpuUnits={request.cpuUnits} memoryMiB={request.memoryMiB} colour={owner?.colour ?? 0} lane={14} />
      </span>
      <p className={styles['finding']}>
        {row ? (
          <>
            <b>{row.title}:</b> {row.detail === '' ? 'nobody is left out.' : row.detail}
          </>
        ) : (
          <ProseText prose={placementSentence(explanation, view.catalog)} />
        )}
      </p>
    </section>
  );
}
