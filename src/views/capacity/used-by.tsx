import type { ReactNode } from 'react';
import type { CapacityDetail } from '../../frame/capacity';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { shareWords } from '../../words/capacity-words';
import { Swatch } from '../controls/swatch';
import inspector from '../inspector/inspector.module.css';

/** Services whose strategy names the provider, with their base and weight. */
export function UsedBy({ view, detail }: { readonly view: WorldView; readonly detail: CapacityDetail }): ReactNode {
  if (detail.usedBy.length === 0) return null;
  return (
    <section className={inspector['section']}>
      <h3>Used by</h3>
      <table className={inspector['rows']}>
        <tbody>
          {detail.usedBy.map(({ ownerIndex, base, weight }) => {
            const owner = view.catalog.owners[ownerIndex];
            if (!owner) return null;
            return (
              <tr key={ownerIndex}>
                <td>
                  <button
                    type="button"
                    className={inspector['thing']}
                    onClick={() => useSelection.getState().select({ kind: 'service', ownerIndex })}
                  >
                    <Swatch colour={owner.colour} /> {owner.name}
                  </button>
                </td>
                <td>{shareWords(base, weight)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
