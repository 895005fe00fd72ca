/**
 * The eligibility chain in evaluation order (placement-and-lifecycle 1.2). The position is the code that decision records
 * store; a higher code means that the instance got further, which is how the closest match is found (1.7).
 */
export const ELIGIBILITY_CHECKS = [
  'eligible',
  'status',
  'agent',
  'capacityProvider',
  'location',
  'attributes',
  'cpu',
  'memory',
  'ports',
  'networkInterfaces',
  'gpu',
  'memberOf',
  'distinctInstance',
] as const;
export type EligibilityCheck = (typeof ELIGIBILITY_CHECKS)[number];

/** Codes by name: `CHECK.cpu === 6`; `CHECK.eligible === 0` means that no check failed. */
export const CHECK = Object.fromEntries(ELIGIBILITY_CHECKS.map((name, code) => [name, code])) as {
  readonly [K in EligibilityCheck]: number;
};

/**
 * ECS's reason string per check, null where ECS leaves the instance out silently. Constraint texts carry a final period, as observed.
 * Source: placement-and-lifecycle 1.2 and 1.6.
 */
export const REASON_OF_CHECK: { readonly [K in EligibilityCheck]: string | null } = {
  eligible: null,
  status: null,
  agent: 'AGENT',
  capacityProvider: null,
  location: 'LOCATION',
  attributes: 'ATTRIBUTE',
  cpu: 'RESOURCE:CPU',
  memory: 'RESOURCE:MEMORY',
  ports: 'RESOURCE:PORTS',
  networkInterfaces: 'RESOURCE:ENI',
  gpu: 'RESOURCE:GPU',
  memberOf: 'MemberOf placement constraint unsatisfied.',
  distinctInstance: 'DistinctInstance placement constraint unsatisfied.',
};

/** The three filtering steps of the placement process, and the checks that belong to each. Source: placement-and-lifecycle 1.1. */
export const FILTER_STEPS = ['active', 'resources', 'constraints'] as const;
export type FilterStep = (typeof FILTER_STEPS)[number];

export const STEP_OF_CHECK: { readonly [K in Exclude<EligibilityCheck, 'eligible'>]: FilterStep } = {
  status: 'active',
  agent: 'active',
  capacityProvider: 'active',
  location: 'resources',
  attributes: 'resources',
  cpu: 'resources',
  memory: 'resources',
  ports: 'resources',
  networkInterfaces: 'resources',
  gpu: 'resources',
  memberOf: 'constraints',
  distinctInstance: 'constraints',
};
