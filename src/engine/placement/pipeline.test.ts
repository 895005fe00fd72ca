import { describe, expect, it } from 'vitest';
import { CHECK, ELIGIBILITY_CHECKS } from '../../ecs/failure-reasons';
import type { TaskRequirements } from '../../ecs/task-definition';
import { addInstance, instanceId, requestOf, stopTask } from '../testing/build-world';
import { drawnCluster } from '../testing/cluster-text';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import type { PlainRequest } from '../testing/plain-cluster';
import { place, rehearsal, strategiesFrom, tasksPerInstance } from '../testing/rehearsal';
import type { Rehearsal } from '../testing/rehearsal';
import { attributesChanged } from './cache';

/** The first failing check of each instance, in words. `-` for none. */
function checksOn(drawing: string, definition: Partial<TaskRequirements>, request: Partial<PlainRequest> = {}): string {
  return drawing
    .trim()
    .split('\n')
    .map((line) => {
      const stage = rehearsal(drawnCluster(line, { web: plainDefinition(definition) }));
      place(stage, plainRequest(request));
      const failed = stage.outcome.rejected.findIndex((count) => count > 0);
      return failed === -1 ? '-' : ELIGIBILITY_CHECKS[failed];
    })
    .join(' ');
}

/** Why the latest task found no place: the closest instance, its check, and the numbers. */
function closest({ world, outcome }: Rehearsal) {
  const { closestInstance, closestCheck, needed, available } = outcome;
  return [instanceId(world, closestInstance), ELIGIBILITY_CHECKS[closestCheck], needed, available];
}

