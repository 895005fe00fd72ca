import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { WorldView } from '../../store/frame-store';
import { placementSubjects } from '../../store/placement-subjects';
import type { SubjectLaunch } from '../../store/placement-subjects';
import { useActiveWorld } from '../../store/worlds/worlds';
import { launchWords } from '../../words/launch-words';
import { number } from '../../words/prose';
import { ProviderLink } from './provider-link';

/** What launches a service's or a family's tasks at the present moment; null where the scenario has nothing of that name. */
export function useLaunch(view: WorldView, name: string): SubjectLaunch | null {
  const { scenario } = useActiveWorld();
  if (scenario === null) return null;
  return placementSubjects(scenario, view.frame.timeMs).find((subject) => subject.name === name)?.launch ?? null;
}

/** A launch type, or providers with their shares, each of which leads to what there is to tell of it. */
export function OwnerLaunch({ view, launch }: { readonly view: WorldView; readonly launch: SubjectLaunch }): ReactNode {
  const { launchType, strategy } = launch;
  if (launchType !== null || strategy.length === 0) return launchWords(launch);
  return strategy.map(({ capacityProvider, base = 0, weight = 0 }, index) => (
    <Fragment key={capacityProvider}>
      {index > 0 && ', '}
      <ProviderLink catalog={view.catalog} name={capacityProvider} />
      {strategy.length > 1 && ` ${number(weight)}`}
      {strategy.length > 1 && base > 0 && ` (base ${number(base)})`}
    </Fragment>
  ));
}
