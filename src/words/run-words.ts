import type { MetBreakpoint } from '../frame/breakpoint';
import { clock, count, number } from './prose';

/** A run that stops by itself, and one that takes long, in sentences. */

/** `Paused at 2:31: web could not be placed.` */
export function pausedWords(met: MetBreakpoint): string {
  return `Paused at ${clock(met.atMs)}: ${metWords(met)}.`;
}

function metWords(met: MetBreakpoint): string {
  switch (met.kind) {
    case 'placementFails':
      return `a task of ${met.name} could not be placed`;
    case 'deploymentEnds':
      return {
        COMPLETED: `the deployment of ${met.name} is complete`,
        FAILED: `the deployment of ${met.name} failed`,
        REPLACED: `the deployment of ${met.name} gave way to another`,
      }[met.outcome];
    case 'taskStops':
      return `${met.name} is STOPPED`;
    case 'taskMoves':
      return `${met.name} is ${met.lastStatus}`;
    case 'noted':
      return met.name;
  }
}

/** `At 0:42 of 2:00:00, 1,204 events a second.` Times in simulated ms. */
export function busyWords({ timeMs, toMs, eventsPerSecond }: BusyRun): string {
  const until = Number.isFinite(toMs) ? ` of ${clock(toMs)}` : '';
  const events = Math.round(eventsPerSecond).toLocaleString('en-US');
  return `At ${clock(timeMs)}${until}, ${events} ${events === '1' ? 'event' : 'events'} a simulated second.`;
}

/** `412,000 tasks so far, 81,204 a second.` */
export function createdWords({ createdTasks, tasksPerSecond }: Creating): string {
  const rate = tasksPerSecond === null ? '' : `, ${number(Math.round(tasksPerSecond))} a second`;
  return `${count(createdTasks, 'task')} so far${rate}.`;
}

interface Creating {
  readonly createdTasks: number;
  /** Wall-clock seconds; null where it is not known. */
  readonly tasksPerSecond: number | null;
}

interface BusyRun {
  readonly timeMs: number;
  readonly toMs: number;
  readonly eventsPerSecond: number;
}

/** `Here 12 tasks run, in First run 9; web-7 is on m5-2 there.` */
export function differenceWords({ here, there, moved }: RunDifference, name: string): string {
  const counts =
    here === there ? `${here} tasks run here and in ${name}` : `Here ${here} tasks run, in ${name} ${there}`;
  if (moved === null) return here === there ? `${counts}, on the same instances.` : `${counts}.`;
  return `${counts}; ${moved.task} is on ${moved.instance} there.`;
}

interface RunDifference {
  readonly here: number;
  readonly there: number;
  readonly moved: { readonly task: string; readonly instance: string } | null;
}
