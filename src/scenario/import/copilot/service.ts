import type { CreatedThing } from '../cluster-import';
import { isRecord } from '../../../lib/is-record';
import { withoutEmpty } from '../raw';
import type { Raw } from '../raw';
import { balancersOf } from './balancers';
import { countOf } from './count';
import { discoveryArn, networkOf } from './created';
import type { Making, Workload } from './created';
import { definitionOf } from './definition';
import type { Fields } from './fields';

/** A Load Balanced Web Service, a Backend Service or a Worker Service. Source: services-and-capacity 9.4. */
export function serviceWorkload(making: Making, type: 'web' | 'backend' | 'worker'): Workload {
  const { name, fields } = making;
  const balancers = balancersOf(making, type === 'web' ? 'public' : 'internal');
  const port = type === 'worker' ? null : (fields.whole('image', 'port') ?? (type === 'web' ? 80 : null));
  const taken = balancers.ofService.filter((own) => own['containerName'] === name).map((own) => own['containerPort']);
  const ports = [...new Set([port, ...taken])].filter((each) => typeof each === 'number');
  const { definition, ending, image, isBuilt, size } = definitionOf(making, ports);
  const count = countOf(making);
  const { configuration } = networkOf(fields);
  const connects = fields.value('network', 'connect');
  const isConnected = connects !== undefined && connects !== false && port !== null;
  const service = withoutEmpty({
    serviceName: name,
    taskDefinition: name,
    desiredCount: count.desiredCount,
    ...count.launch,
    networkConfiguration: configuration,
    deploymentConfiguration: deploymentOf(fields, name),
    healthCheckGracePeriodSeconds: balancers.gracePeriodSeconds,
    loadBalancers: balancers.ofService,
    serviceRegistries: port === null ? [] : [{ registryArn: discoveryArn(name), port }],
    serviceConnectConfiguration: isConnected ? connectConfiguration(fields, name, port) : {},
    enableExecuteCommand: fields.flag('exec') === true ? true : null,
    propagateTags: 'SERVICE',
  });
  fields.take('subscribe');
  return {
    parts: {
      taskDefinitions: [definition],
      services: [service],
      loadBalancers: balancers.entries,
      scaling: count.scaling === null ? [] : [count.scaling],
    },
    members: { images: ending },
    created: [
      thing(name, 'task definition', `${image}, ${size}`),
      thing(name, 'service', `${count.desiredCount} desired, ${count.launchWords}`),
      ...balancers.words.map((words) => thing(name, 'load balancer', words)),
      ...(count.scaling === null ? [] : [thing(name, 'scalable target', count.scalingWords.join(', '))]),
      ...(port === null ? [] : [thing(name, isConnected ? 'Service Connect' : 'service discovery', `port ${port}`)]),
      ...(type === 'worker' ? [{ ...thing(name, 'SQS queue', queueWords(fields)), isSimulated: false }] : []),
    ],
    isBuilt,
    notes: [
      ...count.notes,
      ...(count.scaling === null || count.notes.length > 0
        ? []
        : [`A manifest knows no demand: give ${name} a load, and it scales.`]),
    ],
  };
}

export function thing(workload: string, what: string, detail: string): CreatedThing {
  return { workload, what, detail, isSimulated: true };
}

/** New tasks before the old ones go, or the reverse; the circuit breaker is always on, and rolls back. */
function deploymentOf(fields: Fields, name: string): Raw {
  const isRecreated = fields.text('deployment', 'rolling') === 'recreate';
  const given = fields.value('deployment', 'rollback_alarms');
  const listed = fields.texts('deployment', 'rollback_alarms');
  const made = isRecord(given)
    ? Object.keys(given).map((metric) => {
        fields.take('deployment', 'rollback_alarms', metric);
        return `${name}-${metric}-rollback`;
      })
    : listed;
  return {
    minimumHealthyPercent: isRecreated ? 0 : 100,
    maximumPercent: isRecreated ? 100 : 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    ...(made.length === 0 ? {} : { alarms: { alarmNames: made, enable: true, rollback: true } }),
  };
}

function connectConfiguration(fields: Fields, name: string, port: number): Raw {
  const dnsName = fields.text('network', 'connect', 'alias') ?? name;
  return {
    enabled: true,
    services: [{ portName: 'target', discoveryName: `${name}-sc`, clientAliases: [{ port, dnsName }] }],
  };
}

function queueWords(fields: Fields): string {
  const topics = fields.value('subscribe', 'topics');
  const count = Array.isArray(topics) ? topics.length : 0;
  return count === 0 ? 'for its messages' : `subscribed to ${count} ${count === 1 ? 'topic' : 'topics'}`;
}
