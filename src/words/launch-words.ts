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

/** `on-demand 1 : spot 4, first 2 on on-demand`: names with their weights. Takes what a person wrote, whatever it is. */
export function strategyItemsWords(items: readonly unknown[]): string {
  const read = items.map((item): Readonly<Partial<Record<keyof StrategyItem, unknown>>> =>
    typeof item === 'object' && item !== null ? item : {},
  );
  const based = read.length > 1 ? read.find(({ base }) => typeof base === 'number' && base > 0) : undefined;
  const shares = read.map(({ capacityProvider, weight }) => {
    const name = typeof capacityProvider === 'string' ? capacityProvider : '…';
    return read.length === 1 ? name : `${name} ${typeof weight === 'number' ? number(weight) : '0'}`;
  });
  const { base, capacityProvider: on } = based ?? {};
  const first = typeof base === 'number' && typeof on === 'string' ? `, first ${number(base)} on ${on}` : '';
  return shares.length === 0 ? 'none' : shares.join(' : ') + first;
}
