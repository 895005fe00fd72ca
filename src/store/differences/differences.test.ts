import { expect, test } from 'vitest';
import { TASK_STATUS } from '../../ecs/status';
import type { Catalog, CatalogOwner } from '../../frame/frame';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import { emptyFrame } from '../../frame/testing/empty-frame';
import type { WorldView } from '../frame-store';
import { differencesOf } from './differences';

/** `web-1@a` is a task on instance a, `web-2` one that waits, `web-3@b!` one that has stopped, `web-4@1` one on Fargate in zone 1; owners and instances in order of appearance. */
function worldOf(text: string): WorldView {
  const owners: string[] = [];
  const instances: string[] = [];
  const place = (list: string[], name: string): number => {
    if (!list.includes(name)) list.push(name);
    return list.indexOf(name);
  };
  const cells = text.split(' ').flatMap((each, taskIndex) => {
    const [, owner = '', number = '', instance] = /^(\w+)-(\d+)(?:@(\w+))?/.exec(each) ?? [];
    const row = Array.from({ length: TASK_WIDTH }, () => 0);
    row[TASK.taskIndex] = taskIndex;
    row[TASK.ownerIndex] = place(owners, owner);
    row[TASK.number] = Number(number);
    const isZone = instance !== undefined && /^\d$/.test(instance);
    row[TASK.instanceIndex] = instance === undefined || isZone ? -1 : place(instances, instance);
    row[TASK.zoneIndex] = isZone ? Number(instance) : -1;
    row[TASK.lastStatus] = each.endsWith('!') ? TASK_STATUS.STOPPED : TASK_STATUS.RUNNING;
    return row;
  });
  const catalog = {
    zones: ['us-east-1a', 'us-east-1b'],
    owners: owners.map((name, colour): CatalogOwner => ({ kind: 'service', name, colour })),
    instances: instances.map((id) => ({ id })),
  };
  const frame = { ...emptyFrame(), tasks: Int32Array.from(cells) };
  return { frame, catalog: catalog as unknown as Catalog } as WorldView;
}

function compare(...texts: readonly string[]): { readonly names: number; readonly tasks: readonly number[][] } {
  const { names, tasks } = differencesOf(texts.map(worldOf));
  return { names, tasks: tasks.map((set) => [...set]) };
}

test.each([
  ['the same', ['web-1@a web-2@b', 'web-1@a web-2@b'], 0, [[], []]],
  ['one elsewhere', ['web-1@a web-2@b', 'web-1@a web-2@a'], 1, [[1], [1]]],
  ['instances and owners in another order', ['web-1@a api-1@b', 'api-1@b web-1@a'], 0, [[], []]],
  ['one that waits', ['web-1@a web-2@b', 'web-1@a web-2'], 1, [[1], []]],
  ['one that waits in both', ['web-1@a web-2', 'web-1@a web-2'], 0, [[], []]],
  ['one that is only here', ['web-1@a', 'web-1@a web-7@b'], 1, [[], [1]]],
  ['one that has stopped', ['web-1@a web-2@b', 'web-1@a web-2@b!'], 1, [[1], []]],
  ['one that has stopped in both', ['web-2@b!', 'web-2@a!'], 0, [[], []]],
  ['elsewhere in the third world', ['web-1@a', 'web-1@a', 'web-1@c'], 1, [[0], [0], [0]]],
  ['a service in one world only', ['web-1@a', 'web-1@a api-1@a'], 1, [[], [1]]],
  ['owners of numbers that are far apart', ['web-900@a api-1@b', 'api-1@a web-900@a'], 1, [[1], [0]]],
  ['on an instance and on Fargate', ['web-1@a web-2@b', 'web-1@0 web-2@b'], 1, [[0], [0]]],
  ['on Fargate in two zones, and in the same', ['web-1@0 web-2@1', 'web-1@1 web-2@1'], 1, [[0], [0]]],
] as const)('What differs: %s', (_, worlds, names, tasks) => {
  expect(compare(...worlds)).toEqual({ names, tasks });
});
