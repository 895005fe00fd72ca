import fc from 'fast-check';
import { INSTANCES, ZONES } from './feature';
import type { Feature } from './feature';

/** A fleet with little room, and what happens to instances and agents. */

const ids = fc.subarray(INSTANCES, { minLength: 1, maxLength: 2 });

export const instances: Feature = {
  start: fc.tuple(fc.constantFrom('prod', 'test'), fc.boolean()).map(([stack, awsvpcTrunking]) => (document) => ({
    ...document,
    containerInstances: [
      { id: 'a', count: 2, instanceType: 't3.medium', availabilityZones: ZONES, attributes: { stack } },
      { id: 'b', instanceType: 'm5.large', availabilityZone: ZONES[1], attributes: { stack: 'prod' } },
      { id: 'c', instanceType: 't3.small', availabilityZone: ZONES[2] },
      { id: 'late', instanceType: 'm5.large', availabilityZone: ZONES[0], at: 120, awsvpcTrunking },
    ],
  })),
  happenings: [
    fc
      .record({ containerInstances: ids, status: fc.constantFrom('DRAINING', 'ACTIVE') })
      .map((input) => ({ action: 'UpdateContainerInstancesState', input })),
    fc
      .record({ containerInstance: fc.constantFrom(...INSTANCES), force: fc.boolean() })
      .map((input) => ({ action: 'DeregisterContainerInstance', input })),
    fc
      .constantFrom('TerminateInstances', 'DisconnectAgent', 'ReconnectAgent', 'StopInstances', 'StartInstances')
      .chain((action) => ids.map((containerInstances) => ({ action, input: { containerInstances } }))),
    fc
      .record({
        action: fc.constantFrom('FailAvailabilityZone', 'RestoreAvailabilityZone'),
        zone: fc.constantFrom(...ZONES),
      })
      .map(({ action, zone }) => ({ action, input: { availabilityZone: zone } })),
    fc
      .record({ targetId: fc.constantFrom(...INSTANCES), value: fc.constantFrom('prod', 'test') })
      .map(({ targetId, value }) => ({
        action: 'PutAttributes',
        input: { attributes: [{ name: 'stack', value, targetId }] },
      })),
  ],
};
