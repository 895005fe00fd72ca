import { describe, expect, it } from 'vitest';
import { INSTANCE_STATUS } from '../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import type { Mark } from '../marks';
import type { HandWorld } from '../testing/hand-world';
import { failedZone } from '../testing/worlds';
import { failedZones } from './failed-zones';
import { layoutStage } from './layout';
import { zoneHeadMarks } from './zone-heads';

function headsOf({ catalog, frame }: HandWorld): Mark[] {
  const layout = layoutStage(catalog, frame.instances, { width: 772, height: 560, form: 'desktop' });
  const failed = failedZones(catalog, frame.instances);
  return zoneHeadMarks(layout, { taskCounts: layout.zones.map(() => 0), notes: null, failed });
}

function struck(world: HandWorld): string[] {
  return headsOf(world).flatMap((mark) => (mark.kind === 'text' && mark.strike ? [mark.text] : []));
}

describe('a failed zone', () => {
  it('is struck through with its instances gone, and while ECS has not noticed', () => {
    expect(struck(failedZone())).toEqual(['us-east-1b', 'us-east-1c']);
  });

  it('has ink crosses from end to end in place of its rule', () => {
    const rules = headsOf(failedZone()).flatMap((mark) => (mark.kind === 'shape' ? [mark] : []));
    expect(rules.map(({ stroke }) => stroke)).toEqual(['ink2', 'ink', 'ink']);
    expect(rules[0]?.lines).toHaveLength(1);
    expect(rules[1]?.lines.length).toBeGreaterThan(20);
  });

  it('is as before once an instance registers there again', () => {
    const world = failedZone();
    const row = (index: number) => index * INSTANCE_WIDTH;
    world.frame.instances[row(2) + INSTANCE.status] = INSTANCE_STATUS.REGISTERING;
    world.frame.instances[row(3) + INSTANCE.status] = INSTANCE_STATUS.ACTIVE;
    expect(struck(world)).toEqual([]);
  });

  it('is not one that never had instances', () => {
    const { catalog, frame } = failedZone();
    const failed = failedZones({ ...catalog, zones: [...catalog.zones, 'us-east-1d'] }, frame.instances);
    expect([...failed]).toEqual(['us-east-1b', 'us-east-1c']);
  });
});
