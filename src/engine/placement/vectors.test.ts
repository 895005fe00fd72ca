import { describe, expect, it } from 'vitest';
import { instanceChanged } from '../changes';
import { drawnCluster } from '../testing/cluster-text';
import { plainRequest } from '../testing/plain-cluster';
import { place, rehearsal, scaleIn, strategiesFrom, tasksPerInstance } from '../testing/rehearsal';

/** The golden vectors of placement-and-lifecycle 2.5: nine tasks placed, three stopped. */

const FLEET = `
  a1  us-east-1a  2048 cpu  3891 MiB
  a2  us-east-1a  2048 cpu  3891 MiB
  b1  us-east-1b  2048 cpu  3891 MiB
  b2  us-east-1b  2048 cpu  3891 MiB
  c1  us-east-1c  2048 cpu  3891 MiB
`;

const ZONES = 'spread(attribute:ecs.availability-zone)';

const VECTORS = [
  ['', 'a1 b1 c1 a2 b2 c1 a1 b1 c1', '2 1 2 1 3', '9@c1 7@a1 8@b1', '1 1 1 1 2'],
  [ZONES, 'a1 b1 c1 a2 b2 c1 a1 b1 c1', '2 1 2 1 3', '9@c1 7@a1 8@b1', '1 1 1 1 2'],
  ['spread(instanceId)', 'a1 a2 b1 b2 c1 a1 a2 b1 b2', '2 2 2 2 1', '6@a1 7@a2 8@b1', '1 1 1 2 1'],
  ['spread(host)', 'a1 a2 b1 b2 c1 a1 a2 b1 b2', '2 2 2 2 1', '6@a1 7@a2 8@b1', '1 1 1 2 1'],
  ['binpack(memory)', 'a1 a1 a1 a1 a1 a1 a1 a2 a2', '7 2 0 0 0', '9@a2 8@a2 7@a1', '6 0 0 0 0'],
  ['binpack(MEMORY)', 'a1 a1 a1 a1 a1 a1 a1 a2 a2', '7 2 0 0 0', '9@a2 8@a2 7@a1', '6 0 0 0 0'],
  [`${ZONES}, binpack(memory)`, 'a1 b1 c1 a1 b1 c1 a1 b1 c1', '3 0 3 0 3', '7@a1 8@b1 9@c1', '2 0 2 0 2'],
  [`binpack(memory), ${ZONES}`, 'a1 a1 a1 a1 a1 a1 a1 b1 b1', '7 0 2 0 0', '9@b1 8@b1 7@a1', '6 0 0 0 0'],
] as const;

describe.each(VECTORS)('strategies [%s]', (labels, sequence, placed, stops, left) => {
  const request = plainRequest({ strategies: strategiesFrom(labels) });

  it('places nine tasks as published', () => {
    const stage = rehearsal(drawnCluster(FLEET));
    expect(place(stage, request, 9).join(' ')).toBe(sequence);
    expect(tasksPerInstance(stage.world, 'service:web').join(' ')).toBe(placed);
  });

  it('stops three of them as published', () => {
    const stage = rehearsal(drawnCluster(FLEET));
    place(stage, request, 9);
    expect(scaleIn(stage, request, 3).join(' ')).toBe(stops);
    expect(tasksPerInstance(stage.world, 'service:web').join(' ')).toBe(left);
  });
});

describe('unequal zones', () => {
  const cluster = drawnCluster(
    FLEET.replace('c1  us-east-1c  2048 cpu  3891 MiB', 'c1  us-east-1c  2048 cpu  512 MiB'),
  );

  it('lets tasks pile up where there is room, and fails none', () => {
    const stage = rehearsal(cluster);
    expect(place(stage, plainRequest(), 9).join(' ')).toBe('a1 b1 c1 a2 b2 a1 b1 a2 b2');
    expect(tasksPerInstance(stage.world, 'service:web').join(' ')).toBe('2 2 2 2 1');
  });

  it('sends the next new task to the zone that stayed behind, once it has room again', () => {
    const stage = rehearsal(cluster);
    place(stage, plainRequest(), 9);
    const { memoryMiBFree } = stage.world.instances;
    memoryMiBFree[4] = (memoryMiBFree[4] ?? 0) + 512;
    instanceChanged(stage.world, 4);
    expect(place(stage, plainRequest())).toEqual(['c1']);
  });
});
