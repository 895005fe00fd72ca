import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createMinimap } from '../../../drawing/stage/minimap';
import type { Minimap } from '../../../drawing/stage/minimap';
import type { Stage } from '../../../drawing/stage/stage-types';
import { useLayoutInfo } from '../../../store/layout-store';
import { useIsLarge } from '../tools/use-tools';
import styles from './scale.module.css';

interface StageMinimapProps {
  readonly stage: RefObject<Stage | null>;
}

/** In the corner of a large stage: the whole of it, and which part is seen. */
export function StageMinimap({ stage }: StageMinimapProps): ReactNode {
  return useIsLarge() ? <MinimapHost stage={stage} /> : null;
}

function MinimapHost({ stage }: StageMinimapProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<Minimap | null>(null);
  // The stage is made beside the page: it is there once it has told of its layout.
  const info = useLayoutInfo((layout) => layout.info);
  useEffect(() => {
    if (made.current === null && host.current && stage.current)
      made.current = createMinimap(host.current, stage.current);
  }, [info, stage]);
  useEffect(
    () => () => {
      made.current?.destroy();
      made.current = null;
    },
    [],
  );
  return <div ref={host} className={styles['minimap']} hidden />;
}
