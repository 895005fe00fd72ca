import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHECK } from '../../ecs/failure-reasons';
import { randomStream } from '../../lib/random';
import { emptyClusters, requests } from '../testing/arbitraries';
import { instanceId, requestOf } from '../testing/build-world';
import { place, rehearsal } from '../testing/rehearsal';
import { placeTask } from '../placement/pipeline';
import { emptyOutcome } from '../placement/placement';
import { explainPlacement } from './placement-explanation';

const names = { subject: 'web', owner: 'web', taskName: (task: number) => `task-${task}` };

it('tells what placement did: the same choice, counts and ties, and leaves the stream alone', () => {
  fc.assert(
    fc.property(
      emptyClusters,
      fc.array(requests, { maxLength: 12 }),
      requests,
      fc.nat(),
      (cluster, before, plain, seed) => {
        const stage = rehearsal(cluster, seed);
        for (const request of before) place(stage, request);
        const { world } = stage;
        const request = requestOf(world, plain);
        const random = randomStream(seed, 'placement');
        const explanation = explainPlacement(world, request, random, names);
        expect(random).toEqual(randomStream(seed, 'placement'));
        const outcome = emptyOutcome();
        placeTask(world, request, random, outcome);

        expect(explanation.chosen).toBe(instanceId(world, outcome.instance));
        const strategySteps = [...outcome.afterStrategy].filter((left) => left !== -1);
        expect(explanation.steps.map((step) => step.remaining)).toEqual([
          outcome.afterActive,
          outcome.afterResources,
          outcome.afterConstraints,
          ...strategySteps,
        ]);
        const rejected = explanation.steps.flatMap((step) => Object.values(step.rejected ?? {}));
        expect(sum(rejected)).toBe(sum([...outcome.rejected]));
        expect(explanation.steps[0]?.rejected?.AGENT ?? 0).toBe(outcome.rejected[CHECK.agent]);
        expect(explanation.tiedWith).toHaveLength(Math.max(outcome.tied - 1, 0));
        const ranked = explanation.candidates.filter((candidate) => candidate.rejectedBy === null);
        expect(ranked.map((candidate) => candidate.rank).sort((a = 0, b = 0) => a - b)).toEqual(
          ranked.map((_, at) => at + 1),
        );
        expect(ranked.find((candidate) => candidate.rank === 1)?.containerInstance ?? null).toBe(explanation.chosen);
      },
    ),
    { numRuns: 600 },
  );
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
