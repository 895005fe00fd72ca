import { describe, expect, it } from 'vitest';
import { printedInstance, printedTask } from './printed';
import { runTo } from './testing/run-scenario';

const SCENARIO = {
  cluster: { clusterName: 'demo' },
  containerInstances: [
    { id: 'm5-1', instanceType: 'm5.large', availabilityZone: 'us-east-1a', attributes: { stack: 'prod' } },
  ],
  taskDefinitions: [
    {
      family: 'web',
      containerDefinitions: [
        { name: 'app', image: 'nginx', cpu: 256, memory: 512, portMappings: [{ containerPort: 80, hostPort: 80 }] },
      ],
    },
  ],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
};

describe('a task as describe-tasks prints it', () => {
  it('has ARNs and calendar times, and leaves out what has not happened', () => {
    const task = printedTask(runTo(20, SCENARIO), 0);
    expect(task).toMatchObject({
      clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/demo',
      containerInstanceArn: 'arn:aws:ecs:us-east-1:123456789012:container-instance/demo/m5-1',
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
      createdAt: '2026-01-05T00:00:00Z',
      startedAt: '2026-01-05T00:00:09Z',
      lastStatus: 'RUNNING',
      group: 'service:web',
      cpu: '256',
      memory: '512',
      containers: [
        { name: 'app', image: 'nginx', lastStatus: 'RUNNING', networkBindings: [{ hostPort: 80, containerPort: 80 }] },
      ],
    });
    expect(task?.['taskArn']).toMatch(/^arn:aws:ecs:us-east-1:123456789012:task\/demo\/[0-9a-f]{32}$/);
    expect(task).not.toHaveProperty('stoppedAt');
    expect(task).not.toHaveProperty('stopCode');
  });

  it('is null for a task that there is not', () => {
    expect(printedTask(runTo(20, SCENARIO), 7)).toBeNull();
  });
});

describe('an instance as describe-container-instances prints it', () => {
  it('names resources: what is left of CPU and memory, and the ports in use', () => {
    expect(printedInstance(runTo(20, SCENARIO), 0)).toMatchObject({
      containerInstanceArn: 'arn:aws:ecs:us-east-1:123456789012:container-instance/demo/m5-1',
      status: 'ACTIVE',
      runningTasksCount: 1,
      remainingResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 1792 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 7270 },
        { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '80', '2375', '2376', '51678', '51679'] },
        { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
      ],
    });
  });
});
