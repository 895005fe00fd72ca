import fc from 'fast-check';
import { NETWORK } from './feature';
import type { Feature } from './feature';
import { constraints } from './placement';

/** A DAEMON service beside the others, on all instances or some, and its updates. Its task definition has two revisions, and a port that others want. */

const AGENT = 'agent';

const revisions = fc
  .record({
    networkMode: fc.constantFrom('bridge', 'bridge', 'host', 'awsvpc'),
    port: fc.constantFrom(null, 80, 8_125),
    sizes: fc.constantFrom([128, 128], [256, 512], [700, 128]),
  })
  .map(({ networkMode, port, sizes }) =>
    sizes.map((memory) => ({
      family: AGENT,
      networkMode,
      containerDefinitions: [
        {
          name: 'main',
          image: `${AGENT}:v1`,
          cpu: 128,
          memory,
          ...(port === null
            ? {}
            : { portMappings: [{ containerPort: port, ...(networkMode === 'bridge' ? { hostPort: port } : {}) }] }),
        },
      ],
    })),
  );

export const daemons: Feature = {
  start: fc
    .record({
      revisions,
      constraints,
      minimum: fc.constantFrom(undefined, 0, 50, 75, 100),
      initial: fc.integer({ min: 0, max: 2 }),
      first: fc.boolean(),
    })
    .map(({ revisions: definitions, constraints: placementConstraints, minimum, initial, first }) => (document) => {
      const daemon = {
        serviceName: AGENT,
        taskDefinition: `${AGENT}:1`,
        schedulingStrategy: 'DAEMON',
        placementConstraints,
        ...(minimum === undefined ? {} : { deploymentConfiguration: { minimumHealthyPercent: minimum } }),
        ...(definitions[0]?.networkMode === 'awsvpc' ? { networkConfiguration: NETWORK } : {}),
      };
      const there = { taskDefinition: `${AGENT}:1`, containerInstance: 'b', group: `service:${AGENT}`, count: initial };
      return {
        ...document,
        taskDefinitions: [...document.taskDefinitions, ...definitions],
        services: first ? [daemon, ...document.services] : [...document.services, daemon],
        tasks: initial > 0 ? [...document.tasks, there] : document.tasks,
      };
    }),
  happenings: [
    fc
      .constantFrom('agent:1', 'agent:2')
      .map((taskDefinition) => ({ action: 'UpdateService', input: { service: AGENT, taskDefinition } })),
    fc
      .record({ service: fc.constant(AGENT), placementConstraints: constraints })
      .map((input) => ({ action: 'UpdateService', input })),
    fc.constant({ action: 'DeleteService', input: { service: AGENT } }),
    fc.constantFrom('agent-1', 'agent-3').map((task) => ({ action: 'StopTask', input: { task } })),
  ],
};
