import { APP_RUNNER_CLOSED_SINCE } from '../ecs/app-runner';
import type { AppRunnerDetail } from '../frame/app-runner';
import type { AppRunnerMoment } from '../frame/app-runner-rows';
import { money } from './cost-words';
import { clock, count, number } from './prose';

/** App Runner beside ECS, in words. */

export const CLOSED = `App Runner: closed to new customers since ${APP_RUNNER_CLOSED_SINCE}. AWS points to Amazon ECS Express Mode.`;

/** How the model goes, in two sentences. */
export const HOW =
  'App Runner follows requests in flight: one instance for each MaxConcurrency of them, between MinSize and MaxSize. Memory is paid for every provisioned instance, vCPU for active ones alone.';

/** What was at a moment, in one line for each of the two. */
export function appRunnerSentence(seconds: number, moment: AppRunnerMoment): string {
  const { concurrent, active, provisioned, over, cost } = moment;
  const inFlight = count(Math.round(concurrent), 'request');
  const late = over > 0 ? ` ${number(Math.round(over))} more than they take: these wait or get 429.` : '';
  return `${clock(seconds * 1_000)}: ${inFlight} in flight, ${number(active)} active of ${number(provisioned)} provisioned, ${money(cost)} an hour.${late}`;
}

export function ecsSentence({ desired, running, ecsCost }: AppRunnerMoment, onFargate: boolean): string {
  const where = onFargate ? 'on Fargate' : 'by their share of the instances';
  return `${count(running, 'task')} running of ${number(desired)} desired, ${money(ecsCost)} an hour ${where}.`;
}

/** Which of the two has come cheaper. */
export function tradeSentence({ accumulated: { appRunner, ecs } }: AppRunnerDetail): string {
  const both = `So far ${money(appRunner)} on App Runner, ${money(ecs)} on ECS.`;
  return money(appRunner) === money(ecs) ? `${both} They cost the same.` : both;
}
