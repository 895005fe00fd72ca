import { expect, test } from 'vitest';
import { namesIn } from './names';

test('what a fleet has is what expressions are offered', () => {
  const names = namesIn({
    containerInstances: [
      {
        id: 'a',
        instanceType: 'm5.large',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
        attributes: { stack: 'prod', ready: '' },
      },
      {
        id: 'b',
        instanceType: 'm6g.large',
        availabilityZone: 'us-east-1a',
        ec2InstanceId: 'i-1',
        agentVersion: '1.86.0',
      },
    ],
    capacityProviders: [
      { name: 'c', autoScalingGroup: { instanceTypes: ['c5.large'], availabilityZones: ['us-east-1c'] } },
    ],
    taskDefinitions: [{ family: 'batch' }],
    services: [{ serviceName: 'web' }],
    timeline: [{ at: 1, action: 'RunTask', input: { group: 'nightly' } }],
  });
  expect(names.attributes.get('ecs.instance-type')).toEqual(['m5.large', 'm6g.large', 'c5.large']);
  expect(names.attributes.get('ecs.availability-zone')).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
  expect(names.attributes.get('ecs.cpu-architecture')).toEqual(['x86_64', 'arm64']);
  expect(names.attributes.get('stack')).toEqual(['prod']);
  expect(names.attributes.get('ready')).toEqual([]);
  expect(names.groups).toEqual(['service:web', 'family:batch', 'nightly']);
  expect(names.ec2InstanceIds).toEqual(['i-1']);
  expect(names.agentVersions).toEqual(['1.86.0']);
});

test('anything else is read without complaint', () => {
  for (const value of [null, 3, [], { containerInstances: 'm5', services: [null], taskDefinitions: {} }]) {
    expect(namesIn(value).attributes.size).toBe(0);
  }
});
