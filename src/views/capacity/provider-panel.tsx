import type { ReactNode } from 'react';
import { capacitySentence } from '../../words/capacity-words';
import { usePreferences } from '../../store/preferences-store';
import { pointAtClause } from '../clauses';
import { Button } from '../controls/button';
import inspector from '../inspector/inspector.module.css';
import { CapacityFacts } from './capacity-facts';
import type { CapacityPanelProps } from './capacity-panel';
import { ProviderHead } from './provider-head';
import { useCapacity } from './use-capacity';
import { UsedBy } from './used-by';

/** How a provider is set up, who uses it, and the way to its form. */
export function ProviderPanel({ view, provider, facts }: CapacityPanelProps): ReactNode {
  const detail = useCapacity(provider)?.present;
  return (
    <>
      <ProviderHead facts={facts} detail={detail} />
      {detail && <p className={inspector['story']}>{capacitySentence(detail.row)}</p>}
      {detail && <CapacityFacts detail={detail} />}
      {detail?.group && (
        <div className={inspector['buttons']}>
          <Button onClick={openForm}>Change it in the form</Button>
        </div>
      )}
      {detail && <UsedBy view={view} detail={detail} />}
    </>
  );
}

function openForm(): void {
  usePreferences.getState().set({ editorMode: 'form' });
  pointAtClause('capacityProviders');
}
