import { describe, expect, it } from 'vitest';
import { COST_ROW, COST_ROW_WIDTH } from '../../frame/cost';
import { describeCost } from '../describe-cost';
import { definition, runTo } from '../testing/run-scenario';

/** One On-Demand and one Spot instance of 0.096 an hour, and a service that takes half of the CPU and nothing else to speak of. */
const CLUSTER = {
  containerInstances: [
    { id: 'steady', instanceType: 'm5.large' },
    { id: 'cheap', instanceType: 'm5.large', spot: true },
  ],
  taskDefinitions: [definition('web', { cpu: 1_024, memory: 3_891 })],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
};
const ENDS = (at: number, instance: string, action = 'TerminateInstances') => ({
  at,
  action,
  input: { containerInstances: [instance] },
});
const at = (seconds: number, more: object = {}) => describeCost(runTo(seconds, { ...CLUSTER, ...more }));

describe('costs', () => {
  it('are those of all that runs, by how it is bought', () => {
    const { byKind, perHour, accumulated } = at(3_600);
    expect([byKind.onDemand, byKind.spot]).toEqual([
      { perHour: 0.096, accumulated: 0.096 },
      { perHour: 0.0336, accumulated: 0.0336 },
    ]);
    expect([perHour, accumulated]).toEqual([0.1296, 0.1296]);
  });

  it('are borne by who reserves the room, and the rest is wasted', () => {
    const { byOwner, wasted } = at(3_600);
    expect(byOwner.map((it) => [it.ownerIndex, it.perHour, it.byKind.onDemand.perHour])).toEqual([[0, 0.048, 0.048]]);
    expect([wasted.perHour, wasted.accumulated]).toEqual([0.0816, 0.0816]);
  });

  it('are stranded where no task fits what is left', () => {
    const full = { services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3 }] };
    const taskDefinitions = [definition('web', { cpu: 1_024, memory: 5_000 })];
    expect(at(60, full).strandedPerHour).toBe(0);
    const { strandedPerHour, wasted } = at(60, { ...full, taskDefinitions });
    expect(strandedPerHour).toBeCloseTo(wasted.perHour, 8);
  });

  it('end when a machine does, not when ECS notices, and after a minute at the soonest', () => {
    const ended = at(100, { timeline: [ENDS(90, 'steady')] });
    expect([ended.byKind.onDemand.perHour, ended.byOwner[0]?.perHour, ended.wasted.perHour]).toEqual([0, 0, 0.0336]);
    expect(ended.byKind.onDemand.accumulated).toBeCloseTo(0.0024, 9);
    expect(at(100, { timeline: [ENDS(30, 'steady')] }).byKind.onDemand.accumulated).toBeCloseTo(0.0016, 9);
  });

  it('rest while a machine is stopped, and go on when it is started', () => {
    const timeline = [ENDS(100, 'steady', 'StopInstances'), ENDS(1_000, 'steady', 'StartInstances')];
    expect(at(500, { timeline }).byKind.onDemand.perHour).toBe(0);
    expect(at(1_100, { timeline }).byKind.onDemand).toEqual({ perHour: 0.096, accumulated: (0.096 * 200) / 3_600 });
  });

  it('begin with the boot of a machine in the place of one that was lost', () => {
    const timeline = [
      { at: 100, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
      { at: 500, action: 'RestoreAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
    ];
    expect(at(499, { timeline }).perHour).toBe(0);
    expect([at(501, { timeline }).perHour, at(700, { timeline }).perHour]).toEqual([0.1296, 0.1296]);
    expect(at(700, { timeline }).accumulated).toBeCloseTo((0.1296 * 300) / 3_600, 9);
  });

  it('are written down as they change', () => {
    const { history } = at(200, { timeline: [ENDS(90, 'steady')] });
    const rows = Array.from({ length: history.length / COST_ROW_WIDTH }, (_, row) =>
      history.slice(row * COST_ROW_WIDTH, (row + 1) * COST_ROW_WIDTH),
    );
    expect(
      rows.map((row) => [row[COST_ROW.timeMs], row[COST_ROW.onDemandPerHour], row[COST_ROW.wastedPerHour]]),
    ).toEqual([
      [0, 0.096, 0.0816],
      [90_000, 0, 0.0336],
      [150_000, 0, 0.0168],
      [200_000, 0, 0.0168],
    ]);
  });

  it('are the same however a moment is come to', () => {
    const story = { ...CLUSTER, timeline: [ENDS(90, 'steady'), ENDS(400, 'cheap')] };
    const there = runTo(500, story);
    const straight = describeCost(there);
    there.runUntil(95_000);
    there.runUntil(500_000);
    expect(describeCost(there)).toEqual(straight);
  });
});
