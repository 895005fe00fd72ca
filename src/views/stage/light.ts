import { useSelection } from '../../store/selection-store';

/** A service that is alone in the light is what the inspector tells of. */
export function lightAlone(kind: 'service' | 'family', ownerIndex: number): void {
  const { light, select } = useSelection.getState();
  light(ownerIndex);
  if (kind === 'service') select({ kind: 'service', ownerIndex });
}

export function lightAll(): void {
  const { selected, light, select } = useSelection.getState();
  light(null);
  if (selected?.kind === 'service') select(null);
}
