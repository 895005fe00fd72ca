import { describe, expect, it } from 'vitest';
import { CHECK } from '../ecs/failure-reasons';
import { INSTANCE_STATUS } from '../ecs/status';
import { INSTANCE, INSTANCE_WIDTH } from '../frame/frame';
import type { WaitingGroup } from '../frame/frame';
import { parseScenarioValue } from '../scenario/parse';
import type { WorldView } from './frame-store';
import { waysOut } from './ways-out';

/** One m5.large with 768 CPU units and 4,000 MiB left, and a task that asks for 1,024 and 512. */
function worldOf(freeMiB: number): WorldView {
  const cells = new Int32Array(INSTANCE_WIDTH);
  cells[INSTANCE.status] = INSTANCE_STATUS.ACTIVE;
  cells[INSTANCE.cpuUnitsRegistered] = 2048;
  cells[INSTANCE.cpuUnitsFree] = 768;
  cells[INSTANCE.memoryMiBRegistered] = 7782;
  cells[INSTANCE.memoryMiBFree] = freeMiB;
  return {
    frame: { instances: cells },
    catalog: {
      instances: [{ id: 'm5-1', instanceType: 'm5.large', availabilityZone: 'us-east-1a', ec2InstanceId: 'i-1' }],
      taskDefinitions: [
        { family: 'batch', revision: 1, cpuUnits: 1024, memoryMiB: 512, gpus: 0, networkInterfaces: 0 },
      ],
    },
  } as unknown as WorldView;
}

const container = { name: 'batch', image: 'batch:1', cpu: 1024, memory: 512 };
const group = {
  taskDefinitionIndex: 0,
  check: CHECK.cpu,
  closestInstanceIndex: 0,
  needed: 1024,
  available: 768,
} as unknown as WaitingGroup;

function scenarioOf(containers: readonly object[]) {
  const parsed = parseScenarioValue({
    stowplan: 1,
    taskDefinitions: [{ family: 'batch', containerDefinitions: containers }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

describe('waysOut', () => {
  it('offers an instance like the closest, and asking for what that one has left', () => {
    expect(waysOut(worldOf(4000), scenarioOf([container]), group)).toEqual([
      { kind: 'instance', id: 'm5-2', instanceType: 'm5.large', availabilityZone: 'us-east-1a' },
      { kind: 'less', family: 'batch', definition: 0, resource: 'cpu', from: 1024, to: 768 },
    ]);
  });

  it('does not offer less CPU where the memory is not there either', () => {
    expect(waysOut(worldOf(100), scenarioOf([container]), group).map(({ kind }) => kind)).toEqual(['instance']);
  });

  it('does not offer less where several containers share what is asked for', () => {
    const two = [
      { ...container, cpu: 512 },
      { ...container, name: 'log', cpu: 512 },
    ];
    expect(waysOut(worldOf(4000), scenarioOf(two), group).map(({ kind }) => kind)).toEqual(['instance']);
  });

  it('does not offer an instance that would fail the same check', () => {
    const failing = { ...group, check: CHECK.memberOf };
    expect(waysOut(worldOf(4000), scenarioOf([container]), failing)).toEqual([]);
  });
});
