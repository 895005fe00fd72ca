import { describe, expect, it } from 'vitest';
import type { Parting, WhatIf } from '../frame/what-if';
import { plain } from './prose';
import { chainWords, chanceWords, partingSentence, whatIfPlace } from './what-if-words';

const ANSWER: WhatIf = {
  label: 'spread(attribute:ecs.availability-zone), binpack(memory)',
  strategies: [],
  kind: 'order',
  chosen: 'm5-1',
  best: 2,
  tied: ['m5-2', 'm5-3'],
  tieBreak: 'fleet order',
};

const PARTING: Parting = {
  at: 12,
  decision: 3,
  kind: 'place',
  kindThere: 'place',
  subject: 'web-4',
  here: 'm5-1',
  there: 'm5-2',
};

describe('what another chain would have done', () => {
  it('is named without ECS’s prefixes, and a draw by how many it is among', () => {
    expect(chainWords(ANSWER)).toBe('spread(availability-zone), binpack(memory)');
    expect(whatIfPlace(ANSWER)).toBe('m5-1');
    expect(whatIfPlace({ ...ANSWER, tieBreak: 'draw' })).toBe('any of 3');
    expect(whatIfPlace({ ...ANSWER, chosen: null })).toBe('nowhere');
  });

  it('tells chances as shares while they are large', () => {
    expect(chanceWords(3)).toBe('33% each');
    expect(chanceWords(3_491)).toBe('1 in 3,491');
  });
});

describe('where two histories part', () => {
  it.each([
    [PARTING, 'The two part at 0:12: web-4 goes to m5-2 instead of m5-1.'],
    [{ ...PARTING, there: null }, 'The two part at 0:12: web-4 goes to no instance instead of m5-1.'],
    [
      { ...PARTING, kindThere: 'stop' as const },
      'The two part at 0:12: here ECS places one (web-4), there it stops one.',
    ],
    [
      { ...PARTING, kind: 'stop' as const, kindThere: 'stop' as const },
      'The two part at 0:12: web-4 is stopped on m5-1; there it is a task on m5-2.',
    ],
    [null, 'Up to 1:00 the two histories are the same.'],
  ])('%#', (parting, sentence) => {
    expect(plain(partingSentence(parting, 60_000))).toBe(sentence);
  });
});
