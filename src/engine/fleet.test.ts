import { describe, expect, it } from 'vitest';
import { describeInstance } from './describe';
import { definition, NETWORK, runTo, tasksOf } from './testing/run-scenario';

function instances(...containerInstances: object[]) {
  return runTo(0, { containerInstances });
}

function attributesOf(entry: object): Set<string> {
  return new Set(
    instances({ id: 'i', instanceType: 'm5.large', ...entry }).world.instances.records[0]?.attributes.keys(),
  );
}

describe('the fleet at second 0', () => {
  it('has its instances in the order listed, their zones going round', () => {
    const { world } = instances(
      { id: 'a', count: 3, instanceType: 'm5.large', availabilityZones: ['us-east-1b', 'us-east-1a'] },
      { id: 'b', instanceType: 't3.micro' },
    );
    expect(world.instances.records.map(({ id, availabilityZone }) => `${id} ${availabilityZone}`)).toEqual([
      'a-1 us-east-1b',
      'a-2 us-east-1a',
      'a-3 us-east-1b',
      'b us-east-1a',
    ]);
  });

  it('registers what its type offers, less what the agent keeps', () => {
    const simulation = instances(
      { id: 'plain', instanceType: 'm5.large' },
      { id: 'kept', instanceType: 'm5.large', agent: { ECS_RESERVED_MEMORY: '256', ECS_RESERVED_PORTS: '[22, 8080]' } },
    );
    expect(describeInstance(simulation, 0)).toMatchObject({
      registeredResources: { cpu: 2048, memory: 7782, networkInterfaces: 2 },
      remainingResources: { ports: [22, 2375, 2376, 51678, 51679] },
    });
    expect(describeInstance(simulation, 1)).toMatchObject({
      registeredResources: { memory: 7526 },
      remainingResources: { ports: [22, 8080] },
    });
  });

  it('has more room for interfaces with a trunk', () => {
    const { world } = instances(
      { id: 'a', instanceType: 'm5.large', awsvpcTrunking: true },
      { id: 'b', instanceType: 't3.large', awsvpcTrunking: true },
      { id: 'c', instanceType: 'm5.large', awsvpcTrunking: true, agent: { ECS_ENABLE_HIGH_DENSITY_ENI: 'false' } },
    );
    expect([...world.instances.networkInterfacesRegistered.subarray(0, 3)]).toEqual([10, 2, 2]);
    expect(world.instances.records.map(({ attributes }) => attributes.has('ecs.awsvpc-trunk-id'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('gives ids and dates of its own where the scenario has none', () => {
    const [first, second, named] = instances(
      { id: 'a', count: 2, instanceType: 'm5.large' },
      { id: 'b', instanceType: 'm5.large', ec2InstanceId: 'i-0abc', registeredAt: '2024-03-01' },
    ).world.instances.records;
    expect(first?.ec2InstanceId).toMatch(/^i-[0-9a-f]{17}$/);
    expect(second?.ec2InstanceId).not.toBe(first?.ec2InstanceId);
    expect([first?.registeredAtEpochMs, named?.registeredAtEpochMs]).toEqual([
      Date.UTC(2026, 0, 5),
      Date.UTC(2024, 2, 1),
    ]);
    expect(named?.ec2InstanceId).toBe('i-0abc');
  });
});

describe('attributes', () => {
  it('are ECS’s own and those of the scenario, which go first', () => {
    const { world } = instances({
      id: 'i',
      instanceType: 'm6g.large',
      attributes: { stack: 'prod', 'ecs.os-family': 'WINDOWS_SERVER_2022_CORE' },
    });
    const attributes = world.instances.records[0]?.attributes;
    expect(attributes?.get('ecs.instance-type')).toBe('m6g.large');
    expect(attributes?.get('ecs.cpu-architecture')).toBe('arm64');
    expect([attributes?.get('stack'), attributes?.get('ecs.os-family')]).toEqual(['prod', 'WINDOWS_SERVER_2022_CORE']);
  });

  it.each([
    ['com.amazonaws.ecs.capability.privileged-container', { ECS_DISABLE_PRIVILEGED: 'true' }],
    ['com.amazonaws.ecs.capability.task-iam-role', { ECS_ENABLE_TASK_IAM_ROLE: 'false' }],
    ['com.amazonaws.ecs.capability.logging-driver.awslogs', { ECS_AVAILABLE_LOGGING_DRIVERS: '["json-file"]' }],
    ['ecs.capability.task-eni', { ECS_ENABLE_TASK_ENI: 'false' }],
    ['ecs.capability.execution-role-awslogs', { ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE: 'false' }],
    ['ecs.capability.task-cpu-mem-limit', { ECS_ENABLE_TASK_CPU_MEM_LIMIT: 'false' }],
  ])('%s is there unless the agent takes it away', (name, agent) => {
    expect([attributesOf({}).has(name), attributesOf({ agent }).has(name)]).toEqual([true, false]);
  });

  it('follow the agent’s version', () => {
    const name = 'ecs.capability.container-restart-policy';
    expect(attributesOf({ agentVersion: '1.86.0' }).has(name)).toBe(true);
    expect(attributesOf({ agentVersion: '1.85.3' }).has(name)).toBe(false);
  });

  it('come from ECS_INSTANCE_ATTRIBUTES too', () => {
    expect(attributesOf({ agent: { ECS_INSTANCE_ATTRIBUTES: '{"rack": "r1"}' } }).has('rack')).toBe(true);
    expect(attributesOf({ agent: { ECS_INSTANCE_ATTRIBUTES: 'rack=r1' } }).has('rack')).toBe(false);
  });
});

describe('later arrivals', () => {
  it('stand at the end of the fleet and take waiting tasks at the next pass', () => {
    const simulation = runTo(150, {
      containerInstances: [
        { id: 'late', instanceType: 'm5.large', at: 95 },
        { id: 'full', resources: { cpu: 256, memory: 512 } },
      ],
      taskDefinitions: [definition('web')],
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
    });
    expect(simulation.world.instances.records.map(({ id }) => id)).toEqual(['full', 'late']);
    expect(tasksOf(simulation).map(({ containerInstance, createdAt }) => [containerInstance, createdAt])).toEqual([
      ['full', 0],
      ['late', 100],
    ]);
  });

  it('wait for their trunk', () => {
    const fleet = { containerInstances: [{ id: 'late', instanceType: 'm5.large', awsvpcTrunking: true, at: 60 }] };
    expect(describeInstance(runTo(70, fleet), 0)).toMatchObject({ status: 'REGISTERING' });
    expect(describeInstance(runTo(75, fleet), 0)).toMatchObject({ status: 'ACTIVE' });
  });
});

it('network interfaces run out before CPU', () => {
  const simulation = runTo(60, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.large' }],
    taskDefinitions: [definition('web', { networkMode: 'awsvpc' })],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 6, networkConfiguration: NETWORK }],
  });
  expect(tasksOf(simulation)).toHaveLength(4);
  expect(simulation.events.find(({ kind }) => kind === 'failure')?.message).toContain(
    'encountered error "RESOURCE:ENI".',
  );
});
