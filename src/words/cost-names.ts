import type { CostKind } from '../ecs/cost-kinds';

/** How capacity is bought, in AWS's own words. */
export const COST_KIND_NAMES: { readonly [K in CostKind]: string } = {
  onDemand: 'On-Demand',
  spot: 'Spot',
  fargate: 'Fargate',
  fargateSpot: 'Fargate Spot',
};
