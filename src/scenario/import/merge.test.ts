import { describe, expect, test } from 'vitest';
import { parseScenario } from '../parse';
import { entries, imported } from './testing/imported';
import * as shop from './testing/shop';

describe('added to a scenario', () => {
  const mine = `{
  "stowplan": 1,
  // Mine.
  "name": "Mine",
  "containerInstances": [{ "id": "own", "instanceType": "m5.large" }],
  "taskDefinitions": [
    { "family": "shop-web", "containerDefinitions": [{ "name": "a", "image": "b", "memory": 64 }] }
  ],
  "services": [{ "serviceName": "web", "taskDefinition": "shop-web", "desiredCount": 1 }]
}
`;

  test('the rest stays as it is written, and namesakes are replaced', () => {
    const { text } = imported(shop.SHOP, { into: mine });
    expect(text).toContain('// Mine.');
    expect(entries(text?.replace('// Mine.', '') ?? '', 'containerInstances')).toHaveLength(6);
    expect(entries(text?.replace('// Mine.', '') ?? '', 'services').map(({ serviceName }) => serviceName)).toEqual([
      'web',
      'checkout',
      'observability',
    ]);
    const parsed = parseScenario(text ?? '');
    expect(parsed.ok && parsed.scenario.name).toBe('Mine');
    expect(parsed.ok && parsed.scenario.taskDefinitions.map(({ family, revision }) => `${family}:${revision}`)).toEqual(
      ['shop-web:1', 'nightly-report:41', 'observability-agent:3', 'shop-checkout:12', 'shop-web:7', 'shop-web:8'],
    );
  });

  test('twice is as good as once', () => {
    const once = imported(shop.SHOP, { into: mine }).text ?? '';
    expect(imported(shop.SHOP, { into: once }).text).toBe(once);
  });

  const commented = `{
  "stowplan": 1,
  "name": "Mine",
  // Where we are.
  "region": "eu-west-1",
  "containerInstances": [],
  "services": [
    // The one that matters.
    { "serviceName": "own", "taskDefinition": "own", "desiredCount": 1 }, // never more than one
    { "serviceName": "web", "taskDefinition": "own", "desiredCount": 1 }
  ],
  "taskDefinitions": [
    { "family": "own", "containerDefinitions": [{ "name": "a", "image": "b", "memory": 64 }] } // 64 will do
  ]
}
`;

  test('entries that do not come stay to the letter, with the comments beside them', () => {
    const { text } = imported(shop.SHOP, { into: commented });
    expect(text).toContain(`  "services": [
    // The one that matters.
    { "serviceName": "own", "taskDefinition": "own", "desiredCount": 1 }, // never more than one
    {`);
    expect(text).toContain('"memory": 64 }] }, // 64 will do');
    expect(imported(shop.SHOP, { into: text }).text).toBe(text);
  });

  test('the Region is that of the cluster, the one that is meant without being written too', () => {
    const arn = 'arn:aws:ecs:us-east-1:1:container-instance/c/4f1e';
    const there = [{ containerInstances: [{ containerInstanceArn: arn, status: 'ACTIVE' }] }];
    const region = (text: string | null): unknown => {
      const parsed = parseScenario(text ?? '');
      return parsed.ok && parsed.scenario.region;
    };
    expect(region(imported(shop.SHOP, { into: commented }).text)).toBe('eu-central-1');
    expect(region(imported(there, { into: commented }).text)).toBe('us-east-1');
    const standing = commented.replace('[]', '[{ "id": "own", "instanceType": "m5.large" }]');
    const { text, notes } = imported(there, { into: standing });
    expect(region(text)).toBe('eu-west-1');
    expect(notes).toContain('The cluster is in us-east-1; the scenario stays in eu-west-1.');
  });

  test('the cluster is taken where the scenario has none, else what differs is said', () => {
    const { text, notes } = imported(shop.SHOP, { into: '{ "stowplan": 1 }' });
    expect(JSON.parse(text ?? '{}')).toMatchObject({ cluster: { clusterName: 'shop-prod' } });
    expect(notes.filter((note) => note.includes('cluster'))).toEqual([]);
    const own = imported(shop.SHOP, { into: '{ "stowplan": 1, "cluster": { "clusterName": "mine" } }' });
    expect(JSON.parse(own.text ?? '{}')).toMatchObject({ cluster: { clusterName: 'mine' } });
    expect(own.notes).toContain(
      'The scenario keeps its own cluster: capacityProviders and settings of shop-prod are not taken over.',
    );
  });

  test('what scales a service scales it in the cluster that the scenario has', () => {
    const ResourceId = 'service/shop-prod/web';
    const dimension = 'ecs:service:DesiredCount';
    const target = {
      ServiceNamespace: 'ecs',
      ResourceId,
      ScalableDimension: dimension,
      MinCapacity: 1,
      MaxCapacity: 9,
    };
    const scaled = [...shop.SHOP, { ScalableTargets: [target] }];
    const { text } = imported(scaled, { into: '{ "stowplan": 1, "cluster": { "clusterName": "mine" } }' });
    expect(entries(text, 'scaling')).toMatchObject([{ scalableTarget: { ResourceId: 'service/mine/web' } }]);
  });

  test('tasks on Fargate are not doubled by a second time', () => {
    const task = {
      taskArn: 'arn:aws:ecs:us-east-1:1:task/f/1',
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:1:task-definition/api:2',
      lastStatus: 'RUNNING',
      launchType: 'FARGATE',
      availabilityZone: 'us-east-1b',
      cpu: '256',
      memory: '512',
      containers: [{ name: 'api', image: 'api:2' }],
    };
    const once = imported([{ tasks: [task] }], { into: '{ "stowplan": 1 }' }).text;
    expect(entries(once, 'tasks')).toHaveLength(1);
    expect(imported([{ tasks: [task] }], { into: once }).text).toBe(once);
  });
});
