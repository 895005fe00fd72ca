import { beforeEach, describe, expect, it } from 'vitest';
import type { PlacementExplanation } from '../../frame/explanation';
import type { StopExplanation } from '../../frame/stop-explanation';
import { answer, ask, giveUp, isWorthAsking, startAsking, stopAsking, usePredict } from './predict-store';
import type { Question } from './predict-store';

function placement(chosen: string | null, tiedWith: readonly string[] = [], request = {}): Question {
  return { kind: 'place', decision: 3, explanation: { chosen, tiedWith, request } as unknown as PlacementExplanation };
}

function scaleIn(candidates: number, reason = 'scaleIn'): Question {
  const explanation = {
    chosen: 'web-2',
    tiedWith: [],
    candidates: Array.from({ length: candidates }, () => ({})),
    request: { reason },
  };
  return { kind: 'stop', decision: 3, explanation: explanation as unknown as StopExplanation };
}

/** Asks, gives the answer, and reads the verdict. */
async function verdictOn(question: Question, value: string | null): Promise<boolean | undefined> {
  const asked = ask(question, false, new AbortController().signal);
  answer(value);
  await asked;
  return usePredict.getState().verdict?.isRight;
}

describe('predicting', () => {
  beforeEach(startAsking);

  it('takes the decision and everything that the rules could not tell from it', async () => {
    expect(await verdictOn(placement('a1', ['a2', 'a3']), 'a1')).toBe(true);
    expect(await verdictOn(placement('a1', ['a2', 'a3']), 'a3')).toBe(true);
    expect(await verdictOn(placement('a1', ['a2', 'a3']), 'a4')).toBe(false);
    expect(usePredict.getState()).toMatchObject({ right: 2, answered: 3, question: null });
  });

  it('takes "nowhere" where that is what happened, and only there', async () => {
    expect(await verdictOn(placement(null), null)).toBe(true);
    expect(await verdictOn(placement(null), 'a1')).toBe(false);
    expect(await verdictOn(placement('a1'), null)).toBe(false);
  });

  it('does not count what a person asked to be shown', async () => {
    const asked = ask(placement('a1'), false, new AbortController().signal);
    giveUp();
    await asked;
    expect(usePredict.getState()).toMatchObject({ answered: 0, right: 0, verdict: { isRight: false } });
  });

  it('drops a question without a verdict when the run is sent elsewhere', async () => {
    const sent = new AbortController();
    const asked = ask(placement('a1'), true, sent.signal);
    sent.abort();
    await asked;
    expect(usePredict.getState()).toMatchObject({ question: null, verdict: null, answered: 0 });
    answer('a1');
    expect(usePredict.getState().answered, 'nobody is asked').toBe(0);
  });

  it('asks only where there is something to choose', () => {
    expect(isWorthAsking(placement('a1'))).toBe(true);
    expect(isWorthAsking(placement('a1', [], { daemon: true }))).toBe(false);
    expect(isWorthAsking(placement('us-east-1a', [], { fargate: 'FARGATE' }))).toBe(false);
    expect(isWorthAsking(scaleIn(4))).toBe(true);
    expect(isWorthAsking(scaleIn(1))).toBe(false);
    expect(isWorthAsking(scaleIn(4, 'deployment'))).toBe(false);
  });

  it('forgets the score when it ends', async () => {
    await verdictOn(placement('a1'), 'a1');
    stopAsking();
    expect(usePredict.getState()).toMatchObject({ isOn: false, right: 0, answered: 0, verdict: null });
  });
});
