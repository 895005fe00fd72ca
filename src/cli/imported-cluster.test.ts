import { expect, test } from 'vitest';
import { importCluster } from '../scenario/import/import-cluster';
import * as shop from '../scenario/import/testing/shop';
import * as names from '../scenario/import/testing/shop-names';
import * as shopTasks from '../scenario/import/testing/shop-tasks';
import { simulateVerb } from './simulate';

/** Tasks by definition and instance, as `describe-tasks` has them. */
function described(): string[] {
  const live = (shopTasks.tasks['tasks'] as Record<string, unknown>[]).filter(
    ({ containerInstanceArn, desiredStatus }) => containerInstanceArn !== undefined && desiredStatus === 'RUNNING',
  );
  return live
    .map(({ taskDefinitionArn, containerInstanceArn, group }) => {
      const number = [1, 2, 3, 4, 5].find((it) => names.instanceArn(it) === containerInstanceArn) ?? 0;
      return `${String(taskDefinitionArn).split('/').at(-1)} ${names.ec2Id(number)} ${String(group)}`;
    })
    .sort();
}

const without = (first: number): readonly unknown[] => [...shop.SHOP.slice(0, first), ...shop.SHOP.slice(first + 5)];

test.each([
  ['with everything described', shop.SHOP],
  ['with definitions made of their tasks', without(3)],
])('an imported cluster, %s, begins with every task where the account has it', (_, documents) => {
  const { text } = importCluster(
    documents.map((value) => ({ name: '', text: shop.printed(value) })),
    { replaceNames: false, cluster: null, into: null },
  );
  const result = simulateVerb(text ?? '', { until: 0, explain: false });
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  const running = result.output.tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
  expect(
    running
      .map(({ taskDefinition, containerInstance, group }) => `${taskDefinition} ${containerInstance} ${group}`)
      .sort(),
  ).toEqual(described());
  expect(result.output.responses.filter(({ error }) => error !== null)).toEqual([]);
  const web = result.output.services.find(({ serviceName }) => serviceName === 'web');
  expect(web?.['deployments']).toMatchObject([
    { status: 'PRIMARY', taskDefinition: 'shop-web:8', runningCount: 3 },
    { status: 'ACTIVE', taskDefinition: 'shop-web:7', runningCount: 2 },
  ]);
});
