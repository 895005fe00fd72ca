import fc from 'fast-check';
import { INSTANCES, ZONES } from './feature';
import type { Feature } from './feature';

/** Spot capacity: some entries of the fleet are, and are taken back, by event and steadily. In some scenarios quotas are met too. */

const spotEntry = fc.record({
  spot: fc.boolean(),
  spotInterruptionsPerHour: fc.constantFrom(0, 0, 20),
  drains: fc.constantFrom('true', 'false'),
});

export const spot: Feature = {
  start: fc
    .record({
      entries: fc.array(spotEntry, { minLength: 4, maxLength: 4 }),
      quotas: fc.constantFrom({}, {}, { ec2LaunchesPerMinutePerService: 2 }, { containerInstancesPerCluster: 3 }),
    })
    .map(({ entries, quotas }) => (document) => ({
      ...document,
      quotas: { ...(document['quotas'] as object | undefined), ...quotas },
      containerInstances: document.containerInstances.map((entry, index) => {
        const { drains, ...given } = entries[index] ?? {};
        const agent = {
          ...(entry['agent'] as object | undefined),
          ECS_ENABLE_SPOT_INSTANCE_DRAINING: drains ?? 'false',
        };
        return { ...entry, ...given, agent };
      }),
    })),
  happenings: [
    fc
      .oneof(
        fc.record({ containerInstances: fc.subarray(INSTANCES, { minLength: 1, maxLength: 2 }) }),
        fc.record({ availabilityZone: fc.constantFrom(...ZONES), count: fc.integer({ min: 1, max: 2 }) }),
      )
      .map((input) => ({ action: 'InterruptSpotInstances', input })),
  ],
};
