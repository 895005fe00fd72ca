import fc from 'fast-check';
import { SERVICES } from './feature';
import type { Feature, RandomDocument } from './feature';

/** Deployments that fail and come back: circuit breakers, alarms, health checks, protected tasks, and people who stop a deployment. */

const deploymentCircuitBreaker = fc.record(
  {
    enable: fc.constant(true),
    rollback: fc.boolean(),
    resetOnHealthyTask: fc.boolean(),
    thresholdConfiguration: fc.constantFrom({ type: 'COUNT', value: 1 }, { type: 'UNBOUNDED_PERCENT', value: 100 }),
  },
  { requiredKeys: ['enable', 'rollback'] },
);
const alarms = fc.record({
  alarmNames: fc.constant(['errors']),
  enable: fc.constant(true),
  rollback: fc.boolean(),
});
const configuration = fc.record({ deploymentCircuitBreaker, alarms }, { requiredKeys: [] });
const name = fc.constantFrom(...SERVICES);
const someTasks = fc.subarray(['web-1', 'web-2', 'web-3', 'api-1', 'api-4', 'batch-1'], { minLength: 1 });

export const deployments: Feature = {
  start: fc
    .record({ configurations: fc.tuple(configuration, configuration), checked: fc.boolean() })
    .map(({ configurations, checked }) => (document) => ({
      ...document,
      services: document.services.map((service, index) => ({
        ...service,
        deploymentConfiguration: { ...asObject(service['deploymentConfiguration']), ...configurations[index] },
      })),
      taskDefinitions: document.taskDefinitions.map((it) => (checked && it.family === 'api' ? withCheck(it) : it)),
    })),
  happenings: [
    name.map((service) => ({ action: 'FailHealthCheck', input: { service, count: 2 } })),
    fc
      .constantFrom('ALARM', 'OK')
      .map((StateValue) => ({ action: 'SetAlarmState', input: { AlarmName: 'errors', StateValue } })),
    fc
      .record({ tasks: someTasks, protectionEnabled: fc.boolean(), expiresInMinutes: fc.constantFrom(1, 3, 120) })
      .map((input) => ({ action: 'UpdateTaskProtection', input })),
    fc
      .record({ serviceDeploymentArn: name, stopType: fc.constantFrom('ABORT', 'ROLLBACK') })
      .map((input) => ({ action: 'StopServiceDeployment', input })),
  ],
};

type Definition = RandomDocument['taskDefinitions'][number];

/** Two checks in a row, every five seconds, decide on every container. */
function withCheck(definition: Definition): Definition {
  const containers = definition['containerDefinitions'];
  const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 5, retries: 2 };
  return {
    ...definition,
    containerDefinitions: Array.isArray(containers)
      ? containers.map((container) => ({ ...asObject(container), healthCheck }))
      : containers,
  };
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
