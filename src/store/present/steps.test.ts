import { describe, expect, it } from 'vitest';
import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import { formatScenario } from '../../scenario/format';
import { startInProcessClient } from '../../worker/testing/in-process-client';
import { createFrameStore } from '../frame-store';
import { goTogether } from '../worlds/together';
import { WORLD_LETTERS } from '../worlds/worlds';
import type { WorldHandle } from '../worlds/worlds';
import type { Step } from '../session';
import { nextStep, previousStep, storyOf } from './steps';

const SCENARIO = {
  stowplan: 1,
  containerInstances: [
    { id: 'a', count: 2, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b'] },
  ],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'web', memory: 512 }] }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
  timeline: [
    { at: 60, action: 'UpdateService', input: { service: 'web', desiredCount: 3 } },
    { at: 90, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1b' } },
    { at: 200, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } },
  ],
};

/** As many placements, elsewhere. */
const PACKED = { services: { web: { placementStrategy: [{ type: 'binpack', field: 'memory' }] } } };

/** Worlds on one clock, and what tells of where they stand: `60 UpdateService, place 2`. */
async function worldsOf(patches: readonly object[]) {
  const text = formatScenario({
    ...SCENARIO,
    ...(patches.length > 1 && { view: { compare: patches.map((patch) => ({ patch })) } }),
  });
  const worlds = await Promise.all(
    patches.map(async (_, index): Promise<WorldHandle> => {
      const client = startInProcessClient();
      const frames = createFrameStore();
      const reply = await client.load(text, 0, index);
      if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
      frames.accept(reply.frame, 'world');
      client.acknowledge(reply.frame);
      const letter = WORLD_LETTERS[index] ?? 'A';
      return { index, letter, label: letter, client, frames, scenario: reply.scenario, problems: [] };
    }),
  );
  const views = () => worlds.flatMap(({ frames }) => frames.view() ?? []);
  const [first] = worlds;
  if (!first) throw new Error('no worlds');
  /** As the session does; false where there is no such step. */
  const take = async ({ destination, isFound }: Step): Promise<boolean> => {
    const to = destination();
    if (to === null) return false;
    const noted = to.kind === 'nextPlacement';
    const moved = await goTogether(worlds, to, { ...NO_BREAKPOINTS, noted }, first);
    if (!isFound(moved)) return false;
    for (const { world, update } of moved.steps) {
      world.frames.accept(update, 'advance');
      world.client.acknowledge(update);
    }
    return true;
  };
  const told = () =>
    views()
      .map((view) => {
        const { event, decision } = storyOf(view);
        const parts = [
          event?.message.replace(/\(deployment \S+\) /, ''),
          decision && `${decision.kind} ${decision.number}`,
        ];
        return `${view.frame.timeMs / 1_000} ${parts.filter(Boolean).join(', ')}`.trim();
      })
      .join(' | ');
  const next = () => take(nextStep(views));
  const previous = () => take(previousStep(views));
  return { told, next, previous };
}

/** All that is told from the beginning to the end. */
async function storyThrough({ told, next }: Awaited<ReturnType<typeof worldsOf>>): Promise<string[]> {
  const story = [told()];
  while (await next()) story.push(told());
  return story;
}

describe('the steps of a story', () => {
  it('are placements, choices of tasks to stop, what is done, what fails and how deployments end', async () => {
    expect(await storyThrough(await worldsOf([{}]))).toEqual([
      '0',
      '0 place 0',
      '0 place 1',
      '50 (service web) deployment completed.',
      '60 UpdateService web, 3 desired, place 2',
      '90 FailAvailabilityZone us-east-1b',
      '150 place 3',
      '200 UpdateService web, 1 desired, stop 4',
      '200 UpdateService web, 1 desired, stop 5',
    ]);
  });

  it.each([[[{}]], [[{}, PACKED]]])('are gone back through as they were gone through, worlds %j', async (patches) => {
    const run = await worldsOf(patches);
    const story = await storyThrough(run);
    const back = [run.told()];
    while (run.told() !== story[0] && back.length < 30) {
      await run.previous();
      back.push(run.told());
    }
    expect(back).toEqual(story.toReversed());
  });

  it('end where nothing more happens: the page stays where it is', async () => {
    const run = await worldsOf([{}]);
    const last = (await storyThrough(run)).at(-1);
    expect(await run.next()).toBe(false);
    expect(run.told()).toBe(last);
  });
});
