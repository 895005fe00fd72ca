import { cpuUnits, memoryMiB, strong } from './prose';
import type { Prose } from './prose';

/** Fargate in sentences. */

interface OnFargate {
  readonly zone: string | null;
  readonly owner: { readonly kind: 'service' | 'family' };
  readonly definition: { readonly cpuUnits: number; readonly memoryMiB: number };
  readonly platform: { readonly kind: 'ec2' | 'fargate' | 'fargateSpot' };
}

/** Why a task is where it is. */
export function fargateStory({ zone, owner, definition, platform }: OnFargate): Prose {
  const whose = owner.kind === 'service' ? 'a service’s tasks' : 'tasks';
  const size = `${cpuUnits(definition.cpuUnits)} and ${memoryMiB(definition.memoryMiB)}`;
  const spot =
    platform.kind === 'fargateSpot'
      ? ' Fargate Spot may take it back, with two minutes’ notice; ECS then tries Fargate Spot again, and nothing else.'
      : '';
  return [
    'In ',
    strong(zone ?? 'a zone'),
    `, because Fargate spreads ${whose} over the zones of their subnets by itself. It has a micro-VM of ${size} to itself: there are no instances to choose from, and no strategy is asked.${spot}`,
  ];
}
