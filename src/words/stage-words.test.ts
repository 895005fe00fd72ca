import { describe, expect, it } from 'vitest';
import { countsWords, filterWords, groupWords, inViewWords, levelWords } from './stage-words';

const NOTHING = { owners: [], statuses: [], instanceTypes: [], attribute: null, expression: '' };

describe('a filter in words', () => {
  it('is all, or what it asks for, the many cut short', () => {
    expect(filterWords(NOTHING)).toBe('all');
    expect(filterWords({ ...NOTHING, owners: ['web', 'api', 'cache'], statuses: ['RUNNING'] })).toBe(
      'web and 2 more, RUNNING',
    );
    expect(filterWords({ ...NOTHING, attribute: { name: 'stack', value: 'prod' }, expression: ' a == b ' })).toBe(
      'stack prod, a == b',
    );
    expect(filterWords({ ...NOTHING, attribute: { name: 'stack', value: null } })).toBe('stack');
  });

  it('counts what it lights', () => {
    const counts = { instances: 312, instancesInAll: 5_000, tasks: null, tasksInAll: 30_000 };
    expect(countsWords(counts)).toBe('312 of 5,000 instances');
    expect(countsWords({ ...counts, tasks: 1_204 })).toBe('312 of 5,000 instances, 1,204 of 30,000 tasks');
  });
});

it('a grouping is called by what it groups by', () => {
  expect(groupWords({ by: 'capacityProvider' })).toBe('capacity provider');
  expect(groupWords({ by: 'attribute', name: 'stack' })).toBe('stack');
});

describe('a level in words', () => {
  const map = { level: 'map', shade: 'instances', theme: 'light', columnWidth: 10, lit: null } as const;

  it('says what a mark is, and where the names are', () => {
    expect(levelWords(map)).toEqual({
      name: 'Map',
      rule: 'one mark an instance, darker is fuller. Zoom in for names.',
    });
    expect(levelWords({ ...map, theme: 'dark' }).rule).toContain('paler is fuller');
    expect(levelWords({ ...map, lit: 'web' }).rule).toContain('stronger has more of web');
    expect(levelWords({ ...map, shade: 'tasks' }).rule).toContain('one cell a task');
    expect(levelWords({ ...map, level: 'bars', columnWidth: 40 }).rule).toContain('Zoom in for names.');
    expect(levelWords({ ...map, level: 'bars', columnWidth: 60 }).rule).toContain("Zoom in for tasks' names");
  });

  it('says what is out of sight', () => {
    expect(inViewWords(1_204, 5_000)).toBe('1,204 of 5,000 in view');
    expect(inViewWords(6, 6)).toBeNull();
  });
});
