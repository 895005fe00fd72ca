import type { ReactNode } from 'react';
import type { Catalog } from '../../frame/frame';
import { useSelection } from '../../store/selection-store';
import { Button } from '../controls/button';

/** A capacity provider's name, which leads to what there is to tell of it. */
export function ProviderLink({
  catalog,
  name,
  children = name,
}: {
  readonly catalog: Pick<Catalog, 'capacityProviders'>;
  readonly name: string;
  readonly children?: ReactNode;
}): ReactNode {
  const provider = catalog.capacityProviders.findIndex((each) => each.name === name);
  if (provider < 0) return children;
  return (
    <Button look="link" onClick={() => useSelection.getState().select({ kind: 'capacityProvider', provider })}>
      {children}
    </Button>
  );
}
