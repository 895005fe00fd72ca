import type { ReactNode } from 'react';
import type { CatalogOwner } from '../../frame/frame';
import { DialogFrame } from '../dialogs/dialog-frame';
import { useSelected } from '../inspector/use-selected';
import { ScalingPicture } from './scaling-tab';
import { useScaling } from './use-scaling';

/** The chart of the selected service as large as the page allows: for a class, and for a day of simulated time. */
export function ScalingDialog(): ReactNode {
  const selected = useSelected();
  if (selected.kind !== 'service') return null;
  return (
    <DialogFrame title={`Scaling of ${selected.owner.name}`} width={1_120} focusField={false}>
      <Large ownerIndex={selected.service.ownerIndex} owner={selected.owner} />
    </DialogFrame>
  );
}

function Large({ ownerIndex, owner }: { readonly ownerIndex: number; readonly owner: CatalogOwner }): ReactNode {
  return <ScalingPicture known={useScaling(ownerIndex)} owner={owner} large />;
}
