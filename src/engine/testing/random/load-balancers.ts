import fc from 'fast-check';
import type { Feature, RandomDocument } from './feature';

/** Services behind one or two target groups, quick ones and slow ones, with images that are not healthy at once. */

const healthCheck = fc.record({
  intervalSeconds: fc.constantFrom(5, 10, 30),
  healthyThresholdCount: fc.constantFrom(2, 3),
  unhealthyThresholdCount: fc.constantFrom(2, 3),
});

const groups = fc.array(fc.record({ healthCheck, deregistrationDelaySeconds: fc.constantFrom(0, 5, 40) }), {
  minLength: 1,
  maxLength: 2,
});
const healthyAfterSeconds = fc.constantFrom(0, 7, 25, null);

export const loadBalancers: Feature = {
  start: fc
    .record({
      groups,
      behind: fc.subarray(['web', 'api']),
      grace: fc.constantFrom(0, 60),
      warmUp: fc.option(healthyAfterSeconds, { nil: undefined }),
    })
    .map(({ groups, behind, grace, warmUp }) => (document) => ({
      ...document,
      // A target group of each type, so that every network mode finds its own.
      loadBalancers: [{ name: 'front', targetGroups: groups.flatMap((group, index) => both(group, index)) }],
      services: document.services.map((service) => {
        const mode = modeWithPort(document, service.serviceName);
        if (mode === null || !behind.includes(service.serviceName)) return service;
        const loadBalancers = groups.map((_, index) => ({
          targetGroupArn: `${mode === 'awsvpc' ? 'ip' : 'instance'}-${index}`,
          containerName: 'main',
          containerPort: 80,
        }));
        return { ...service, loadBalancers, healthCheckGracePeriodSeconds: grace };
      }),
      images:
        warmUp === undefined ? document.images : { ...document.images, 'api:v1': { healthyAfterSeconds: warmUp } },
    })),
  happenings: [
    fc
      .record({ image: fc.constantFrom('web:v1', 'api:v1'), healthyAfterSeconds })
      .map((input) => ({ action: 'SetImage', input })),
  ],
};

function both(group: object, index: number): object[] {
  return ['instance', 'ip'].map((targetType) => ({ targetGroupName: `${targetType}-${index}`, targetType, ...group }));
}

/** The network mode of a definition whose main container has a port; null where it has none. */
function modeWithPort({ taskDefinitions }: RandomDocument, name: string): string | null {
  const definition = taskDefinitions.find(({ family }) => family === name);
  return JSON.stringify(definition).includes('containerPort') ? (definition?.networkMode ?? null) : null;
}
