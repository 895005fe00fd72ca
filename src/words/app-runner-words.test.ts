import { expect, it } from 'vitest';
import { appRunnerSentence, ecsSentence } from './app-runner-words';

const moment = {
  from: 0,
  to: 60,
  demand: 250,
  concurrent: 250,
  active: 3,
  provisioned: 3,
  over: 0,
  cost: 0.234,
  desired: 6,
  running: 1,
  ecsCost: 0.04937,
};

it('says what both have at a moment', () => {
  expect(appRunnerSentence(60, moment)).toBe(
    '1:00: 250 requests in flight, 3 active of 3 provisioned, $0.234 an hour.',
  );
  expect(appRunnerSentence(60, { ...moment, over: 50 })).toContain('50 more than they take: these wait or get 429.');
  expect(ecsSentence(moment, true)).toBe('1 task running of 6 desired, $0.0494 an hour on Fargate.');
});
