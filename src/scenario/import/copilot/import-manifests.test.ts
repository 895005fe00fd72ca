import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../parse';
import type { ClusterImport, ImportSource } from '../cluster-import';
import { importCluster } from '../import-cluster';
import { entries } from '../testing/imported';
import { readManifests } from './read-manifests';

/** Copilot manifests as scenarios: services-and-capacity 9.4. */

const sample = (name: string): ImportSource => ({
  name: `${name}.yml`,
  text: readFileSync(join(import.meta.dirname, 'samples', `${name}.yml`), 'utf8'),
});
const manifest = (...lines: string[]): ImportSource => ({ name: 'manifest.yml', text: lines.join('\n') });

function imported(sources: readonly ImportSource[], environment: string | null = null, into: string | null = null) {
  const { manifests, rest } = readManifests(sources, { environment, into });
  return importCluster(rest, { replaceNames: false, cluster: null, into, environment }, manifests);
}

/** What the scenario is refused for, were it opened. */
function wrongWith({ text }: ClusterImport): readonly string[] {
  const parsed = parseScenario(text ?? '');
  return parsed.problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ path, message }) => `${path}: ${message}`);
}

const backend = (...count: string[]) =>
  imported([manifest('name: api', 'type: Backend Service', 'image: { location: api, port: 80 }', ...count)]);
const serviceOf = (result: ClusterImport) => entries(result.text, 'services')[0] ?? {};
const scalingOf = (result: ClusterImport) => entries(result.text, 'scaling')[0] ?? {};

describe.each(['frontend', 'api', 'worker', 'job', 'request-driven'])('the manifest of %s', (name) => {
  it('becomes a scenario that nothing is wrong with', () => {
    const result = imported([sample(name)]);
    expect(result.problems).toEqual([]);
    expect(wrongWith(result)).toEqual([]);
  });
});

describe('a Load Balanced Web Service', () => {
  const result = imported([sample('frontend')]);

  it('is a Fargate service behind a target group of type ip', () => {
    expect(serviceOf(result)).toMatchObject({
      serviceName: 'frontend',
      taskDefinition: 'frontend',
      desiredCount: 1,
      healthCheckGracePeriodSeconds: 120,
      loadBalancers: [{ targetGroupArn: 'frontend', containerName: 'frontend', containerPort: 8080 }],
      deploymentConfiguration: {
        minimumHealthyPercent: 0,
        maximumPercent: 100,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        alarms: { alarmNames: ['web-5xx'], enable: true, rollback: true },
      },
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-private-1', 'subnet-private-2'], assignPublicIp: 'DISABLED' },
      },
      enableExecuteCommand: true,
    });
    expect(entries(result.text, 'loadBalancers')).toEqual([
      {
        name: 'copilot-public',
        targetGroups: [
          {
            targetGroupName: 'frontend',
            targetType: 'ip',
            port: 8080,
            protocol: 'HTTP',
            deregistrationDelaySeconds: 60,
            healthCheck: {
              path: '/_deephealthcheck',
              healthyThresholdCount: 4,
              unhealthyThresholdCount: 2,
              intervalSeconds: 15,
              timeoutSeconds: 10,
            },
          },
        ],
      },
    ]);
  });

  it('has its containers, sizes and volumes in the task definition', () => {
    expect(entries(result.text, 'taskDefinitions')[0]).toMatchObject({
      family: 'frontend',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '512',
      memory: '1024',
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      ephemeralStorage: { sizeInGiB: 100 },
      volumes: [{ name: 'wp', efsVolumeConfiguration: { fileSystemId: 'fs-1234' } }],
      containerDefinitions: [
        {
          name: 'frontend',
          image: 'frontend:latest',
          dependsOn: [{ containerName: 'bootstrap', condition: 'SUCCESS' }],
        },
        { name: 'bootstrap', essential: false },
        { name: 'envoy', portMappings: [{ containerPort: 80 }] },
      ],
    });
  });

  it('scales between its counts, on Spot from the third task on, by a policy for each metric', () => {
    expect(serviceOf(result)['capacityProviderStrategy']).toEqual([
      { capacityProvider: 'FARGATE', base: 2, weight: 0 },
      { capacityProvider: 'FARGATE_SPOT', weight: 1 },
    ]);
    expect(scalingOf(result)).toMatchObject({
      scalableTarget: { ResourceId: 'service/default/frontend', MinCapacity: 1, MaxCapacity: 10 },
      policies: [
        {
          PolicyName: 'frontend-ECSServiceAverageCPUUtilization-ScalingPolicy',
          TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, ScaleInCooldown: 80, ScaleOutCooldown: 60 },
        },
        { TargetTrackingScalingPolicyConfiguration: { TargetValue: 80, ScaleInCooldown: 80, ScaleOutCooldown: 160 } },
        {
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 10_000,
            CustomizedMetricSpecification: { MetricName: 'RequestCountPerTarget' },
          },
        },
        { TargetTrackingScalingPolicyConfiguration: { TargetValue: 2 } },
      ],
    });
  });

  it('says what it created, and what it has passed over', () => {
    expect(result.created.map(({ what }) => what)).toEqual([
      'task definition',
      'service',
      'load balancer',
      'scalable target',
      'Service Connect',
    ]);
    expect(result.ignored).toEqual([
      { kind: 'manifest frontend', field: 'http.healthcheck.success_codes', count: 1 },
      { kind: 'manifest frontend', field: 'http.stickiness', count: 1 },
      { kind: 'manifest frontend', field: 'http.alias', count: 1 },
    ]);
    expect(result.notes.join(' ')).toContain('ended the support of Copilot on 2026-06-12');
  });

  it('is as it is in the environment that a person chooses', () => {
    expect(result.environments).toEqual(['test', 'prod']);
    const prod = imported([sample('frontend')], 'prod');
    expect(entries(prod.text, 'taskDefinitions')[0]).toMatchObject({
      cpu: '1024',
      containerDefinitions: [
        { image: 'public.ecr.aws/shop/frontend:v7', environment: [{}, { name: 'ENV', value: 'prod' }] },
        {},
        {},
      ],
    });
    expect(scalingOf(prod)).toMatchObject({
      scalableTarget: { ResourceId: 'service/prod/frontend', MinCapacity: 4, MaxCapacity: 20 },
    });
    expect(serviceOf(prod)).toMatchObject({ desiredCount: 4, launchType: 'FARGATE' });
    const test = imported([sample('frontend')], 'test');
    expect(serviceOf(test)).toMatchObject({ desiredCount: 1, deploymentConfiguration: { minimumHealthyPercent: 100 } });
    expect([wrongWith(prod), wrongWith(test)]).toEqual([[], []]);
  });

  it('may have a Network Load Balancer alone', () => {
    const lines = ['name: web', 'type: Load Balanced Web Service', 'image: { location: web, port: 8080 }'];
    const nlb = imported([manifest(...lines, 'http: false', 'nlb: { port: 80/tcp }')]);
    expect(wrongWith(nlb)).toEqual([]);
    expect(entries(nlb.text, 'loadBalancers')).toMatchObject([
      { type: 'network', targetGroups: [{ healthCheck: { healthyThresholdCount: 3, unhealthyThresholdCount: 3 } }] },
    ]);
  });
});

