import { expect, it } from 'vitest';
import { drawnStory } from '../../engine/testing/drawn-scenario';
import type { PlacementExplanation } from '../../frame/explanation';
import type { StopExplanation } from '../../frame/stop-explanation';
import { noDecisionSentence, whyNotSentence } from './why-not';
import { whyNotStoppedSentence } from './why-not-stopped';

const FLEET = `
a1  us-east-1a  2048 cpu  3891 MiB  | service:web*2
b1  us-east-1b  2048 cpu  3891 MiB  | service:web
`;

function placement(text: string): PlacementExplanation {
  const story = drawnStory(FLEET + text);
  if (!('placement' in story)) throw new Error('a placement is asked for');
  return story.placement;
}

function stop(text: string): StopExplanation {
  const story = drawnStory(FLEET + text);
  if (!('stop' in story)) throw new Error('a stop is asked for');
  return story.stop;
}

it('is honest about instances that nobody looked at', () => {
  const daemon = placement('service log {"schedulingStrategy": "DAEMON"}\ntask log {}\ntell place log-2');
  expect(whyNotSentence(daemon, 'a1')).toBe('a1 was not looked at: log is a daemon, and this task belongs on b1.');
  const later = placement('service web {"desiredCount": 4}\ntell place web-4');
  expect(whyNotSentence(later, 'c1')).toBe('c1 was not registered at 0:00, when this was decided.');
});

it('says of a task without a decision that nothing was compared', () => {
  expect(noDecisionSentence('web-1', true)).toBe('web-1 was there when the run began: nobody placed it.');
  expect(noDecisionSentence('web-1', false)).toBe(
    'StartTask named the container instance of web-1: nothing was compared.',
  );
});

it('is honest about tasks that were not in question', () => {
  const choice = stop(
    'service web {"desiredCount": 3}\nat 60 UpdateService {"service": "web", "desiredCount": 2}\ntell stop web-2',
  );
  expect(whyNotStoppedSentence(choice, 'web-9')).toBe(
    'web-9 was not in question: only tasks of the current deployment that are neither to be replaced nor to leave a DRAINING instance count as too many.',
  );
});

it('says whom other strategies would have stopped', () => {
  const { alternatives } = stop(
    'service web {"desiredCount": 3}\nat 60 UpdateService {"service": "web", "desiredCount": 2}\ntell stop web-2',
  );
  expect(alternatives.slice(0, 3)).toEqual([
    { label: 'binpack(memory)', chosen: 'web-3', containerInstance: 'b1', best: 3_891, tied: 1 },
    { label: 'binpack(cpu)', chosen: 'web-3', containerInstance: 'b1', best: 2_048, tied: 1 },
    { label: 'spread(instanceId)', chosen: 'web-2', containerInstance: 'a1', best: 2, tied: 2 },
  ]);
  expect(alternatives[3]).toMatchObject({ label: 'random', best: null, tied: 3 });
});
