import type { ReactNode } from 'react';
import type { CapacityDetail } from '../../frame/capacity';
import type { CatalogCapacityProvider } from '../../frame/frame';
import { providerKind } from '../../words/capacity-words';
import inspector from '../inspector/inspector.module.css';

/** Name and kind of a provider. */
export function ProviderHead({
  facts,
  detail,
}: {
  readonly facts: CatalogCapacityProvider;
  readonly detail: CapacityDetail | undefined;
}): ReactNode {
  return (
    <div className={inspector['head']}>
      <h2>{facts.name}</h2>
      <span className={inspector['aside']}>{providerKind(facts.kind, detail?.group?.spot ?? false)}</span>
    </div>
  );
}
