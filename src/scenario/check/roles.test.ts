import { describe, expect, it } from 'vitest';
import { parseScenario } from '../parse';

const EXECUTION_ROLE = 'arn:aws:iam::123456789012:role/service-role/ecsTaskExecutionRole';

function problemsOf(document: object): string[] {
  const text = JSON.stringify({ stowplan: 1, ...document });
  return parseScenario(text).problems.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

function problem(document: object) {
  return parseScenario(JSON.stringify({ stowplan: 1, ...document })).problems[0];
}

const DEFINITION = {
  family: 'web',
  executionRoleArn: EXECUTION_ROLE,
  containerDefinitions: [{ name: 'web', image: 'web', cpu: 1, memory: 8 }],
};

describe('roles', () => {
  it('that something uses are fine, whatever they may not do', () => {
    const roles = {
      ecsTaskExecutionRole: { deny: ['ecr:*', '*', 'logs:Create*', 'SSM:GetParameters'] },
      instance: { deny: ['ecs:*'] },
      AWSServiceRoleForECS: null,
      caller: {},
      front: { deny: [] },
    };
    const containerInstances = [{ id: 'i', instanceType: 'm5.large', instanceRole: 'front' }];
    expect(problemsOf({ roles, containerInstances, taskDefinitions: [DEFINITION] })).toEqual([]);
  });

  it('that nothing uses get a warning with the near name', () => {
    expect(
      problem({ roles: { ecsTaskExecutionRol: { deny: ['ecr:*'] } }, taskDefinitions: [DEFINITION] }),
    ).toMatchObject({
      severity: 'warning',
      code: 'unused-role',
      message: 'Nothing in this scenario uses the role "ecsTaskExecutionRol".',
      hint: 'Did you mean "ecsTaskExecutionRole"?',
    });
  });

  it('that do not exist are told of where they are named', () => {
    expect(problemsOf({ roles: { ecsTaskExecutionRole: null }, taskDefinitions: [DEFINITION] })).toEqual([
      'info taskDefinitions[0].executionRoleArn: The role "ecsTaskExecutionRole" does not exist in this scenario: ECS cannot assume it, and no task of the definition is created.',
    ]);
    const containerInstances = [{ id: 'i', instanceType: 'm5.large', instanceRole: 'front' }];
    expect(problemsOf({ roles: { front: null }, containerInstances })).toEqual([
      'info containerInstances[0].instanceRole: The role "front" does not exist in this scenario: the agent has no credentials, and the instance does not register.',
    ]);
  });

  it('name actions', () => {
    expect(problemsOf({ roles: { caller: { deny: ['ecr', 'logs:CreateLogStream', 'ecs RunTask'] } } })).toEqual([
      'warning roles.caller.deny[0]: "ecr" is no action, nor a pattern of actions: they have the form service:Action, such as ecr:* or logs:CreateLogStream.',
      'warning roles.caller.deny[2]: "ecs RunTask" is no action, nor a pattern of actions: they have the form service:Action, such as ecr:* or logs:CreateLogStream.',
    ]);
  });

  it('of a service and of the timeline count as used', () => {
    const services = [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 0, role: 'old' }];
    const timeline = [{ at: 5, action: 'RegisterTaskDefinition', input: { ...DEFINITION, taskRoleArn: 'app' } }];
    const taskDefinitions = [DEFINITION];
    expect(problemsOf({ roles: { app: {}, old: {} }, services, timeline, taskDefinitions }).join()).not.toContain(
      'Nothing',
    );
  });
});
