import { listOfSome } from '../lib/english';
import type { LaunchFacts, StrategyItem } from './launch-words';
import { count, number } from './prose';

/** What follows from what launches tasks, in sentences. */

/** What a launch type or a strategy means. */
export function launchSentence({ launchType, strategy, isDefault }: LaunchFacts): string {
  if (launchType === 'FARGATE') return 'Each task gets a machine of its own from Fargate: there are no instances.';
  if (launchType !== null)
    return 'Tasks go to instances that are there. No capacity provider sees them, no group grows.';
  if (strategy.length === 0) return 'Neither a launch type nor a strategy is given, so ECS takes launch type EC2.';
  const sentence = sharesSentence(strategy);
  return isDefault
    ? `The cluster’s default strategy: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence;
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
