import { useEffect } from 'react';
import { useSelection } from '../../store/selection-store';
import { useWhy } from '../../store/why-store';
import type { Told } from '../../store/why-store';

/** The story stands in the inspector: who points at the stage asks about it. It outlasts the selection of an instance, which asks why not there. */
export function useTelling(told: Told | null): void {
  useEffect(() => {
    if (told === null) return undefined;
    useWhy.setState({ told });
    return () => {
      if (useSelection.getState().selected?.kind !== 'instance') useWhy.setState({ told: null });
    };
  }, [told]);
}
