import { describe, expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import { handTasks, handWorld } from '../testing/hand-world';
import { signMarks } from './hull-signs';
import { layoutStage } from './layout';
import { buildScene } from './scene';
import type { HullScene } from './scene';
import { placeTasks } from './task-places';

/** The tasks of one instance, `agent` being a daemon, with some columns of the first one set. */
function hulls(columns: Readonly<Record<number, number>> = {}, daemons: readonly number[] = []): readonly HullScene[] {
  const { catalog, frame } = handWorld(
    [
      { name: 'web', cpuUnits: 256, memoryMiB: 512 },
      { name: 'agent', cpuUnits: 128, memoryMiB: 256 },
    ],
    [{ id: 'm5-1', type: 'm5.large', zone: 'us-east-1a', tasks: handTasks('web-1 agent-1 web-2') }],
  );
  for (const [column, value] of Object.entries(columns)) frame.tasks[Number(column)] = value;
  const layout = layoutStage(catalog, frame.instances, { width: 772, height: 560, form: 'desktop' });
  const places = placeTasks(catalog, frame.instances, frame.tasks, layout, daemons);
  return buildScene({ catalog, instances: frame.instances, tasks: frame.tasks, daemons }, layout, places, [0], 1).hulls;
}

const kinds = (hull: HullScene | undefined): string[] =>
  hull ? signMarks(hull, 'service-1', 1).map((mark) => (mark.kind === 'icon' ? mark.icon : mark.kind)) : [];

describe('signs of a task', () => {
  it('are none for a task of which nothing is to be said', () => {
    expect(kinds(hulls()[0])).toEqual([]);
  });

  it('are a hollow station with a cross where it is unhealthy, and a lock where it is protected', () => {
    expect(kinds(hulls({ [TASK.health]: 3 })[0])).toEqual(['circle', 'shape']);
    expect(kinds(hulls({ [TASK.health]: 2 })[0])).toEqual([]);
    expect(kinds(hulls({ [TASK.health]: 3, [TASK.protected]: 1 })[0])).toEqual(['circle', 'shape', 'protected']);
  });

  it('stand in the waist, within the hull', () => {
    const [hull] = hulls({ [TASK.health]: 3 });
    const circle = hull && signMarks(hull, 'service-1', 1).find((mark) => mark.kind === 'circle');
    expect(circle?.y).toBeGreaterThan(hull?.cpuBottom ?? Infinity);
    expect(circle?.y).toBeLessThan(hull?.memoryTop ?? -Infinity);
  });

  it('are a keel under a daemon, which stands first', () => {
    const found = hulls({}, [1]);
    expect(found.map(({ ownerName, number }) => `${ownerName}-${number}`)).toEqual(['agent-1', 'web-1', 'web-2']);
    expect(kinds(found[0])).toEqual(['shape']);
    expect(found[0]?.cpuFrom).toBeLessThan(found[1]?.cpuFrom ?? 0);
    expect(TASK_WIDTH).toBeGreaterThan(TASK.protected);
  });
});
