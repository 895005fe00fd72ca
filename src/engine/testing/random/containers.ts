import fc from 'fast-check';
import type { Feature } from './feature';

/**
 * Tasks of several containers: an init container, a sidecar that the main one waits for, restart policies, health checks, timeouts; and agents that
 * pull as they like.
 */

const healthCheck = fc.record({
  command: fc.constant(['CMD', 'true']),
  interval: fc.constantFrom(5, 15),
  retries: fc.constantFrom(1, 3),
  startPeriod: fc.constantFrom(0, 30),
});
const restartPolicy = fc.record(
  { enabled: fc.boolean(), restartAttemptPeriod: fc.constant(60), ignoredExitCodes: fc.constantFrom([], [0]) },
  { requiredKeys: ['enabled'] },
);
const waits = (containerName: string, ...conditions: string[]) =>
  fc.constantFrom(...conditions).map((condition) => ({ containerName, condition }));

const init = fc
  .record({ startTimeout: fc.constantFrom(5, 60) }, { requiredKeys: [] })
  .map((more) => ({ name: 'init', image: 'init', memory: 32, essential: false, ...more }));
const proxy = fc
  .record({ essential: fc.boolean(), stopTimeout: fc.constantFrom(2, 20), healthCheck, restartPolicy })
  .map((more) => ({ name: 'proxy', image: 'proxy', memory: 32, ...more }));
const main = fc.record(
  {
    dependsOn: fc.tuple(waits('init', 'START', 'COMPLETE', 'SUCCESS'), waits('proxy', 'START', 'HEALTHY')),
    healthCheck,
    restartPolicy,
    stopTimeout: fc.constantFrom(2, 40),
  },
  { requiredKeys: ['dependsOn'] },
);

const behaviour = fc.record(
  {
    exits: fc.record({ afterSeconds: fc.constantFrom(2, 20, 70), exitCode: fc.constantFrom(0, 0, 1) }),
    healthyAfterSeconds: fc.constantFrom(0, 12, null),
    startSeconds: fc.constantFrom(0, 8),
    ignoresSigterm: fc.boolean(),
    pull: fc.constantFrom('notFound'),
  },
  { requiredKeys: [] },
);

const agent = fc.record(
  {
    ECS_IMAGE_PULL_BEHAVIOR: fc.constantFrom('always', 'once', 'prefer-cached'),
    ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT: fc.constantFrom('true', 'false'),
    ECS_CONTAINER_STOP_TIMEOUT: fc.constantFrom('5s', '1m'),
  },
  { requiredKeys: [] },
);

const definition = fc.record({ main, others: fc.tuple(init, proxy) });
const family = fc.constantFrom('web', 'batch');

export const containers: Feature = {
  start: fc
    .record({
      several: fc.option(fc.record({ family, definition }), { nil: undefined }),
      behaviours: fc.record({ init: behaviour, proxy: behaviour }, { requiredKeys: [] }),
      agent,
    })
    .map(({ several, behaviours, agent }) => (document) => ({
      ...document,
      images: { ...document.images, ...behaviours },
      containerInstances: document.containerInstances.map((it) => (it['id'] === 'b' ? { ...it, agent } : it)),
      taskDefinitions: document.taskDefinitions.map((it) => {
        if (several === undefined || it.family !== several.family) return it;
        const [first, ...rest] = it['containerDefinitions'] as readonly object[];
        const { main, others } = several.definition;
        return { ...it, containerDefinitions: [{ ...first, ...main }, ...rest, ...others] };
      }),
    })),
  happenings: [
    behaviour.map((input) => ({ action: 'SetImage', input: { image: 'proxy', ...input } })),
    fc
      .record({ service: fc.constant('web'), container: fc.constantFrom('main', 'proxy') })
      .map((input) => ({ action: 'CrashTask', input })),
    fc.constant({ action: 'FailHealthCheck', input: { service: 'web', container: 'proxy' } }),
  ],
};
