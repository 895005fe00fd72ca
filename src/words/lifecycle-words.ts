import { listOf } from '../lib/english';
import type { ContainerDetail, TaskDetail } from '../frame/explanation';
import { clock } from './prose';

/** A task's life and its containers' in sentences: what the lifecycle chart shows. Times in simulated seconds. */

/** `RUNNING from 0:45 to 1:10.` */
export function lifecycleSentence({ status, from, to }: TaskDetail['lifecycle'][number]): string {
  return `${status} ${stretch(from, to)}.`;
}

/** `app, essential: pulling from 0:36 to 0:38, running since 0:39. Restarted at 0:50. Exit code 1: OutOfMemoryError.` */
export function containerSentence(container: ContainerDetail): string {
  const { name, essential, dependsOn, phases, marks, lastStatus, exitCode, reason } = container;
  const spans = phases.map(({ phase, from, to }) => {
    const what = phase === 'waiting' && dependsOn.length > 0 ? `waiting for ${listOf(dependsOn)}` : phase;
    return `${what} ${stretch(from, to)}`;
  });
  const head = `${name}, ${essential ? 'essential' : 'not essential'}: ${spans.length > 0 ? spans.join(', ') : lastStatus}.`;
  const ending = [exitCode === null ? null : `exit code ${exitCode}`, reason]
    .filter((part) => part !== null)
    .join(': ');
  return [
    head,
    ...marks.map(({ at, what }) => `${sentence(what)} at ${clock(at * 1_000)}.`),
    ...(ending ? [`${sentence(ending)}.`] : []),
  ].join(' ');
}

/** `app: restarted at 0:50.` */
export function markSentence(container: string, { at, what }: ContainerDetail['marks'][number]): string {
  return `${container}: ${what} at ${clock(at * 1_000)}.`;
}

function stretch(from: number, to: number | null): string {
  return to === null ? `since ${clock(from * 1_000)}` : `from ${clock(from * 1_000)} to ${clock(to * 1_000)}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
