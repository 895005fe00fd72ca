import { useState } from 'react';
import type { PlacementExplanation } from '../../frame/explanation';
import { usePlayback } from '../../store/playback-store';
import { useExplanation } from '../inspector/use-answers';

/** What slow motion shows: the placement whose beats play, or, between two of them, the last one. */
export interface SlowMotion {
  readonly explanation: PlacementExplanation | null;
  /** The beat on the stage, 0 to 3; null between placements. */
  readonly beat: 0 | 1 | 2 | 3 | null;
}

/** Null at any other speed. What stands around the stage keeps its height from one placement to the next, so that the stage stays still. */
export function useSlowMotion(): SlowMotion | null {
  const slow = usePlayback((playback) => playback.speed === 'slow' || playback.beat !== null);
  const beat = usePlayback((playback) => playback.beat);
  const explanation = useExplanation(beat?.decision ?? null);
  const [last, setLast] = useState(explanation);
  if (explanation !== null && explanation !== last) setLast(explanation);
  if (!slow) return null;
  return { explanation: explanation ?? last, beat: beat !== null && explanation !== null ? beat.index : null };
}
