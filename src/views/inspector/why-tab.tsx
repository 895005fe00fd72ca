import type { ReactNode } from 'react';
import { CapacityPanel } from '../later';
import { DecisionWhy } from './decision-why';
import { EmptyState } from './empty-states';
import { InstanceWhy } from './instance-why';
import { ServiceWhy } from './service-why';
import { TaskWhy } from './task-why';
import { useSelected } from './use-selected';
import { WaitingWhy } from './waiting-why';
import { ZoneWhy } from './zone-why';

/** Why is it here: the sentence first, then the picture, then what else could have been. */
export function WhyTab(): ReactNode {
  const selected = useSelected();
  switch (selected.kind) {
    case 'nothing':
    case 'gone':
      return <EmptyState kind={selected.kind} />;
    case 'task':
      return <TaskWhy view={selected.view} task={selected.task} />;
    case 'instance':
      return <InstanceWhy view={selected.view} instance={selected.instance} />;
    case 'service':
      return <ServiceWhy view={selected.view} service={selected.service} owner={selected.owner} />;
    case 'zone':
      return <ZoneWhy view={selected.view} zone={selected.zone} />;
    case 'capacityProvider':
      return <CapacityPanel view={selected.view} provider={selected.provider} facts={selected.facts} />;
    case 'waiting':
      return <WaitingWhy view={selected.view} group={selected.group} />;
    case 'decision':
      return <DecisionWhy view={selected.view} decision={selected.decision} message={selected.message} />;
  }
}
