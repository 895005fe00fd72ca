import { number } from './prose';

/** Where tasks get their room, in a few words: a launch type, or a strategy of capacity providers with base and weight. */

export interface StrategyItem {
  readonly capacityProvider: string;
  readonly weight?: number;
  readonly base?: number;
}

/** What a service or RunTask says of it; `strategy` is the cluster's default where nothing is said. */
export interface LaunchFacts {
  readonly launchType: string | null;
  readonly strategy: readonly StrategyItem[];
  readonly isDefault: boolean;
}

const LAUNCH_TYPES: Readonly<Record<string, string>> = { FARGATE: 'Fargate', EXTERNAL: 'external instances' };

/** What follows "on": `EC2`, `Fargate`, `on-demand 1 : spot 4, first 2 on on-demand`. */
export function launchWords({ launchType, strategy }: Omit<LaunchFacts, 'isDefault'>): string {
  if (launchType !== null) return LAUNCH_TYPES[launchType] ?? launchType;
  return strategy.length === 0 ? 'EC2' : strategyItemsWords(strategy);
}

/** Names with their weights, and what goes to one of them first; a weight is null where there is one provider alone. */
export interface StrategyParts {
  readonly shares: readonly { readonly name: string; readonly weight: string | null }[];
  /** `, first 2 on on-demand`, or nothing. */
  readonly first: string;
}

/** Takes what a person wrote, whatever it is. */
export function strategyParts(items: readonly unknown[]): StrategyParts {
  const read = items.map((item): Readonly<Partial<Record<keyof StrategyItem, unknown>>> =>
    typeof item === 'object' && item !== null ? item : {},
  );
  const based = read.length > 1 ? read.find(({ base }) => typeof base === 'number' && base > 0) : undefined;
  const shares = read.map(({ capacityProvider, weight }) => ({
    name: typeof capacityProvider === 'string' ? capacityProvider : '…',
    weight: read.length === 1 ? null : typeof weight === 'number' ? number(weight) : '0',
  }));
  const { base, capacityProvider: on } = based ?? {};
  return {
    shares,
    first: typeof base === 'number' && typeof on === 'string' ? `, first ${number(base)} on ${on}` : '',
  };
}

/** `on-demand 1 : spot 4, first 2 on on-demand`. */
export function strategyItemsWords(items: readonly unknown[]): string {
  const { shares, first } = strategyParts(items);
  const told = shares.map(({ name, weight }) => (weight === null ? name : `${name} ${weight}`));
  return told.length === 0 ? 'none' : told.join(' : ') + first;
}
