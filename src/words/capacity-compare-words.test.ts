import { describe, expect, it } from 'vitest';
import { changesText } from './capacity-compare-words';
import { partWords } from './compare-words';

describe('What a comparison of capacity had to change', () => {
  it('is told a sentence a kind', () => {
    const [from, to] = [
      { cpuUnits: 300, memoryMiB: 700 },
      { cpuUnits: 512, memoryMiB: 1_024 },
    ];
    expect(
      changesText([
        { kind: 'definition', family: 'web', definition: { from, to, leftOut: ['privileged'] } },
        { kind: 'rules', service: 'web', fields: ['placementStrategy'] },
        { kind: 'targets', targetGroups: ['front'] },
        { kind: 'emptied', instances: 6, providers: 1, daemons: 0 },
        { kind: 'stays', service: 'gpu' },
      ]),
    ).toBe(
      'Network mode awsvpc. web asks for 300 CPU and 700 MiB: the next size of Fargate is 512 CPU and 1,024 MiB. Left out, as Fargate has no such thing: privileged. Without placementStrategy. Targets by address: front. 6 instances and 1 capacity provider left out: nothing else would run there. On EC2 still, as Fargate has no size for it: gpu.',
    );
    expect(changesText([{ kind: 'fleet', instances: 4, instanceType: 'm5.large', zones: 2 }])).toBe(
      '4 m5.large in 2 zones were added, just enough for the tasks.',
    );
    expect(changesText([])).toBe('');
  });
});

describe('What a world has of capacity', () => {
  const said = (field: string, value: unknown): string =>
    partWords(['capacityProviders', 'asg', field], ['asg'], value).value;

  it('is told by what differs', () => {
    expect(said('autoScalingGroupProvider', { managedScaling: { status: 'DISABLED' } })).toBe('managed scaling off');
    expect(said('autoScalingGroupProvider', { managedScaling: { status: 'ENABLED' } })).toBe('managed scaling on');
    expect(said('autoScalingGroupProvider', { managedScaling: { targetCapacity: 80 } })).toBe('target capacity 80');
    expect(said('autoScalingGroupProvider', { managedDraining: 'ENABLED' })).toBe('draining on');
    expect(said('autoScalingGroup', { spot: true })).toBe('Spot');
    expect(partWords(['services', 'web', 'launchType'], ['web'], undefined).value).toBe('EC2');
  });
});
