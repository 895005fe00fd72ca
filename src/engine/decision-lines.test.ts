import { describe, expect, it } from 'vitest';
import { decisionLines } from './decision-lines';
import { definition, runTo } from './testing/run-scenario';

const DOCUMENT = {
  containerInstances: [{ id: 'i', count: 2, resources: { cpu: 1024, memory: 1100 } }],
  taskDefinitions: [definition('web')],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }],
  timeline: [
    { at: 60, action: 'RunTask', input: { taskDefinition: 'web', count: 4 } },
    { at: 90, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } },
  ],
};

const { world } = runTo(600, DOCUMENT);
const { count } = world.decisions;
const ask = (query: Parameters<typeof decisionLines>[1], upTo = count) =>
  decisionLines(world, query, upTo).map(({ number, kind, subject, instanceIndex }) => [
    number,
    kind,
    subject,
    instanceIndex >= 0,
  ]);

describe('the decisions of a run', () => {
  it('are listed from the latest on, or from a number on, at most as many as wanted', () => {
    const latest = ask({ most: 2 });
    expect(latest.map(([number]) => number)).toEqual([count - 1, count - 2]);
    expect(ask({ most: 1, before: 3 })).toEqual([[2, 'place', 'web-3', true]]);
    expect(ask({ most: 2, after: 0 })).toEqual([
      [1, 'place', 'web-2', true],
      [2, 'place', 'web-3', true],
    ]);
  });

  it('are those of a kind, of a task, of a moment', () => {
    expect(ask({ kind: 'stop', most: 9 }).map(([, kind]) => kind)).toEqual(['stop', 'stop']);
    expect(ask({ taskIndex: 1, kind: 'place', most: 9 })).toEqual([[1, 'place', 'web-2', true]]);
    expect(ask({ placed: false, untilMs: 60_000, most: 1 })).toHaveLength(1);
    expect(ask({ fromMs: 61_000, kind: 'place', most: 9 })).toEqual([]);
  });

  it('are not those that are still to come at the moment on show', () => {
    expect(ask({ most: 9 }, 2).map(([number]) => number)).toEqual([1, 0]);
    expect(ask({ most: 9, before: 100 }, 1).map(([number]) => number)).toEqual([0]);
  });
});
