import { describe, expect, it } from 'vitest';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import type { PlainInstance } from '../testing/plain-cluster';
import { addTask, instanceIndex, requestOf } from '../testing/build-world';
import { place, rehearsal } from '../testing/rehearsal';
import type { Rehearsal } from '../testing/rehearsal';
import { failuresOf } from './run-task';

const definitions = {
  agent: plainDefinition({ cpuUnits: 256, memoryMiB: 1_000, tcpPorts: [8125], networkInterfaces: 1 }),
  web: plainDefinition({ cpuUnits: 256, memoryMiB: 1_000 }),
  statsd: plainDefinition({ cpuUnits: 0, memoryMiB: 10, tcpPorts: [8125] }),
  pod: plainDefinition({ cpuUnits: 0, memoryMiB: 10, networkInterfaces: 1 }),
  idle: plainDefinition({ cpuUnits: 0, memoryMiB: 10 }),
};

const AGENT = plainRequest({
  definition: 'agent',
  group: 'service:agent',
  memberOf: ['not(attribute:stack == test)'],
  distinctInstance: true,
});

/** One instance on which the daemon `agent` belongs. */
function withDaemon(given: Partial<PlainInstance>): Rehearsal {
  const instances = [plainInstance({ id: 'i1', ...given })];
  return rehearsal({ instances, definitions, tasks: [], daemons: [AGENT] });
}

function reasons({ world }: Rehearsal, definition: string): string[] {
  return failuresOf(world, requestOf(world, plainRequest({ definition }))).map(({ reason }) => reason);
}

function startDaemon({ world }: Rehearsal): void {
  addTask(world, requestOf(world, AGENT), instanceIndex(world, 'i1'));
}

describe('room for daemons', () => {
  it('is kept from others until the daemon is there', () => {
    const stage = withDaemon({ memoryMiB: 1_999 });
    expect(reasons(stage, 'web')).toEqual(['RESOURCE:MEMORY']);
    expect(place(withDaemon({ memoryMiB: 2_000 }), plainRequest())).toEqual(['i1']);
  });

  it('goes to the daemon, which then has it like any task', () => {
    const stage = withDaemon({ memoryMiB: 1_500 });
    startDaemon(stage);
    expect(reasons(stage, 'web')).toEqual(['RESOURCE:MEMORY']);
    expect(place(stage, plainRequest({ definition: 'idle' }))).toEqual(['i1']);
  });

  it.each([
    ['CPU units', 'web', { cpuUnits: 511 }, 'RESOURCE:CPU'],
    ['a port', 'statsd', {}, 'RESOURCE:PORTS'],
    ['a network interface', 'pod', { networkInterfaces: 1 }, 'RESOURCE:ENI'],
  ])('has %s', (_, definition, instance, reason) => {
    expect(reasons(withDaemon(instance), definition)).toEqual([reason]);
  });

  it('is no obstacle to a task that asks for none of what is short', () => {
    expect(place(withDaemon({ cpuUnits: 100, networkInterfaces: 0 }), plainRequest({ definition: 'idle' }))).toEqual([
      'i1',
    ]);
  });

  it('is kept only where the constraints of the daemon hold', () => {
    const stage = withDaemon({ memoryMiB: 1_500, attributes: { stack: 'test' } });
    expect(place(stage, plainRequest())).toEqual(['i1']);
  });

  it('is not kept from daemons', () => {
    const { world } = withDaemon({ memoryMiB: 1_000 });
    const request = { ...requestOf(world, AGENT), takesKeptRoom: true };
    expect(failuresOf(world, request)).toEqual([]);
  });
});
