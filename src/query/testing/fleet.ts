import type { KnownNames } from '../complete';
import type { QuerySubject } from '../subject';
import { parseTimestamp } from '../timestamp';

/** The six container instances of placement-and-lifecycle 3.2, on which its test vectors are evaluated. */

interface FleetRow {
  readonly zone: string;
  readonly type: string;
  readonly architecture?: string;
  readonly custom: Readonly<Record<string, string>>;
  readonly agentConnected?: boolean;
  readonly agentVersion: string;
  readonly registeredAt: string;
  readonly ec2InstanceId: string;
  readonly groups: readonly string[];
}

function instance(row: FleetRow): QuerySubject {
  return {
    attributes: new Map([
      ['ecs.availability-zone', row.zone],
      ['ecs.instance-type', row.type],
      ['ecs.os-type', 'linux'],
      ['ecs.os-family', 'LINUX'],
      ['ecs.cpu-architecture', row.architecture ?? 'x86_64'],
      ['ecs.capability.task-eni', ''],
      ...Object.entries(row.custom),
    ]),
    agentConnected: row.agentConnected ?? true,
    agentVersion: row.agentVersion,
    ec2InstanceId: row.ec2InstanceId,
    registeredAtMs: parseTimestamp(row.registeredAt) ?? Number.NaN,
    runningTasksCount: row.groups.length,
    taskGroups: () => row.groups,
  };
}

export const FLEET: ReadonlyMap<string, QuerySubject> = new Map([
  [
    'c1',
    instance({
      zone: 'us-east-1a',
      type: 'm5.large',
      custom: { stack: 'prod' },
      agentVersion: '1.86.0',
      registeredAt: '2024-03-01T08:00:00Z',
      ec2InstanceId: 'i-aaaa1111',
      groups: ['service:web', 'service:web', 'family:batch'],
    }),
  ],
  [
    'c2',
    instance({
      zone: 'us-east-1a',
      type: 't2.small',
      custom: { stack: 'test' },
      agentVersion: '1.9.0',
      registeredAt: '2018-02-12T23:59:59Z',
      ec2InstanceId: 'i-bbbb2222',
      groups: ['databases'],
    }),
  ],
  [
    'c3',
    instance({
      zone: 'us-east-1b',
      type: 't2.medium',
      custom: { 'gpu-ready': '' },
      agentVersion: '1.14.5',
      registeredAt: '2018-02-13T00:00:00Z',
      ec2InstanceId: 'i-cccc3333',
      groups: [],
    }),
  ],
  [
    'c4',
    instance({
      zone: 'us-east-1b',
      type: 'm6g.large',
      architecture: 'arm64',
      custom: { stack: 'Prod' },
      agentConnected: false,
      agentVersion: '1.86.0',
      registeredAt: '2018-06-18T22:28:28Z',
      ec2InstanceId: 'i-dddd4444',
      groups: ['service:web'],
    }),
  ],
  [
    'c5',
    instance({
      zone: 'us-east-1c',
      type: 'g2.2xlarge',
      custom: { stack: 'prod blue', rank: '9' },
      agentVersion: '1.100.0',
      registeredAt: '2025-01-01T00:00:00Z',
      ec2InstanceId: 'i-eeee5555',
      groups: ['service:production', 'service:web'],
    }),
  ],
  [
    'c6',
    instance({
      zone: 'us-east-1d',
      type: 'g2.2xlarge',
      custom: { stack: 'prod', rank: '10' },
      agentVersion: '1.86.0',
      registeredAt: '2025-06-01T12:00:00Z',
      ec2InstanceId: 'i-ffff6666',
      groups: ['family:batch', 'family:batch', 'family:batch', 'family:batch'],
    }),
  ],
]);

/** What that fleet has, as completion wants it. */
export const FLEET_NAMES: KnownNames = {
  attributes: new Map(
    [...new Set([...FLEET.values()].flatMap(({ attributes }) => [...attributes.keys()]))].map((name) => [
      name,
      [...FLEET.values()].flatMap(({ attributes }) => attributes.get(name) ?? []),
    ]),
  ),
  groups: [...FLEET.values()].flatMap((row) => [...row.taskGroups()]),
  ec2InstanceIds: [...FLEET.values()].map((row) => row.ec2InstanceId),
  agentVersions: [...FLEET.values()].map((row) => row.agentVersion),
};
