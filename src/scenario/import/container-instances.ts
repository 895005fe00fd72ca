import { isCustomAttribute } from '../../ecs/custom-attributes';
import { findInstanceType } from '../../ecs/instance-types';
import { RESERVED_HOST_PORTS } from '../../ecs/ports';
import { formatTimestamp } from '../../query/timestamp';
import { attributeOf, identityOf, resourceOf, timeMs } from './account';
import type { Account } from './account';
import { agentSettings } from './agent-settings';
import { shortName } from './arn';
import { recordAt, recordsAt, textAt } from './raw';
import type { Raw } from './raw';

/** An entry of `containerInstances`, and the record it was made of. */
export interface ImportedInstance {
  readonly id: string;
  readonly record: Raw;
  readonly entry: Raw;
}

export interface ImportedInstances {
  readonly instances: readonly ImportedInstance[];
  /** By the last part of the ARN of the container instance. */
  readonly byShortArn: ReadonlyMap<string, ImportedInstance>;
  /** Those that no longer belong to the cluster, or never came to. */
  readonly leftOut: number;
}

const PRESENT: readonly string[] = ['ACTIVE', 'DRAINING', ''];

/** Container instances as they are registered: each an entry of its own, in the order in which they registered. */
export function importInstances(account: Account): ImportedInstances {
  const machines = new Map(account.records.ec2Instance.map((machine) => [textAt(machine, 'InstanceId'), machine]));
  const taken = new Set<string>();
  const instances: ImportedInstance[] = [];
  for (const record of account.records.containerInstance) {
    if (!PRESENT.includes(textAt(record, 'status'))) continue;
    const own = textAt(record, 'ec2InstanceId');
    const short = shortName(identityOf('containerInstance', record));
    const id = own !== '' && !taken.has(own) ? own : short;
    if (taken.has(id)) continue;
    taken.add(id);
    instances.push({ id, record, entry: entryOf(id, record, machines.get(own) ?? {}) });
  }
  return {
    instances,
    byShortArn: new Map(instances.map((it) => [shortName(identityOf('containerInstance', it.record)), it])),
    leftOut: account.records.containerInstance.length - instances.length,
  };
}

function entryOf(id: string, record: Raw, machine: Raw): Raw {
  const ec2InstanceId = textAt(record, 'ec2InstanceId');
  const instanceType = attributeOf(record, 'ecs.instance-type') ?? textAt(machine, 'InstanceType');
  const zone =
    attributeOf(record, 'ecs.availability-zone') ?? textAt(recordAt(machine, 'Placement'), 'AvailabilityZone');
  const registeredAt = timeMs(record['registeredAt']);
  const attributes = attributesOf(record, instanceType);
  const agent = agentSettings(record);
  return {
    id,
    ...(instanceType === '' ? {} : { instanceType }),
    ...(zone === '' ? {} : { availabilityZone: zone }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(textAt(record, 'capacityProviderName') === ''
      ? {}
      : { capacityProvider: textAt(record, 'capacityProviderName') }),
    ...(textAt(machine, 'InstanceLifecycle') === 'spot' ? { spot: true } : {}),
    ...resourcesOf(record, instanceType),
    ...(attributeOf(record, 'ecs.awsvpc-trunk-id') === null ? {} : { awsvpcTrunking: true }),
    ...(Object.keys(agent).length === 0 ? {} : { agent }),
    ...(textAt(recordAt(record, 'versionInfo'), 'agentVersion') === ''
      ? {}
      : { agentVersion: textAt(recordAt(record, 'versionInfo'), 'agentVersion') }),
    ...(record['agentConnected'] === false ? { agentConnected: false } : {}),
    ...(textAt(record, 'status') === 'DRAINING' ? { status: 'DRAINING' } : {}),
    ...(ec2InstanceId === '' ? {} : { ec2InstanceId }),
    ...(registeredAt === null ? {} : { registeredAt: formatTimestamp(registeredAt) }),
  };
}

/** What the agent registered, where the catalogue would say something else of the type. */
function resourcesOf(record: Raw, instanceType: string): Raw {
  const type = findInstanceType(instanceType);
  const cpu = resourceOf(record, 'CPU').amount;
  const memory = resourceOf(record, 'MEMORY').amount;
  const resources = {
    ...(cpu !== null && cpu !== type?.cpuUnits ? { cpu } : {}),
    ...(memory !== null && memory !== type?.registeredMemoryMiB ? { memory } : {}),
    // Nothing is known of it at all: it is there, and has room for nothing.
    ...(type === undefined && cpu === null ? { cpu: 0 } : {}),
    ...(type === undefined && memory === null ? { memory: 0 } : {}),
  };
  const gpus = resourceOf(record, 'GPU').texts.length;
  const ports = resourceOf(record, 'PORTS').texts.map(Number);
  const isUsual =
    ports.length === RESERVED_HOST_PORTS.length && ports.every((port) => RESERVED_HOST_PORTS.includes(port));
  return {
    ...(Object.keys(resources).length === 0 ? {} : { resources }),
    ...(recordsAt(record, 'registeredResources').length > 0 && gpus !== (type?.gpuCount ?? 0) ? { gpus } : {}),
    ...(ports.length === 0 || isUsual ? {} : { reservedPorts: ports.sort((a, b) => a - b) }),
  };
}

/** ECS's own attributes that the entry says in other fields, or that the simulated agent gives every instance. */
const SAID_OTHERWISE: readonly string[] = ['ecs.instance-type', 'ecs.availability-zone', 'ecs.awsvpc-trunk-id'];
const USUAL: Readonly<Record<string, string>> = { 'ecs.os-type': 'linux', 'ecs.os-family': 'LINUX' };
/** Capabilities that no setting of the agent gives: drivers of volumes that somebody has installed. */
const INSTALLED = /^ecs\.capability\.docker-(?:plugin|volume-driver)\.(?!local$|amazon-ecs-volume-plugin$)/;

function attributesOf(record: Raw, instanceType: string): Readonly<Record<string, string>> {
  const architecture = findInstanceType(instanceType)?.arch === 'ARM64' ? 'arm64' : 'x86_64';
  const attributes: [string, string][] = recordsAt(record, 'attributes').map((attribute) => [
    textAt(attribute, 'name'),
    textAt(attribute, 'value'),
  ]);
  const kept = attributes.filter(([name, value]) => {
    if (name === '' || SAID_OTHERWISE.includes(name) || USUAL[name] === value) return false;
    if (name === 'ecs.cpu-architecture') return value !== architecture;
    return isCustomAttribute(name) || INSTALLED.test(name) || !/capability\./.test(name);
  });
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