describe('an instance is refused for', () => {
  it('its status, whatever else it lacks', () => {
    const fleet = `
      a  us-east-1a  0 cpu  0 MiB  DRAINING disconnected
      b  us-east-1a  0 cpu  0 MiB  REGISTERING
      c  us-east-1a  0 cpu  0 MiB  INACTIVE
      d  us-east-1a  0 cpu  0 MiB  DEREGISTERING
      e  us-east-1a  0 cpu  0 MiB  REGISTRATION_FAILED`;
    expect(checksOn(fleet, {})).toBe('status status status status status');
  });

  it('its agent, then the capacity provider', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  disconnected provider:spot
      b  us-east-1a  2048 cpu  3891 MiB  provider:spot
      c  us-east-1a  2048 cpu  3891 MiB
      d  us-east-1a  2048 cpu  3891 MiB  provider:od`;
    expect(checksOn(fleet, {}, { capacityProvider: 'od' })).toBe('agent capacityProvider capacityProvider -');
  });

  it('its zone, only where the task has a network interface of its own', () => {
    const fleet = 'a  us-east-1a  2048 cpu  3891 MiB';
    expect(checksOn(fleet, { networkInterfaces: 1 }, { zones: ['us-east-1b'] })).toBe('location');
    expect(checksOn(fleet, { networkInterfaces: 1 }, { zones: ['us-east-1a'] })).toBe('-');
    expect(checksOn(fleet, { networkInterfaces: 0 }, { zones: ['us-east-1b'] })).toBe('-');
  });

  it('an attribute that it lacks, before what it has too little of', () => {
    const fleet = `
      a  us-east-1a  0 cpu     0 MiB
      b  us-east-1a  0 cpu  3891 MiB  ecs.capability.task-eni=`;
    expect(checksOn(fleet, { requiredAttributes: ['ecs.capability.task-eni'] })).toBe('attributes cpu');
  });

  it('another architecture than the definition names', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  ecs.cpu-architecture=x86_64
      b  us-east-1a  2048 cpu  3891 MiB  ecs.cpu-architecture=arm64`;
    expect(checksOn(fleet, { cpuArchitecture: 'arm64' })).toBe('attributes -');
    expect(checksOn(fleet, { cpuArchitecture: null })).toBe('- -');
  });

  it('CPU, then memory; what is exactly enough is enough', () => {
    const fleet = `
      a  us-east-1a  255 cpu  511 MiB
      b  us-east-1a  256 cpu  511 MiB
      c  us-east-1a  256 cpu  512 MiB`;
    expect(checksOn(fleet, {})).toBe('cpu memory -');
  });

  it('a port that is taken, by protocol', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  ports:80
      b  us-east-1a  2048 cpu  3891 MiB  ports:22`;
    expect(checksOn(fleet, { tcpPorts: [80] })).toBe('ports -');
    expect(checksOn(fleet, { udpPorts: [80] })).toBe('- -');
  });

  it('more than 100 reserved ports', () => {
    const ports = (count: number) => Array.from({ length: count }, (_, at) => 1_000 + at).join(',');
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  ports:${ports(98)}
      b  us-east-1a  2048 cpu  3891 MiB  ports:${ports(99)}`;
    expect(checksOn(fleet, { tcpPorts: [80], udpPorts: [53] })).toBe('- ports');
    expect(checksOn(fleet, {})).toBe('- -');
  });

  it('network interfaces, then GPUs', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  interfaces:0 gpus:0
      b  us-east-1a  2048 cpu  3891 MiB  interfaces:1 gpus:1
      c  us-east-1a  2048 cpu  3891 MiB  interfaces:1 gpus:2`;
    expect(checksOn(fleet, { networkInterfaces: 1, gpus: 2 })).toBe('networkInterfaces gpu -');
  });

  it('GPUs that are in use, when the task wants ALL', () => {
    const definitions = { all: plainDefinition({ gpus: 'ALL' }), one: plainDefinition({ gpus: 1 }) };
    const stage = rehearsal(
      drawnCluster(
        `
        a  us-east-1a  2048 cpu  3891 MiB  gpus:0
        b  us-east-1a  2048 cpu  3891 MiB  gpus:2
        c  us-east-1a  2048 cpu  3891 MiB  gpus:4`,
        definitions,
      ),
    );
    expect(place(stage, plainRequest({ definition: 'one', memberOf: ['ec2InstanceId == i-b'] }))).toEqual(['b']);
    expect(place(stage, plainRequest({ definition: 'all' }), 2)).toEqual(['c']);
    expect(closest(stage)).toEqual(['a', 'gpu', 1, 0]);
  });

  it('memberOf, the task definition first, and only then distinctInstance', () => {
    const definition = { memberOf: ['attribute:stack == prod'] };
    const request = { memberOf: ['attribute:rack exists'], distinctInstance: true };
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  rack=1             | service:web
      b  us-east-1a  2048 cpu  3891 MiB  stack=prod         | service:web
      c  us-east-1a  2048 cpu  3891 MiB  stack=prod rack=1  | service:web
      d  us-east-1a  2048 cpu  3891 MiB  stack=prod rack=1  | service:api`;
    expect(checksOn(fleet, definition, request)).toBe('memberOf memberOf distinctInstance -');
  });
});

describe('worked cases', () => {
  it('puts one task per static host port on an instance, and dynamic ports anywhere', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB
      b  us-east-1b  2048 cpu  3891 MiB
      c  us-east-1c  2048 cpu  3891 MiB`;
    const stage = rehearsal(drawnCluster(fleet, { web: plainDefinition({ tcpPorts: [80] }) }));
    expect(place(stage, plainRequest(), 4)).toEqual(['a', 'b', 'c']);
    expect(closest(stage)).toEqual(['a', 'ports', -1, -1]);
    addInstance(stage.world, plainInstance({ id: 'd' }));
    expect(place(stage, plainRequest())).toEqual(['d']);
  });

  it('binpacks a mixed fleet from its smallest instance', () => {
    const fleet = `
      m5.large   us-east-1a  2048 cpu  7782 MiB
      t3.medium  us-east-1a  2048 cpu  3891 MiB`;
    const stage = rehearsal(drawnCluster(fleet, { web: plainDefinition({ cpuUnits: 0, memoryMiB: 1_000 }) }));
    const request = plainRequest({ strategies: strategiesFrom('binpack(memory)') });
    expect(place(stage, request, 5)).toEqual(['t3.medium', 't3.medium', 't3.medium', 'm5.large', 'm5.large']);
  });

  it('keeps a service to one task an instance with distinctInstance, and refuses more', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB
      b  us-east-1b  2048 cpu  3891 MiB
      c  us-east-1c  2048 cpu  3891 MiB`;
    const stage = rehearsal(drawnCluster(fleet));
    expect(place(stage, plainRequest({ distinctInstance: true }), 5)).toEqual(['a', 'b', 'c']);
    expect(closest(stage)).toEqual(['a', 'distinctInstance', -1, -1]);
    expect(place(stage, plainRequest({ group: 'service:api', distinctInstance: true }), 5)).toEqual(['a', 'b', 'c']);
  });

  it('lets distinctInstance place where the old task has been told to stop', () => {
    const stage = rehearsal(drawnCluster('a  us-east-1a  2048 cpu  3891 MiB'));
    place(stage, plainRequest());
    expect(place(stage, plainRequest({ distinctInstance: true }))).toEqual([]);
    stopTask(stage.world, 0);
    expect(place(stage, plainRequest({ distinctInstance: true }))).toEqual(['a']);
  });

  it('runs out of network interfaces before CPU', () => {
    const fleet = 'c5.large  us-east-1a  2048 cpu  3891 MiB  interfaces:2';
    const stage = rehearsal(drawnCluster(fleet, { web: plainDefinition({ networkInterfaces: 1 }) }));
    expect(place(stage, plainRequest(), 3)).toHaveLength(2);
    expect(closest(stage)).toEqual(['c5.large', 'networkInterfaces', 1, 0]);
  });
});

