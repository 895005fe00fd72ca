import type { PlacementExplanation } from '../frame/explanation';
import type { Parting, WhatIf } from '../frame/what-if';
import { clock, number, strong } from './prose';
import type { Prose } from './prose';

/** A chain of strategies with ECS's own prefix of attributes left out: it says nothing, and columns are narrow. */
export function chainWords({ label }: WhatIf): string {
  return label.replaceAll('attribute:ecs.', '').replaceAll('attribute:', '');
}

export function whatIfPlace({ chosen, tied, tieBreak }: WhatIf): string {
  if (chosen === null) return 'nowhere';
  return tieBreak === 'draw' ? `any of ${number(tied.length + 1)}` : chosen;
}

/** What the chain found there, in few words. */
export function whatIfNote(
  { label, chosen, best, tied, tieBreak }: WhatIf,
  { chosen: here, request }: PlacementExplanation,
): string {
  if (chosen === null) return '';
  if (tieBreak === 'draw') return chanceWords(tied.length + 1);
  if (chosen === here) return 'the same';
  if (tied.length > 0) return `first of ${number(tied.length + 1)} equals`;
  if (best === null) return '';
  if (label.startsWith('binpack(cpu)')) return `${number(best)} CPU left`;
  if (label.startsWith('binpack(memory)')) return `${number(best)} MiB left`;
  return `${number(best)} ${request.owner} there`;
}

/** Where two histories part; null: they do not, up to `untilMs`. */
export function partingSentence(parting: Parting | null, untilMs: number): Prose {
  if (parting === null) return [`Up to ${clock(untilMs)} the two histories are the same.`];
  const { at, subject, here, there, kind, kindThere } = parting;
  const when = clock(at * 1_000);
  const start: Prose = ['The two part at ', strong(when), ': '];
  if (kind !== kindThere) {
    const what = (of: Parting['kind']): string =>
      of === 'place' ? 'places one' : of === 'stop' ? 'stops one' : 'does nothing';
    return [...start, `here ECS ${what(kind)} (${subject}), there it ${what(kindThere)}.`];
  }
  if (kind === 'stop')
    return [
      ...start,
      strong(subject),
      ` is stopped on ${here ?? 'no instance'}; there it is a task on ${there ?? 'no instance'}.`,
    ];
  return [...start, strong(subject), ` goes to ${there ?? 'no instance'} instead of ${here ?? 'no instance'}.`];
}

/** What chance each of several has in a draw. */
export function chanceWords(of: number): string {
  return of > 50 ? `1 in ${number(of)}` : `${Math.round(100 / of)}% each`;
}
