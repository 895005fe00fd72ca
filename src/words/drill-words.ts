import type { Measures } from '../frame/measures';
import { dollars } from './measure-words';
import { clock, count, number } from './prose';

/** What became of the last outage in one world, in a line: who was lost, how soon all were back, and what it costs. */
export function outageSentence(measures: Measures, costBefore: number | null): string | null {
  const { outage } = measures;
  if (outage === null) return null;
  const lost = outage.tasksLost === 0 ? 'no task lost' : `${count(outage.tasksLost, 'task')} lost`;
  return `${struck(outage.what)} at ${clock(outage.atMs)}: ${lost}, ${back(measures)}. ${cost(measures, costBefore)}`;
}

function back({ outage, recoverySeconds, timeMs }: Measures): string {
  if (recoverySeconds === 0) return 'no service short of one';
  if (recoverySeconds !== null) return `all services back after ${number(recoverySeconds)} s`;
  const seconds = Math.floor((timeMs - (outage?.atMs ?? 0)) / 1_000);
  return `not all services back after ${number(seconds)} s`;
}

function cost({ costPerHour }: Measures, before: number | null): string {
  const now = dollars(costPerHour);
  if (before === null || dollars(before) === now) return `${now} an hour.`;
  return `${dollars(before)} an hour before, ${now} now.`;
}

/** `FailAvailabilityZone us-east-1a` as `us-east-1a failed`. */
function struck(what: string): string {
  const spot = /^Spot interruption terminates (.*)$/.exec(what)?.[1];
  if (spot !== undefined) return `Spot took ${spot}`;
  const [, action = '', subject = ''] = /^(\w+) (.*)$/.exec(what) ?? [];
  const done = { FailAvailabilityZone: 'failed', TerminateInstances: 'terminated', StopInstances: 'stopped' }[action];
  return `${subject} ${done ?? action}`;
}
