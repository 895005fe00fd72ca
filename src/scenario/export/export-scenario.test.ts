import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importCluster } from '../import/import-cluster';
import * as shop from '../import/testing/shop';
import { exportScenario } from './export-scenario';
import { exported, ofType, template } from './exported-testing';
import { IDS, inputs, runScript } from './testing/run-script';

const cluster =
  importCluster(
    shop.SHOP.map((value) => ({ name: '', text: shop.printed(value) })),
    { replaceNames: true, cluster: null, into: null },
  ).text ?? '';

const rolling = readFileSync(new URL('../examples/rolling-update.json', import.meta.url), 'utf8');

describe('the script', () => {
  const calls = runScript(exported(cluster, 'cli'), IDS);

  test('makes everything, in an order in which each thing finds what it refers to', () => {
    const commands = calls.map(({ words }) => words[1]);
    expect([...new Set(commands)]).toEqual([
      'create-cluster',
      'register-task-definition',
      'create-load-balancer',
      'create-target-group',
      'modify-target-group-attributes',
      'create-listener',
      'create-launch-template',
      'create-auto-scaling-group',
      'describe-auto-scaling-groups',
      'create-capacity-provider',
      'put-cluster-capacity-providers',
      'run-instances',
      'list-container-instances',
      'create-service',
      'run-task',
    ]);
  });

  test('services run the definitions that were registered, with their strategies and in real subnets', () => {
    const families = inputs(calls, 'register-task-definition').map(({ family }) => family);
    expect(families).toEqual(['definition-1', 'definition-2', 'definition-3', 'definition-4', 'definition-4']);
    const [checkout, , web] = inputs(calls, 'create-service');
    expect(checkout).toMatchObject({
      cluster: 'cluster-1',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-1'] } },
      placementConstraints: [{ type: 'memberOf' }, { type: 'distinctInstance' }],
    });
    // The fake `aws` has answered the fifth registration, the sixth call, with this.
    expect(web).toMatchObject({
      taskDefinition: 'made-6',
      desiredCount: 5,
      placementStrategy: [{}, { type: 'binpack' }],
    });
    expect(web?.['loadBalancers']).toMatchObject([{ targetGroupArn: 'made-8', containerPort: 8080 }]);
  });

  test('instances join the cluster with their attributes', () => {
    const launched = calls.filter(({ words }) => words[1] === 'run-instances');
    expect(launched.map(({ input }) => (input as Record<string, unknown>)['SubnetId'])).toEqual([
      'subnet-a',
      'subnet-b',
    ]);
    expect(launched[0]?.userData).toContain(
      'ECS_CLUSTER=cluster-1\nECS_INSTANCE_ATTRIBUTES={"attribute-1":"value-1"}\n',
    );
    expect(inputs(calls, 'create-auto-scaling-group')).toMatchObject([
      { MinSize: 2, MaxSize: 9, DesiredCapacity: 3, VPCZoneIdentifier: 'subnet-a,subnet-b,subnet-c' },
    ]);
  });

  test('without a VPC it says what to set, and does nothing', () => {
    expect(() => runScript(exported(cluster, 'cli'), {})).toThrow('VPC: set it to the VPC that the subnets are in');
  });

  test('what is not carried over stands at its top', () => {
    const scenario = JSON.parse(rolling) as Record<string, unknown>;
    const text = exported(scenario, 'cli');
    expect(text.split('set -euo pipefail')[0]).toContain('UpdateService');
  });

  test('tasks of no service are run, ten at a time', () => {
    const scenario = {
      stowplan: 1,
      containerInstances: [
        { id: 'a', count: 3, instanceType: 'm6g.large', availabilityZones: ['us-east-1a', 'us-east-1b'] },
      ],
      taskDefinitions: [{ family: 'job', containerDefinitions: [{ name: 'a', image: 'b', memory: 8 }] }],
      tasks: [{ taskDefinition: 'job', containerInstance: 'a-1', count: 23, group: 'mine' }],
    };
    const made = runScript(exported(scenario, 'cli'), IDS);
    expect(inputs(made, 'run-task').map(({ count, group }) => [count, group])).toEqual([
      [10, 'mine'],
      [10, 'mine'],
      [3, 'mine'],
    ]);
    expect(inputs(made, 'run-instances')).toMatchObject([
      { MinCount: 2, SubnetId: 'subnet-a', ImageId: expect.stringContaining('/arm64/') as string },
      { MinCount: 1, SubnetId: 'subnet-b' },
    ]);
  });

  test('reads as it always has', async () => {
    await expect(exported(JSON.parse(SMALL) as unknown, 'cli')).toMatchFileSnapshot('testing/small.sh');
  });
});

