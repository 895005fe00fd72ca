import { describe, expect, it } from 'vitest';
import { TARGET_STATES, TASK, TASK_WIDTH } from '../../frame/frame';
import { handTasks, handWorld } from '../testing/hand-world';
import type { HandWorld } from '../testing/hand-world';
import { balanced, blueGreen, rollingDeployment } from '../testing/worlds';
import { balancerMarks } from './balancer-marks';
import { balancersOf, stationAt, trafficByGroup } from './balancers';
import type { Balancers } from './balancers';
import { hitTest } from './hit';
import { layoutStage } from './layout';
import { placeTasks } from './task-places';

function drawn({ catalog, frame }: HandWorld, width = 772) {
  const { instances, tasks, targets } = frame;
  const layout = layoutStage(catalog, instances, { width, height: 560, form: 'desktop' });
  const snapshot = {
    world: 1,
    catalog,
    instances,
    tasks,
    targets,
    failedZones: [],
    daemons: [],
    traffic: trafficByGroup(catalog, frame),
  };
  return {
    layout,
    tasks,
    places: placeTasks(catalog, instances, tasks, layout),
    balancers: balancersOf(layout, snapshot),
  };
}

function textsOf({ layout, balancers }: { layout: ReturnType<typeof layoutStage>; balancers: Balancers }): string[] {
  const marks = balancerMarks(balancers, { layout, window: { from: 0, to: 2_000 }, selected: -1 });
  return marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : []));
}

describe('load balancers over the zones', () => {
  it('move nothing where there are none', () => {
    const { layout, balancers } = drawn(rollingDeployment());
    expect(balancers).toEqual({ lines: [], stations: [], crowds: [] });
    expect(layout.metrics.zoneRuleY).toBe(44);
  });

  it('have a station per target in the column of its zone, in order, with its name', () => {
    const { layout, balancers } = drawn(balanced());
    const inZone = (zone: number): string[] =>
      balancers.stations
        .filter(
          ({ x }) =>
            x >= (layout.zones[zone]?.x ?? 0) && x < (layout.zones[zone]?.x ?? 0) + (layout.zones[zone]?.width ?? 0),
        )
        .map(({ name, state }) => `${name} ${TARGET_STATES[state]}`);
    expect(inZone(0)).toEqual(['web-1 healthy', 'web-4 healthy', 'web-7 unused']);
    expect(inZone(1)).toEqual(['web-2 healthy', 'web-5 unhealthy', 'web-9 initial']);
    expect(inZone(2)).toEqual(['web-3 healthy', 'web-6 healthy', 'web-8 healthy', 'web-10 draining']);
    expect(textsOf(drawn(balanced()))).toEqual(expect.arrayContaining(['front', 'web-9']));
    expect(layout.metrics.zoneRuleY).toBeGreaterThan(44);
    expect(balancers.lines[0]?.y).toBeLessThan(layout.metrics.railY + 12);
  });

  it('lead from a station to its task', () => {
    const stage = drawn(balanced());
    const station = stage.balancers.stations.find(({ name }) => name === 'web-9');
    const hit = hitTest({ ...stage, pan: { x: 0, y: 0 } }, (station?.x ?? 0) + 2, station?.y ?? 0, false);
    expect(hit).toEqual({ kind: 'task', taskIndex: station?.taskIndex });
    expect(stationAt(stage.balancers, 5, 500, 8)).toBeNull();
  });

  it('leave names out where more than six targets share a zone, and count them where they cannot stand apart', () => {
    const many = (count: number): HandWorld => {
      const line = Array.from({ length: count }, (_, index) => `web-${index + 1}`).join(' ');
      return handWorld(
        [{ name: 'web', cpuUnits: 2, memoryMiB: 4 }],
        [{ id: 'm5-1', type: 'm5.large', zone: 'us-east-1a', tasks: handTasks(line) }],
        [],
        [{ name: 'front', targets: line.replace('web-1 ', 'web-1! ') }],
      );
    };
    expect(textsOf(drawn(many(6)))).toContain('web-6');
    expect(textsOf(drawn(many(7)))).toEqual(['front']);
    const crowded = drawn(many(400));
    expect(crowded.balancers.stations).toEqual([]);
    expect(textsOf(crowded)).toContain('1 initial, 399 healthy');
  });

  it('have a line per target group, with its share of the traffic where a deployment shifts it', () => {
    const stage = drawn(blueGreen());
    expect(stage.balancers.lines.map(({ traffic }) => traffic)).toEqual([10, 90]);
    expect(textsOf(stage)).toEqual(expect.arrayContaining(['front-green-with-a-long-name', '90%', 'web-7']));
  });

  it('tell deployments of one revision apart: a new one may change nothing but to start afresh', () => {
    const { catalog, frame } = blueGreen();
    for (let at = TASK.taskDefinitionIndex; at < frame.tasks.length; at += TASK_WIDTH) frame.tasks[at] = 1;
    expect(trafficByGroup(catalog, frame)).toEqual([10, 90]);
  });
});
