import { thousands } from '../../../lib/thousands';
import { withoutEmpty } from '../raw';
import { networkOf, roleArn } from './created';
import type { Making, Workload } from './created';
import { imageOf, mainContainer } from './containers';
import { thing } from './service';

/** App Runner's size where a manifest says none. */
const DEFAULT_SIZE = { cpu: 1_024, memory: 2_048 };
/** Nothing of a manifest says what comes in: a quarter of an hour with a rush in it. */
const DEMAND = [
  [0, 20],
  [600, 20],
  [900, 300],
  [1_800, 300],
  [2_400, 20],
];

/**
 * A Request-Driven Web Service runs on App Runner, which has no tasks: it becomes the settings of the App Runner view, and beside them stands what
 * ECS Express Mode would make, to which AWS points (assumption `copilot-import`).
 */
export function requestDrivenWorkload(making: Making): Workload {
  const { name, fields, clusterName } = making;
  const { image, isBuilt } = imageOf(fields, name);
  const cpu = fields.whole('cpu') ?? DEFAULT_SIZE.cpu;
  const memory = fields.whole('memory') ?? DEFAULT_SIZE.memory;
  const port = fields.whole('image', 'port') ?? 80;
  const { configuration } = networkOf(fields);
  const size = `${thousands(cpu)} CPU units, ${thousands(memory)} MiB`;
  const definition = withoutEmpty({
    family: name,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: String(cpu),
    memory: String(memory),
    executionRoleArn: roleArn(`${name}-ExecutionRole`),
    containerDefinitions: [mainContainer(fields, name, image, [port])],
  });
  const service = {
    serviceName: name,
    taskDefinition: name,
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: configuration,
    loadBalancers: [{ targetGroupArn: name, containerName: name, containerPort: port }],
  };
  const policy = {
    PolicyName: `${name}-cpu`,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 60,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    },
  };
  return {
    parts: {
      taskDefinitions: [definition],
      services: [service],
      loadBalancers: [{ name: 'copilot-public', targetGroups: [{ targetGroupName: name, targetType: 'ip', port }] }],
      scaling: [
        {
          scalableTarget: { ResourceId: `service/${clusterName}/${name}`, MinCapacity: 1, MaxCapacity: 25 },
          policies: [policy],
        },
      ],
      load: [
        {
          service: name,
          requestsPerSecond: DEMAND,
          perTask: { requestsPerSecond: 50, cpuAtCapacity: 90, memoryBase: 40 },
        },
      ],
    },
    members: { view: { appRunner: { [name]: { Cpu: String(cpu), Memory: String(memory) } } } },
    created: [
      thing(name, 'App Runner service', `${image}, ${size}: see The same on App Runner among the service’s actions`),
      thing(name, 'service', 'what ECS Express Mode makes of it: on Fargate, 1 to 25 tasks, CPU at 60%'),
    ],
    isBuilt,
    notes: [
      `App Runner has been closed to new customers since 2026-04-30; AWS points to ECS Express Mode. ${name} stands here as both.`,
      `A manifest knows no demand: the load of ${name} is made up.`,
    ],
  };
}
