/** How what runs is bought. The order is that of every read-out. */
export const COST_KINDS = ['onDemand', 'spot', 'fargate', 'fargateSpot'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** A month as price lists have it. */
export const HOURS_PER_MONTH = 730;
