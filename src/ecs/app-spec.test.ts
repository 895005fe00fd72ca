import { describe, expect, it } from 'vitest';
import { parseAppSpec } from './app-spec';

const PROPERTIES = {
  TaskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:2',
  LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 80 },
};
const SPEC = { version: 0, Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties: PROPERTIES } }] };
const READ = {
  taskDefinition: PROPERTIES.TaskDefinition,
  containerName: 'web',
  containerPort: 80,
  networkConfiguration: null,
};

const YAML = `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:2" # the new one
        LoadBalancerInfo:
          ContainerName: 'web'
          ContainerPort: 80
Hooks:
  - BeforeInstall: "LambdaFunctionToValidateBeforeInstall"
`;

describe('an AppSpec', () => {
  it.each([
    ['JSON', JSON.stringify(SPEC)],
    ['YAML', YAML],
    ['an object', SPEC],
  ])('is read as %s', (_, content) => expect(parseAppSpec(content)).toEqual(READ));

  it('may name the task definition as the document does', () => {
    expect(
      parseAppSpec('Resources:\n  - TargetService:\n      Properties:\n        TaskDefinition: web:2\n'),
    ).toMatchObject({
      taskDefinition: 'web:2',
      containerName: null,
    });
  });

  it('has a network, if it has one', () => {
    const NetworkConfiguration = { AwsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' } };
    const spec = { Resources: [{ TargetService: { Properties: { ...PROPERTIES, NetworkConfiguration } } }] };
    expect(parseAppSpec(spec)?.networkConfiguration).toEqual({ awsvpcConfiguration: { subnets: ['subnet-1'] } });
  });

  it.each(['', '{', '[]', 'version: 0.0', '{"Resources":[]}', null, 7])('%j is none', (content) =>
    expect(parseAppSpec(content)).toBeNull(),
  );
});