describe('the template', () => {
  const made = template(cluster);

  test('every definition and every service is there', () => {
    expect(ofType(made, 'AWS::ECS::TaskDefinition').map(({ Family }) => Family)).toHaveLength(5);
    expect(ofType(made, 'AWS::ECS::Service').map(({ ServiceName }) => ServiceName)).toEqual([
      'service-1',
      'service-2',
      'service-3',
    ]);
    expect(ofType(made, 'AWS::ECS::CapacityProvider')).toHaveLength(1);
    expect(ofType(made, 'AWS::AutoScaling::AutoScalingGroup')).toHaveLength(3);
  });

  test('every reference leads somewhere', () => {
    const known = new Set([...Object.keys(made.Parameters), ...Object.keys(made.Resources)]);
    const references = [...JSON.stringify(made).matchAll(/"Ref":"([^"]+)"|"Fn::GetAtt":\["([^"]+)"/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    const dependencies = Object.values(made.Resources).flatMap(({ DependsOn = [] }) => DependsOn);
    expect(references.length).toBeGreaterThan(20);
    expect([...references, ...dependencies].filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !/^[A-Za-z0-9]{1,255}$/.test(name))).toEqual([]);
  });

  test('revisions of a family are made one after the other', () => {
    const [first, second] = Object.entries(made.Resources).filter(
      ([, { Properties }]) => Properties['Family'] === 'definition-4',
    );
    expect(second?.[1].DependsOn).toBe(first?.[0]);
    const web = Object.values(made.Resources).find(({ Properties }) => Properties['ServiceName'] === 'service-3');
    expect(web?.Properties['TaskDefinition']).toEqual({ Ref: second?.[0] });
  });

  test('a user’s own names keep their letters, and ECS’s get CloudFormation’s', () => {
    const { Resources } = template({
      stowplan: 1,
      taskDefinitions: [
        {
          family: 'a',
          containerDefinitions: [{ name: 'a', image: 'b', memory: 8, dockerLabels: { shell: 'x', 'my.label': 'y' } }],
          volumes: [
            {
              name: 'v',
              efsVolumeConfiguration: {
                fileSystemId: 'fs-1',
                transitEncryption: 'ENABLED',
                authorizationConfig: { iam: 'ENABLED' },
              },
            },
          ],
        },
      ],
    });
    expect(Object.values(Resources).find(({ Type }) => Type.endsWith('TaskDefinition'))?.Properties).toMatchObject({
      ContainerDefinitions: [{ DockerLabels: { shell: 'x', 'my.label': 'y' } }],
      Volumes: [
        {
          EFSVolumeConfiguration: {
            FilesystemId: 'fs-1',
            TransitEncryption: 'ENABLED',
            AuthorizationConfig: { IAM: 'ENABLED' },
          },
        },
      ],
    });
  });
});

test('what is no scenario has no export, and says why', () => {
  expect(exportScenario('{"stowplan": 1, "services": 3}', 'cli')).toMatchObject({
    ok: false,
    problems: [{ path: 'services' }],
  });
});

test('what has to be filled in is said', () => {
  const result = exportScenario(SMALL, 'cli');
  expect(result.ok && result.toFillIn).toEqual(['a subnet in us-east-1a', 'a security group for instances and tasks']);
});

const SMALL = `{
  "stowplan": 1,
  "name": "Two tasks on one instance",
  "containerInstances": [{ "id": "web", "instanceType": "m5.large", "attributes": { "stack": "prod" } }],
  "taskDefinitions": [
    { "family": "web", "containerDefinitions": [{ "name": "app", "image": "nginx", "cpu": 256, "memory": 512 }] }
  ],
  "services": [
    {
      "serviceName": "web",
      "taskDefinition": "web",
      "desiredCount": 2,
      "placementStrategy": [{ "type": "binpack", "field": "memory" }]
    }
  ],
  "timeline": [{ "at": 60, "action": "UpdateService", "input": { "service": "web", "desiredCount": 4 } }]
}`;
