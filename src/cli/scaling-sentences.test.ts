import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeScaling } from '../engine/describe-scaling';
import { createSimulation } from '../engine/simulation';
import { scalingMoments } from '../frame/scaling-rows';
import { parseScenario } from '../scenario/parse';
import { activitySentence, heldSentence, scalingSentence } from '../words/scaling-words';

/** What is said of the golden stories: the sums of the sentences are worked out again from the history, and have to come to what the engine has done. */
function story(name: string, untilS: number, owner = 0, change: (document: never) => void = () => {}) {
  const document: unknown = JSON.parse(readFileSync(`src/engine/golden/scaling-${name}.json`, 'utf8'));
  change(document as never);
  const parsed = parseScenario(JSON.stringify(document));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const simulation = createSimulation(parsed.scenario);
  simulation.runUntil(untilS * 1_000);
  const detail = describeScaling(simulation, owner);
  if (detail === null) throw new Error('nothing is scaled');
  const moments = scalingMoments(detail);
  return { detail, moments, told: detail.activities.map((each) => activitySentence(detail, moments, each)) };
}

describe('scaling activities are told with the sum that they come from', () => {
  it('of target tracking, a scale-in at most by half', () => {
    expect(story('target-tracking-spike', 3_600).told).toEqual([
      'Desired count 4 → 12. AlarmHigh is in ALARM: policy cpu60 wants ceil(4 × 180 / 60) = 12 tasks.',
      'Desired count 12 → 6. AlarmLow is in ALARM: policy cpu60 wants ceil(12 × 16.67 / 60) = 4 tasks; one scale-in takes away half at most.',
      'Desired count 6 → 4. AlarmLow is in ALARM: policy cpu60 wants ceil(6 × 33.33 / 60) = 4 tasks.',
    ]);
  });

  it('of steps, in per cent and in tasks', () => {
    const { told } = story('step-against-tracking', 2_000);
    expect(told.slice(0, 3)).toEqual([
      'Desired count 4 → 8. steps-high is in ALARM: policy out wants 4 + 100% = 8 tasks, its step for 110 above 70.',
      'Desired count 8 → 16. steps-high is in ALARM: policy out wants 8 + 100% = 16 tasks, its step for 20 above 70.',
      'Desired count 16 → 15. steps-low is in ALARM: policy in wants 16 − 1 = 15 tasks, its step for 17.5 below 30.',
    ]);
  });

  it('of a scheduled action and of a range, in the words of Application Auto Scaling', () => {
    expect(story('scheduled-sale', 2_000).told).toEqual(['Desired count 2 → 8: minimum capacity was set to 8.']);
  });
});

describe('what holds scaling back', () => {
  it('is the maximum, with what is wanted', () => {
    const { detail, moments } = story(
      'target-tracking-spike',
      1_400,
      0,
      (document: { scaling: [{ scalableTarget: { MaxCapacity: number } }] }) => {
        document.scaling[0].scalableTarget.MaxCapacity = 6;
      },
    );
    expect(scalingSentence(detail, moments, 900)).toBe(
      'Held at the maximum of 6: policy cpu60 wants ceil(6 × 120 / 60) = 12 tasks.',
    );
  });

  it('is DisableScaleIn', () => {
    const { detail, moments } = story('scaling-in-disabled'.replace('scaling-', ''), 3_000);
    expect(scalingSentence(detail, moments, 2_900)).toBe(
      'AlarmLow is in ALARM, but DisableScaleIn is set: the policy only ever scales out.',
    );
  });

  it('is a deployment in progress', () => {
    const { detail, moments } = story('target-tracking-spike', 2_700, 0, (document: Record<string, unknown[]>) => {
      // The tasks of the new revision take long to start: those of the old one go on running.
      const [web] = document['taskDefinitions'] ?? [];
      const slow = { name: 'web', image: 'web:2', cpu: 256, memory: 512 };
      document['taskDefinitions']?.push({ ...(web as object), containerDefinitions: [slow] });
      Object.assign(document, { images: { 'web:2': { pullSeconds: 600 } } });
      Object.assign(document['services']?.[0] ?? {}, { taskDefinition: 'web:1' });
      document['timeline'] = [
        { at: 2_390, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } },
      ];
    });
    const held = moments.find((each) => each.held === 'deployment');
    expect(held && heldSentence(detail, moments, held)).toMatch(
      /^A deployment is in progress: scale-in is switched off until it is over, scale-out is not\. Policy cpu60 wants ceil\(\d+ × [\d.]+ \/ 60\) = \d+ tasks/,
    );
  });

  it('is the cooldown, until when', () => {
    const { detail, moments } = story('target-tracking-spike', 2_700);
    expect(scalingSentence(detail, moments, 2_520)).toMatch(
      /^The scale-in cooldown of cpu60 lasts until 45:00\. Policy cpu60 wants/,
    );
  });

  it('is nothing: how near the alarms are', () => {
    const { detail, moments } = story('target-tracking-spike', 1_400);
    expect(scalingSentence(detail, moments, 30)).toBe(
      'CloudWatch has no datapoint yet: the first period ends at 1:00.',
    );
    expect(scalingSentence(detail, moments, 720)).toMatch(/^AlarmHigh is OK: 2 of 3 datapoints above 60%, 3 needed\./);
  });
});
