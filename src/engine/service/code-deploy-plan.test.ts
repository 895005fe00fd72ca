import { describe, expect, it } from 'vitest';
import { codeDeployPlan, routingOf } from './code-deploy-plan';

const OPTIONS = { hasTestListener: false, readyWaitMs: 0, stopsWhenNotRerouted: false, terminationWaitMs: 3_600_000 };

/** `[minute, per cent]` from the beginning of AllowTraffic. */
function timelineOf(name: string): [number, number][] {
  const routing = routingOf(name);
  if (!routing) throw new Error(`no configuration ${name}`);
  let minute = 0;
  return codeDeployPlan(routing, OPTIONS)
    .filter(({ stage }) => stage === 'AllowTraffic')
    .map(({ production, forMs }) => {
      const at: [number, number] = [minute, production / 10];
      minute += forMs / 60_000;
      return at;
    });
}

describe('predefined CodeDeploy configurations (services-and-capacity 1.16)', () => {
  it.each([
    ['ECSLinear10PercentEvery1Minutes', 1],
    ['ECSLinear10PercentEvery3Minutes', 3],
  ])('%s: ten per cent at once, ten more every step, all after nine steps', (name, minutes) => {
    const expected = Array.from({ length: 10 }, (_, step) => [step * minutes, (step + 1) * 10]);
    expect(timelineOf(`CodeDeployDefault.${name}`)).toEqual(expected);
  });

  it.each([
    ['ECSCanary10Percent5Minutes', 5],
    ['ECSCanary10Percent15Minutes', 15],
  ])('%s: ten per cent at once, all the rest together', (name, minutes) => {
    expect(timelineOf(`CodeDeployDefault.${name}`)).toEqual([
      [0, 10],
      [minutes, 100],
    ]);
  });

  it('ECSAllAtOnce: all at once', () => expect(timelineOf('CodeDeployDefault.ECSAllAtOnce')).toEqual([[0, 100]]));

  it('takes names that are built the same way, and no others', () => {
    expect(routingOf('Custom.ECSLinear20PercentEvery2Minutes')?.shares).toEqual([200, 400, 600, 800, 1000]);
    expect(routingOf('CodeDeployDefault.OneAtATime')).toBeNull();
  });
});
