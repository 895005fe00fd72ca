import { listOfSome } from '../lib/english';
import { count, number } from './prose';

/** Where tasks get their room, in words: a launch type, or a strategy of capacity providers with base and weight. */

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

const LAUNCH_TYPES: Readonly<Record<string, string>> = {
  EC2: 'EC2',
  FARGATE: 'Fargate',
  EXTERNAL: 'external instances',
};

/** What follows "on": `EC2`, `Fargate`, `on-demand 1 : spot 4, first 2 on on-demand`. */
export function launchWords({ launchType, strategy }: LaunchFacts): string {
  if (launchType !== null) return LAUNCH_TYPES[launchType] ?? launchType;
  return strategy.length === 0 ? 'EC2' : strategyItemsWords(strategy);
}

/** The same as a sentence. */
export function launchSentence(facts: LaunchFacts): string {
  const { launchType, strategy, isDefault } = facts;
  if (launchType !== null) {
    const where =
      launchType === 'FARGATE' ? 'Fargate runs the tasks; there are no instances' : `Tasks go to ${launchWords(facts)}`;
    return launchType === 'FARGATE'
      ? `${where}.`
      : `${where === 'Tasks go to EC2' ? 'Tasks go to the instances that are there' : where}; no capacity provider sees them, none grows for them.`;
  }
  if (strategy.length === 0)
    return 'Neither a launch type nor a strategy is given, and the cluster has no default: launch type EC2.';
  const from = isDefault ? 'By the cluster’s default strategy: ' : '';
  const sentence = sharesSentence(strategy);
  return from === '' ? sentence : from + sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** `one task on a for every four on b`. */
function sharesSentence(strategy: readonly StrategyItem[]): string {
  const based = strategy.find(({ base = 0 }) => base > 0);
  const weighted = strategy.filter(({ weight = 0 }) => weight > 0);
  const total = weighted.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const rest = based ? 'The rest: ' : '';
  const [only] = weighted;
  const shares =
    weighted.length === 0
      ? based
        ? 'No further task has a provider.'
        : 'No provider has a weight: ECS refuses it.'
      : weighted.length === 1 && only
        ? `${rest === '' ? 'All' : 'all'} on ${only.capacityProvider}.`
        : `of every ${number(total)} tasks ${listOfSome(
            weighted.map(({ capacityProvider, weight = 0 }) => `${number(weight)} on ${capacityProvider}`),
            6,
          )}.`;
  const tail = rest + shares;
  const head = based
    ? `The first ${(based.base ?? 0) === 1 ? 'task' : count(based.base ?? 0, 'task')} on ${based.capacityProvider}. `
    : '';
  return head + tail.charAt(0).toUpperCase() + tail.slice(1);
}

/** `on-demand 1 : spot 4, first 2 on on-demand`: names with their weights. Takes what a person wrote, whatever it is. */
export function strategyItemsWords(items: readonly unknown[]): string {
  const read = items.flatMap((item): StrategyItem[] => {
    if (typeof item !== 'object' || item === null || !('capacityProvider' in item)) return [];
    const { capacityProvider, weight, base } = item as Readonly<Record<string, unknown>>;
    return [
      {
        capacityProvider: String(capacityProvider),
        ...(typeof weight === 'number' && { weight }),
        ...(typeof base === 'number' && { base }),
      },
    ];
  });
  const based = read.find(({ base = 0 }) => base > 0);
  const single = read.length === 1;
  const shares = read.map(({ capacityProvider, weight = 0 }) =>
    single ? capacityProvider : `${capacityProvider} ${number(weight)}`,
  );
  const first = based && !single ? `, first ${number(based.base ?? 0)} on ${based.capacityProvider}` : '';
  return shares.length === 0 ? 'none' : shares.join(' : ') + first;
}
