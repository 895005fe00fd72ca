import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from './parse';
import { storyEndMs } from './story-end';

function minutes(document: object): number {
  const parsed = parseScenario(JSON.stringify({ stowplan: 1, ...document }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return storyEndMs(parsed.scenario) / 60_000;
}

function golden(name: string): object {
  return JSON.parse(readFileSync(`src/engine/golden/${name}.json`, 'utf8')) as object;
}

describe('the length of a story', () => {
  it('is a minute more than the last action where nothing scales', () => {
    expect(minutes({ timeline: [{ at: 240, action: 'RunTask', input: { taskDefinition: 'x' } }] })).toBe(5);
    expect(minutes({})).toBe(1);
  });

  it('has the scale-in after a spike', () => {
    // The last scale-in of the golden story is at 45:00.
    expect(minutes(golden('scaling-target-tracking-spike'))).toBe(50);
  });

  it('has the scheduled actions, from startsAt on', () => {
    // 00:30 begins, at 01:00 and 02:00 the range changes.
    expect(minutes(golden('scaling-scheduled-sale'))).toBe(110);
  });

  it('is a day at most', () => {
    const load = [
      {
        service: 'web',
        requestsPerSecond: [
          [0, 1],
          [900_000, 2],
        ],
        perTask: { requestsPerSecond: 50, cpuAtCapacity: 90, memoryBase: 30 },
      },
    ];
    expect(minutes({ load })).toBe(24 * 60);
  });
});
