import fc from 'fast-check';
import { NETWORK, SERVICES } from './feature';
import type { Feature } from './feature';
import { constraints, strategies } from './placement';

/** Two services, some with tasks from the start, and what people do to them. */

const percentages = fc.constantFrom([100, 200], [50, 100], [0, 100], [100, 150], [100, 100]);
const name = fc.constantFrom(...SERVICES);

const service = (serviceName: string) =>
  fc.record({ desiredCount: fc.integer({ min: 0, max: 7 }), strategies, constraints, percentages }).map((it) => ({
    serviceName,
    taskDefinition: serviceName,
    desiredCount: it.desiredCount,
    placementStrategy: it.strategies,
    placementConstraints: it.constraints,
    deploymentConfiguration: { minimumHealthyPercent: it.percentages[0], maximumPercent: it.percentages[1] },
  }));

export const services: Feature = {
  start: fc
    .tuple(fc.tuple(...SERVICES.map(service)), fc.integer({ min: 0, max: 3 }))
    .map(([list, initial]) => (document) => ({
      ...document,
      services: list.map((it, index) =>
        document.taskDefinitions[index]?.networkMode === 'awsvpc' ? { ...it, networkConfiguration: NETWORK } : it,
      ),
      tasks:
        initial > 0
          ? [{ taskDefinition: 'web', containerInstance: 'b', group: 'service:web', count: initial }]
          : document.tasks,
    })),
  happenings: [
    name.map((service) => ({ action: 'CrashTask', input: { service, count: 2 } })),
    fc
      .record({ service: name, desiredCount: fc.integer({ min: 0, max: 9 }) })
      .map((input) => ({ action: 'UpdateService', input })),
    name.map((service) => ({ action: 'UpdateService', input: { service, forceNewDeployment: true } })),
    fc.record({ service: name, placementStrategy: strategies }).map((input) => ({ action: 'UpdateService', input })),
    name.map((service) => ({ action: 'DeleteService', input: { service, force: true } })),
  ],
};
