import { describe, expect, it } from 'vitest';
import { instanceId, requestOf } from '../testing/build-world';
import { drawnCluster } from '../testing/cluster-text';
import { plainDefinition, plainRequest } from '../testing/plain-cluster';
import { place, rehearsal } from '../testing/rehearsal';
import type { Rehearsal } from '../testing/rehearsal';
import { failuresOf } from './run-task';
import { startTaskFailure } from './start-task';

function failures({ world }: Rehearsal, request = plainRequest({ requestedBy: 'runTask' })): string[] {
  return failuresOf(world, requestOf(world, request)).map(
    ({ instance, reason }) => `${instanceId(world, instance)} ${reason}`,
  );
}

describe('RunTask', () => {
  const request = plainRequest({ requestedBy: 'runTask', group: 'family:web' });

  it('that is too big for every instance: one failure each, in fleet order', () => {
    const fleet = `
      i1  us-east-1a  2048 cpu  500 MiB
      i2  us-east-1b  2048 cpu  900 MiB`;
    const stage = rehearsal(drawnCluster(fleet, { web: plainDefinition({ memoryMiB: 1_000 }) }));
    expect(place(stage, request, 3)).toEqual([]);
    expect(failures(stage, request)).toEqual(['i1 RESOURCE:MEMORY', 'i2 RESOURCE:MEMORY']);
  });

  it('that fits in part: the tasks that fit, and one failure', () => {
    const stage = rehearsal(
      drawnCluster('i1  us-east-1a  2048 cpu  1200 MiB', { web: plainDefinition({ memoryMiB: 500 }) }),
    );
    expect(place(stage, request, 3)).toEqual(['i1', 'i1']);
    expect(failures(stage, request)).toEqual(['i1 RESOURCE:MEMORY']);
  });

  it('that fails for mixed reasons: each instance has its own', () => {
    const fleet = `
      i1  us-east-1a  2048 cpu  3891 MiB  disconnected
      i2  us-east-1a  2048 cpu  3891 MiB
      i3  us-east-1a   100 cpu  3891 MiB  rack=1
      i4  us-east-1a  2048 cpu  3891 MiB  rack=1 DRAINING
      i5  us-east-1a  2048 cpu  3891 MiB  rack=1`;
    const stage = rehearsal(drawnCluster(fleet, { web: plainDefinition({ requiredAttributes: ['rack'] }) }));
    const bound = { ...request, memberOf: ['attribute:rack == 2'] };
    expect(failures(stage, bound)).toEqual([
      'i1 AGENT',
      'i2 ATTRIBUTE',
      'i3 RESOURCE:CPU',
      'i5 MemberOf placement constraint unsatisfied.',
    ]);
  });

  it('that is refused by distinctInstance says so with a final period', () => {
    const stage = rehearsal(drawnCluster('i1  us-east-1a  2048 cpu  3891 MiB | family:web'));
    expect(failures(stage, { ...request, distinctInstance: true })).toEqual([
      'i1 DistinctInstance placement constraint unsatisfied.',
    ]);
  });
});

describe('StartTask', () => {
  const fleet = `
    ok            us-east-1a  2048 cpu  3891 MiB  rack=1
    disconnected  us-east-1a  2048 cpu  3891 MiB  rack=1 disconnected
    draining      us-east-1a  2048 cpu  3891 MiB  rack=1 DRAINING
    gone          us-east-1a  2048 cpu  3891 MiB  rack=1 INACTIVE
    elsewhere     us-east-1b  2048 cpu  3891 MiB  rack=1
    bare          us-east-1a  2048 cpu  3891 MiB
    small         us-east-1a   100 cpu  3891 MiB  rack=1
    spot          us-east-1a  2048 cpu  3891 MiB  rack=1 provider:spot`;
  const definition = { requiredAttributes: ['rack'], networkInterfaces: 1, memberOf: ['attribute:rack == 2'] } as const;
  const { world } = rehearsal(drawnCluster(fleet, { web: plainDefinition(definition) }));
  const request = requestOf(world, plainRequest({ zones: ['us-east-1a'] }));

  it.each([
    ['ok', null],
    ['disconnected', 'AGENT'],
    ['draining', 'INACTIVE'],
    ['gone', 'INACTIVE'],
    ['elsewhere', 'LOCATION'],
    ['bare', 'ATTRIBUTE'],
    ['small', 'RESOURCE:CPU'],
    ['spot', null],
    ['nobody', 'MISSING'],
  ])('on %s: %s, without regard to constraints', (id, reason) => {
    const instance = world.instances.records.findIndex((record) => record.id === id);
    expect(startTaskFailure(world, request, instance)?.reason ?? null).toBe(reason);
  });
});