describe('count', () => {
  it.each([
    ['count: 5', { desiredCount: 5, launchType: 'FARGATE' }],
    [
      'count: { spot: 5 }',
      { desiredCount: 5, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
    ],
    ['count: { range: 2-10, cpu_percentage: 70 }', { desiredCount: 2, launchType: 'FARGATE' }],
    [
      'count: { range: { min: 1, max: 10, spot_from: 3 } }',
      {
        desiredCount: 1,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 2, weight: 0 },
          { capacityProvider: 'FARGATE_SPOT', weight: 1 },
        ],
      },
    ],
    [
      'count: { range: { min: 4, max: 10, spot_from: 3 } }',
      { desiredCount: 4, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
    ],
    ['', { desiredCount: 1, launchType: 'FARGATE' }],
  ])('%s', (count, expected) => {
    const result = backend(count);
    expect(serviceOf(result)).toMatchObject(expected);
    expect(wrongWith(result)).toEqual([]);
  });

  it('of a worker holds acceptable latency by processing time in messages for each task', () => {
    const result = imported([sample('worker')]);
    expect(scalingOf(result)).toMatchObject({
      policies: [
        {
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 2_400,
            CustomizedMetricSpecification: { MetricName: 'BacklogPerTask' },
          },
        },
      ],
    });
    expect(result.created.find(({ what }) => what === 'SQS queue')).toMatchObject({ isSimulated: false });
  });
});

describe('a Scheduled Job', () => {
  it('is a task definition, and RunTask in the timeline; its tasks end', () => {
    const result = imported([sample('job')]);
    expect(entries(result.text, 'timeline')).toMatchObject([
      { at: 0, every: 86_400, action: 'RunTask', input: { taskDefinition: 'report-generator', launchType: 'FARGATE' } },
    ]);
    expect(JSON.parse(result.text ?? '')).toMatchObject({
      images: { 'report-generator:latest': { exits: { exitCode: 0 } } },
    });
  });
});

describe('a Request-Driven Web Service', () => {
  it('goes to the App Runner view', () => {
    const result = imported([sample('request-driven')]);
    expect(JSON.parse(result.text ?? '')).toMatchObject({
      view: { appRunner: { landing: { Cpu: '1024', Memory: '2048' } } },
      load: [{ service: 'landing' }],
    });
    expect(result.notes.join(' ')).toContain('closed to new customers since 2026-04-30');
  });
});

