import { findInstanceType } from '../../ecs/instance-types';
import { isRecord } from '../../lib/is-record';
import type { KnownNames } from '../../query/complete';

/** Names and values that expressions of a document are likely to ask for. Reads whatever it can of any value. */
export function namesIn(value: unknown): KnownNames {
  const attributes = new Map<string, Set<string>>();
  const add = (name: string, ...values: readonly unknown[]): void => {
    const known = attributes.get(name) ?? new Set();
    attributes.set(name, known);
    for (const each of values) if (typeof each === 'string' && each !== '') known.add(each);
  };
  const machines = [...records(value, 'containerInstances'), ...records(value, 'capacityProviders').flatMap(groupOf)];
  for (const machine of machines) {
    const types = [machine['instanceType'], ...list(machine['instanceTypes'])];
    add('ecs.instance-type', ...types);
    add('ecs.availability-zone', machine['availabilityZone'], ...list(machine['availabilityZones']));
    add('ecs.cpu-architecture', ...types.map((type) => architectureOf(type)));
    if (isRecord(machine['attributes']))
      for (const [name, own] of Object.entries(machine['attributes'])) add(name, own);
  }
  if (machines.length > 0) {
    add('ecs.os-type', 'linux');
    add('ecs.os-family', 'LINUX');
  }
  const groups = [
    ...records(value, 'services').map(({ serviceName }) => `service:${String(serviceName)}`),
    ...records(value, 'taskDefinitions').map(({ family }) => `family:${String(family)}`),
    ...[...records(value, 'tasks'), ...records(value, 'timeline').map(({ input }) => input)].flatMap((task) =>
      isRecord(task) && typeof task['group'] === 'string' ? [task['group']] : [],
    ),
  ];
  const texts = (key: string): string[] => [
    ...new Set(machines.flatMap((machine) => (typeof machine[key] === 'string' ? [machine[key]] : []))),
  ];
  return {
    attributes: new Map([...attributes].map(([name, values]) => [name, [...values]])),
    groups: [...new Set(groups)],
    ec2InstanceIds: texts('ec2InstanceId'),
    agentVersions: texts('agentVersion'),
  };
}

function architectureOf(type: unknown): string | undefined {
  return typeof type === 'string' ? findInstanceType(type)?.arch.toLowerCase() : undefined;
}

function groupOf(provider: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  return isRecord(provider['autoScalingGroup']) ? [provider['autoScalingGroup']] : [];
}

function records(value: unknown, key: string): Record<string, unknown>[] {
  return isRecord(value) ? list(value[key]).filter(isRecord) : [];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
