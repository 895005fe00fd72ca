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
  useEffect(() => {
    let made: Minimap | null = null;
    const make = (): void => {
      if (made === null && host.current && stage.current) made = createMinimap(host.current, stage.current);
    };
    make();
    // The stage is made beside the page: it is there once it has told of its layout.
    const end = useLayoutInfo.subscribe(make);
    return () => {
      end();
      made?.destroy();
    };
  }, [stage]);
  return <div ref={host} className={styles['minimap']} hidden />;
}
