import { describe, expect, it } from 'vitest';
import { instanceAttributes, matchInstances } from './instance-query';
import { worldOf } from './testing/build-world';
import { plainInstance } from './testing/plain-cluster';
import type { World } from './world';

function fleet(): World {
  return worldOf({
    instances: [
      plainInstance({ id: 'a', attributes: { stack: 'prod', 'ecs.instance-type': 'm5.large' } }),
      plainInstance({
        id: 'b',
        attributes: { stack: 'test', 'ecs.instance-type': 'm5.large', 'ecs.capability.efs': '' },
      }),
      plainInstance({ id: 'c', attributes: { 'ecs.instance-type': 'c5.large', fast: '' } }),
    ],
    definitions: {},
    tasks: [],
  });
}

describe('instances that an expression selects', () => {
  it('come by index, in fleet order', () => {
    const match = matchInstances(fleet(), 'attribute:ecs.instance-type =~ m5.*');
    expect(match).toMatchObject({ ok: true, changesWithTasks: false });
    expect(match.ok && [...match.instances]).toEqual([0, 1]);
  });

  it('say whether tasks can change them', () => {
    const match = matchInstances(fleet(), 'runningTasksCount == 0');
    expect(match).toMatchObject({ ok: true, changesWithTasks: true });
    expect(match.ok && match.instances).toHaveLength(3);
  });

  it('a mistake has its place', () => {
    expect(matchInstances(fleet(), 'attribute:stack = prod')).toMatchObject({
      ok: false,
      mistake: { start: 16, end: 17, message: expect.any(String) as unknown },
    });
  });
});

describe('attributes', () => {
  it('come with the value of each instance, without what an agent can do', () => {
    const found = instanceAttributes(fleet());
    expect(found.map(({ name, values }) => [name, ...values])).toEqual([
      ['ecs.availability-zone', 'us-east-1a'],
      ['ecs.instance-type', 'c5.large', 'm5.large'],
      ['fast', ''],
      ['stack', 'prod', 'test'],
    ]);
    expect(found.map(({ byInstance }) => [...byInstance])).toEqual([
      [0, 0, 0],
      [1, 1, 0],
      [-1, -1, 0],
      [0, 1, -1],
    ]);
  });
});
