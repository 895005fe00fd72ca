import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { PlacementExplanation } from '../../frame/explanation';
import type { WorldView } from '../../store/frame-store';
import { funnelRows, placementSentence } from '../../words/placement-words';
import { cpuUnits, memoryMiB } from '../../words/prose';
import { ProseText } from '../controls/prose';
import { placingHull } from './beat-performer';
import { useSlowMotion } from './use-slow-motion';
import { WaitingHull } from './waiting-hull';
import styles from './waiting-tray.module.css';

/** The task that is being placed in slow motion, in the tray's place: what it needs, and what this beat found. */
export function PlacingTray({ view }: { readonly view: WorldView }): ReactNode {
  const motion = useSlowMotion();
  const hull = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    placingHull.element = hull.current;
    return () => {
      placingHull.element = null;
    };
  });
  if (motion === null) return null;
  const { explanation, beat } = motion;
  if (explanation === null) {
    return (
      <section className={styles['tray']} data-slow="true" aria-label="Being placed">
        <p className={styles['finding']}>Play, or step to the next placement: each is shown in four steps.</p>
      </section>
    );
  }
  const { request } = explanation;
  const owner = view.catalog.owners.find(({ name }) => name === request.owner);
  return (
    <section className={styles['tray']} data-slow="true" aria-label="Being placed">
      <p className={styles['placing']}>
        {beat === null ? 'Placed' : 'Placing'} <b>{request.subject}</b>
        {cpuUnits(request.cpuUnits)} · {memoryMiB(request.memoryMiB)}
      </p>
      <span ref={hull} className={styles['hull']} data-left={beat === null || beat === 3}>
        <WaitingHull cpuUnits={request.cpuUnits} memoryMiB={request.memoryMiB} colour={owner?.colour ?? 0} lane={14} />
      </span>
      <p className={styles['finding']}>
        <Finding view={view} explanation={explanation} beat={beat} />
      </p>
    </section>
  );
}

interface FindingProps {
  readonly view: WorldView;
  readonly explanation: PlacementExplanation;
  readonly beat: 0 | 1 | 2 | 3 | null;
}

/** Who fell at this beat; from the ranking on, the whole story. */
function Finding({ view, explanation, beat }: FindingProps): ReactNode {
  const rows = funnelRows(explanation, view.catalog);
  const row = beat === 0 ? rows[2] : beat === 1 ? rows[3] : undefined;
  if (!row) return <ProseText prose={placementSentence(explanation, view.catalog)} />;
  return (
    <>
      <b>{row.title}:</b> {row.detail === '' ? 'none is left out.' : row.detail}
    </>
  );
}
