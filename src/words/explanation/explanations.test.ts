import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawnStory } from '../../engine/testing/drawn-scenario';
import type { PlacementExplanation } from '../../frame/explanation';
import type { StopExplanation } from '../../frame/stop-explanation';
import { checkSentence, stepSentence, tieSentence } from './placement-steps';
import { stopReasonSentence, stopSentence, stopStepSentence, stopTieSentence } from './stop-steps';
import { whyNotSentence } from './why-not';
import { whyNotStoppedSentence } from './why-not-stopped';

/**
 * Small clusters drawn as text, and under each what the page says of the decision in it. To add a case, draw it and run
 * `npx vitest run src/words/explanation -u`; after a change of words the same command rewrites the sentences, and the difference is what to review.
 */
const file = fileURLToPath(new URL('explanations.txt', import.meta.url));
const [head = '', ...cases] = readFileSync(file, 'utf8').split(/^(?=## )/m);

describe('explanations in sentences', () => {
  it('are there, for every kind of case', () => expect(cases.length).toBeGreaterThanOrEqual(25));

  it('are as they are written beside their drawings', async () => {
    await expect([head, ...cases.map(retold)].join('')).toMatchFileSnapshot(file);
  });
});

function retold(text: string): string {
  const drawing = text
    .split('\n')
    .filter((line) => !line.startsWith('> '))
    .join('\n')
    .trimEnd();
  const [, ...lines] = drawing.split('\n');
  const story = drawnStory(lines.join('\n'));
  const sentences = 'stop' in story ? ofStop(story.stop) : ofPlacement(story.placement);
  return `${drawing}\n${sentences.map((sentence) => `> ${sentence}\n`).join('')}\n`;
}

function ofPlacement(explanation: PlacementExplanation): string[] {
  const steps = explanation.steps.flatMap((step, index) => [
    stepSentence(explanation, index),
    ...(step.checks ?? []).flatMap((check, at) =>
      check.rejected > 0 || check.asks?.ports || check.asks?.expression
        ? [`  ${checkSentence(explanation, index, at)}`]
        : [],
    ),
  ]);
  const tie = tieSentence(explanation);
  return [
    ...steps,
    ...(tie === null ? [] : [tie]),
    ...explanation.candidates.map(({ containerInstance }) => `- ${whyNotSentence(explanation, containerInstance)}`),
  ];
}

function ofStop(explanation: StopExplanation): string[] {
  const tie = stopTieSentence(explanation);
  return [
    stopReasonSentence(explanation),
    stopSentence(explanation),
    ...explanation.steps.map((_, index) => stopStepSentence(explanation, index)),
    ...(tie === null ? [] : [tie]),
    ...explanation.candidates.map(({ task }) => `- ${whyNotStoppedSentence(explanation, task)}`),
  ];
}