describe('task groups', () => {
  const fleet = `
    a  us-east-1a  2048 cpu  3891 MiB  | databases
    b  us-east-1a  2048 cpu  3891 MiB`;

  it.each([
    ['task:group == databases', 'a'],
    ['not(task:group == databases)', 'b'],
    ['runningTasksCount == 0', 'b'],
  ])('%s leads to %s', (expression, id) => {
    expect(place(rehearsal(drawnCluster(fleet)), plainRequest({ memberOf: [expression] }))).toEqual([id]);
  });

  it('sees the tasks that were placed a moment ago', () => {
    const stage = rehearsal(drawnCluster(fleet));
    expect(place(stage, plainRequest({ memberOf: ['runningTasksCount == 0'] }), 2)).toEqual(['b']);
  });

  it('never starts the first task of a group that wants its own company', () => {
    const stage = rehearsal(drawnCluster(fleet));
    expect(place(stage, plainRequest({ memberOf: ['task:group == service:web'] }))).toEqual([]);
    expect(closest(stage).slice(0, 2)).toEqual(['a', 'memberOf']);
  });

  it('are counted apart by spread: the tasks of others do not matter', () => {
    const stage = rehearsal(drawnCluster(fleet));
    expect(place(stage, plainRequest({ strategies: strategiesFrom('spread(instanceId)') }))).toEqual(['a']);
  });
});

