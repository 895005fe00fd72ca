import fc from 'fast-check';
import { FAMILIES } from './feature';
import type { Feature } from './feature';

/** Task definitions of every network mode, with and without ports and a sidecar. */

const definition = (family: string) =>
  fc
    .record({
      cpu: fc.constantFrom(0, 256, 700),
      memory: fc.constantFrom(256, 512, 1_200),
      port: fc.constantFrom(null, 0, 80),
      networkMode: fc.constantFrom('bridge', 'bridge', 'host', 'awsvpc'),
      sidecar: fc.boolean(),
    })
    .map(({ cpu, memory, port, networkMode, sidecar }) => ({
      family,
      networkMode,
      containerDefinitions: [
        {
          name: 'main',
          image: `${family}:v1`,
          cpu,
          memory,
          ...(port === null
            ? {}
            : { portMappings: [{ containerPort: 80, ...(networkMode === 'bridge' ? { hostPort: port } : {}) }] }),
        },
        ...(sidecar ? [{ name: 'side', image: 'side', memory: 64, essential: false }] : []),
      ],
    }));

export const definitions: Feature = {
  start: fc
    .tuple(...FAMILIES.map(definition))
    .map((taskDefinitions) => (document) => ({ ...document, taskDefinitions })),
};
