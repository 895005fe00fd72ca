import fc from 'fast-check';
import { SERVICES, ZONES } from './feature';
import type { Feature } from './feature';

/** Services that are evened out over zones, often: `web` qualifies in half of the scenarios, and zones are looked at with every pass. */

export const rebalancing: Feature = {
  start: fc
    .record({ qualifies: fc.boolean(), maximumPercent: fc.constantFrom(150, 200) })
    .map(({ qualifies, maximumPercent }) => (document) => {
      if (!qualifies) return document;
      const even = { placementStrategy: [], placementConstraints: [], deploymentConfiguration: { maximumPercent } };
      return {
        ...document,
        timings: { azRebalanceInterval: 10, healthyWait: 5 },
        services: document.services.map((it) => (it.serviceName === 'web' ? { ...it, ...even } : it)),
      };
    }),
  happenings: [
    fc
      .record({
        service: fc.constantFrom(...SERVICES),
        availabilityZoneRebalancing: fc.constantFrom('ENABLED', 'DISABLED'),
      })
      .map((input) => ({ action: 'UpdateService', input })),
    fc
      .constantFrom('FailAvailabilityZone', 'RestoreAvailabilityZone')
      .map((action) => ({ action, input: { availabilityZone: ZONES[0] } })),
  ],
};