describe('several at once', () => {
  const both = [sample('frontend').text, sample('api').text];

  it.each([
    ['files', [sample('frontend'), sample('api')]],
    ['a text with ---', [{ name: '', text: both.join('\n---\n') }]],
    ['what cat prints', [{ name: '', text: `$ cat copilot/*/manifest.yml\n${both.join('\n')}` }]],
  ])('%s', (_, sources) => {
    const result = imported(sources);
    expect(result.problems).toEqual([]);
    expect(result.documents).toHaveLength(2);
    expect(entries(result.text, 'services').map(({ serviceName }) => serviceName)).toEqual(['frontend', 'api']);
    expect(wrongWith(result)).toEqual([]);
  });

  it('with output of the AWS CLI, in the Region and the cluster of that', () => {
    const cluster = {
      clusters: [{ clusterArn: 'arn:aws:ecs:eu-west-1:1:cluster/prod', clusterName: 'prod', status: 'ACTIVE' }],
    };
    const text = `${JSON.stringify(cluster)}\n${sample('frontend').text}`;
    const result = imported([{ name: '', text }]);
    expect(result.documents).toHaveLength(2);
    expect(JSON.parse(result.text ?? '')).toMatchObject({
      region: 'eu-west-1',
      cluster: { clusterName: 'prod' },
      subnets: { 'subnet-private-1': 'eu-west-1a' },
      scaling: [{ scalableTarget: { ResourceId: 'service/prod/frontend' } }],
    });
    expect(wrongWith(result)).toEqual([]);
  });

  it('into a scenario that has some of them: target groups of the shared load balancer stay', () => {
    const first = imported([sample('frontend')]).text ?? '';
    const web = manifest('name: web', 'type: Load Balanced Web Service', 'image: { location: web, port: 80 }');
    const result = imported([web, sample('job')], null, first);
    expect(wrongWith(result)).toEqual([]);
    expect(entries(result.text, 'loadBalancers')).toMatchObject([
      { targetGroups: [{ targetGroupName: 'frontend' }, { targetGroupName: 'web' }] },
    ]);
    expect(entries(result.text, 'timeline')).toHaveLength(1);
  });
});

describe('bad input', () => {
  it.each([
    ['a text that begins with @', 'on:\n  schedule: @daily', 4, 13, /quotes/],
    ['a tab', 'on:\n\tschedule: none', 4, 1, /[Tt]ab|blanks/],
    ['a name twice', 'cpu: 256\ncpu: 512', 4, 1, /already/],
    ['a quote that is not closed', "command: 'ps au", 3, 16, /quot/],
    ['a bad indentation', 'image:\n    port: 80\n  build: x', 5, 1, /column|indent/],
  ])('%s is said with line, column and what to do', (_, lines, line, column, hint) => {
    const result = imported([manifest('name: job', 'type: Scheduled Job', lines)]);
    expect(result.text).toBeNull();
    expect(result.problems).toMatchObject([{ severity: 'error', source: 'manifest.yml', line, column }]);
    expect(`${result.problems[0]?.message} ${result.problems[0]?.hint}`).toMatch(hint);
  });

  it('a value of another kind is said, and what Copilot has by default is taken', () => {
    const result = imported([manifest('name: api', 'type: Backend Service', 'image: { location: api }', 'cpu: lots')]);
    expect(result.problems).toEqual([
      {
        severity: 'warning',
        source: 'manifest.yml',
        line: 4,
        column: 1,
        message: 'cpu is "lots"; a whole number stands there.',
      },
    ]);
    expect(entries(result.text, 'taskDefinitions')).toMatchObject([{ cpu: '256' }]);
  });

  it.each([
    ['type: Static Site', /CloudFront/],
    ['type: Worker Servise', /Did you mean Worker Service/],
    ['type: Environment', /not of a workload/],
    ['cpu: 256', /no type/],
  ])('%s', (type, said) => {
    const { text, problems } = imported([manifest('name: site', type)]);
    expect(text).toBeNull();
    expect(`${problems[0]?.message} ${problems[0]?.hint}`).toMatch(said);
  });

  it('a manifest that unfolds without end is none', () => {
    const bombs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, index) => {
        const before = 'abcdefg'[index];
        return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
      }),
    ];
    expect(imported([manifest('name: a', 'type: Backend Service', ...bombs)]).text).toBeNull();
  });
});

it('keeps working when names are replaced', () => {
  const sources = ['frontend', 'job', 'request-driven'].map(sample);
  const { manifests, rest } = readManifests(sources, { environment: null, into: null });
  const result = importCluster(rest, { replaceNames: true, cluster: null, into: null }, manifests);
  expect(wrongWith(result)).toEqual([]);
  for (const own of ['frontend', 'report-generator', 'landing', 'shop/bootstrap'])
    expect(result.text).not.toContain(own);
});