describe('spread over an attribute', () => {
  const request = plainRequest({ strategies: strategiesFrom('spread(attribute:rack)') });

  it('takes the instances without it for one group', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB
      b  us-east-1a  2048 cpu  3891 MiB
      c  us-east-1a  2048 cpu  3891 MiB  rack=r1`;
    const stage = rehearsal(drawnCluster(fleet));
    expect(place(stage, request, 4)).toEqual(['a', 'c', 'b', 'c']);
  });

  it('tells an attribute without value from none', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  | service:web
      b  us-east-1a  2048 cpu  3891 MiB  rack=`;
    expect(place(rehearsal(drawnCluster(fleet)), request)).toEqual(['b']);
  });

  it('counts tasks on instances that take no more', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  rack=r1 DRAINING  | service:web
      b  us-east-1a  2048 cpu  3891 MiB  rack=r1
      c  us-east-1a  2048 cpu  3891 MiB  rack=r2`;
    expect(place(rehearsal(drawnCluster(fleet)), request)).toEqual(['c']);
  });
});

describe('a changed attribute', () => {
  it('counts from the next placement on, for constraints, requirements and spread', () => {
    const fleet = `
      a  us-east-1a  2048 cpu  3891 MiB  rack=r1
      b  us-east-1a  2048 cpu  3891 MiB  rack=r1`;
    const stage = rehearsal(drawnCluster(fleet, { web: plainDefinition({ requiredAttributes: ['rack'] }) }));
    const request = plainRequest({
      memberOf: ['attribute:rack == r1'],
      strategies: strategiesFrom('spread(attribute:rack)'),
    });
    expect(place(stage, request)).toEqual(['a']);
    stage.world.instances.records[0]?.attributes.set('rack', 'r2');
    attributesChanged(stage.world);
    expect(place(stage, request, 2)).toEqual(['b', 'b']);
    stage.world.instances.records[1]?.attributes.delete('rack');
    attributesChanged(stage.world);
    expect(place(stage, plainRequest())).toEqual(['a']);
  });
});

describe('the closest match', () => {
  it('is the instance that got furthest', () => {
    const fleet = `
      i1  us-east-1a  2048 cpu  3891 MiB  disconnected
      i2  us-east-1a  2048 cpu  3891 MiB
      i3  us-east-1a   100 cpu  3891 MiB  rack=1`;
    const stage = rehearsal(drawnCluster(fleet, { web: plainDefinition({ requiredAttributes: ['rack'] }) }));
    place(stage, plainRequest());
    expect(closest(stage)).toEqual(['i3', 'cpu', 256, 100]);
  });

  it('lacks the least, among equals', () => {
    const fleet = `
      i1  us-east-1a  2048 cpu  100 MiB
      i2  us-east-1a  2048 cpu  500 MiB
      i3  us-east-1a  2048 cpu  500 MiB`;
    const stage = rehearsal(drawnCluster(fleet));
    place(stage, plainRequest());
    expect(closest(stage)).toEqual(['i2', 'memory', 512, 500]);
  });

  it('is none where no instance is ACTIVE, or none of the capacity provider', () => {
    const fleet = `
      i1  us-east-1a  2048 cpu  3891 MiB  DRAINING
      i2  us-east-1a  2048 cpu  3891 MiB  provider:spot`;
    const stage = rehearsal(drawnCluster(fleet));
    place(stage, plainRequest({ capacityProvider: 'on-demand' }));
    expect(closest(stage)).toEqual([null, 'eligible', -1, -1]);
    expect([...stage.outcome.rejected].slice(0, 4)).toEqual([0, 1, 0, 1]);
  });
});

describe('the draw', () => {
  it('reaches every eligible instance, and takes one number a task', () => {
    const fleet = Array.from({ length: 5 }, (_, at) => `i${at}  us-east-1a  20480 cpu  38910 MiB`).join('\n');
    const stage = rehearsal(drawnCluster(fleet));
    place(stage, plainRequest({ requestedBy: 'runTask' }), 60);
    expect(tasksPerInstance(stage.world, 'service:web').every((tasks) => tasks > 0)).toBe(true);
  });

  it('leaves the stream alone when there is nothing to draw from, or no rule that draws', () => {
    const stage = rehearsal(drawnCluster('a  us-east-1a  2048 cpu  3891 MiB'));
    const before = stage.random.state;
    place(stage, plainRequest());
    place(stage, plainRequest({ requestedBy: 'runTask', memberOf: ['attribute:rack exists'] }));
    expect(stage.random.state).toEqual(before);
  });
});

it('keeps worlds apart: what one remembers is nothing to another', () => {
  const fleet = (stack: string) => drawnCluster(`a  us-east-1a  2048 cpu  3891 MiB  stack=${stack}`);
  const request = plainRequest({ memberOf: ['attribute:stack == prod'] });
  expect(place(rehearsal(fleet('prod')), request)).toEqual(['a']);
  expect(place(rehearsal(fleet('test')), request)).toEqual([]);
});

it('says nothing of closest matches when the task found a place', () => {
  const stage = rehearsal(drawnCluster('a  us-east-1a  2048 cpu  3891 MiB\nb  us-east-1a  1 cpu  1 MiB'));
  place(stage, plainRequest({ definition: 'web' }));
  expect(closest(stage)).toEqual([null, 'eligible', -1, -1]);
  expect(stage.outcome.rejected[CHECK.cpu]).toBe(1);
  expect(requestOf(stage.world, plainRequest()).strategies).toHaveLength(2);
});
