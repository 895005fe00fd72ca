import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { WorldView } from '../../store/frame-store';
import { useWorld } from '../../store/world-store';
import { announcement } from './announcement';

/** At most one announcement in this time, ms. */
const APART_MS = 1500;

/** Says what happens, for those who do not see it: placements and failures, gathered. */
export function Announcer(): ReactNode {
  const [text, setText] = useState('');
  const told = useRef<WorldView | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      const { view } = useWorld.getState();
      if (view === null || view === told.current) return;
      const said = announcement(told.current, view);
      told.current = view;
      if (said !== '') setText(said);
    }, APART_MS);
    return () => clearInterval(timer);
  }, []);
  return <output className="unseen">{text}</output>;
}
