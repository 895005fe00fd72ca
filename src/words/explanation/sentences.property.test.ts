import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scenarioDocuments } from '../../engine/testing/random-scenario';
import { toldRun } from '../../engine/testing/told-run';
import type { PlacementExplanation } from '../../frame/explanation';
import type { StopExplanation } from '../../frame/stop-explanation';
import { checkSentence, stepSentence, tieSentence } from './placement-steps';
import { stopReasonSentence, stopSentence, stopStepSentence, stopTieSentence } from './stop-steps';
import { whyNotSentence } from './why-not';
import { whyNotStoppedSentence } from './why-not-stopped';

it('whatever happens is told in whole sentences', () => {
  fc.assert(
    fc.property(scenarioDocuments, (document) => {
      const { placements, stops } = toldRun(document, 300);
      for (const sentence of [...placements.values()]
        .flatMap(ofPlacement)
        .concat([...stops.values()].flatMap(ofStop))) {
        if (sentence === null) continue;
        expect(sentence).toMatch(/^\S.*\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|null|  |\(\)| ,|[ (]-\d/);
      }
    }),
    { numRuns: 10 },
  );
});

function ofPlacement(explanation: PlacementExplanation): (string | null)[] {
  return [
    ...explanation.steps.flatMap(({ checks = [] }, index) => [
      stepSentence(explanation, index),
      ...checks.map((_, check) => checkSentence(explanation, index, check)),
    ]),
    tieSentence(explanation),
    ...explanation.candidates.map(({ containerInstance }) => whyNotSentence(explanation, containerInstance)),
  ];
}

function ofStop(explanation: StopExplanation): (string | null)[] {
  return [
    stopReasonSentence(explanation),
    stopSentence(explanation),
    ...explanation.steps.map((_, index) => stopStepSentence(explanation, index)),
    stopTieSentence(explanation),
    ...explanation.candidates.map(({ task }) => whyNotStoppedSentence(explanation, task)),
  ];
}
