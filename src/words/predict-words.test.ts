import { describe, expect, it } from 'vitest';
import type { PlacementExplanation } from '../frame/explanation';
import { scoreWords, verdictWords } from './predict-words';
import { plain } from './prose';

const explanation = {
  at: 0,
  steps: [],
  candidates: [
    { containerInstance: 'a1', rejectedBy: null, rank: 1 },
    { containerInstance: 'a2', rejectedBy: null, rank: 1 },
    { containerInstance: 'a3', rejectedBy: 'RESOURCE:CPU', needed: 256, available: 128 },
  ],
  chosen: 'a1',
  tiedWith: ['a2'],
  tieBreak: 'fleet order',
  request: { owner: 'web', subject: 'web-1', strategies: [], cpuUnits: 256, memoryMiB: 512 },
} as unknown as PlacementExplanation;

function told(answer: string | null | undefined, isRight: boolean): string {
  const { verdict, reason } = verdictWords({ kind: 'place', explanation }, answer, isRight);
  return `${plain(verdict)} | ${reason}`;
}

describe('what a person who predicts is told', () => {
  it('says what a wrong instance lacked', () => {
    expect(told('a3', false)).toMatch(/^No: a1 \| a3 .*256 CPU/);
  });

  it('says of "on none of them" that some pass, and which were equal', () => {
    expect(told(null, false)).toMatch(/^No: a1 \| 2 instances pass every check\. a1 and a2 are equal/);
  });

  it('says of an equal one that it is as good', () => {
    expect(told('a2', true)).toMatch(/^Right: as good as a1 \| a1 and a2 are equal/);
  });

  it('counts after the first answer', () => {
    expect([scoreWords(0, 0), scoreWords(1, 2)]).toEqual(['', '1 of 2 right']);
  });
});
