import { ACCOUNT, CLUSTER, CLUSTER_ARN, REGION, ecs } from './shop-names';
import type { Json } from './shop-names';

export const TARGET_GROUP_ARN = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/shop-web-http/73e2d6bc24d8a067`;

interface ServiceInput {
  readonly name: string;
  readonly definition: string;
  readonly desiredCount: number;
  readonly running: number;
  readonly more?: Json;
  readonly deployments?: readonly Json[];
}

function service({ name, definition, desiredCount, running, more = {}, deployments }: ServiceInput): Json {
  const taskDefinition = ecs(`task-definition/${definition}`);
  const deployment = {
    id: 'ecs-svc/1029384756102938475',
    status: 'PRIMARY',
    taskDefinition,
    desiredCount,
    pendingCount: 0,
    runningCount: running,
    failedTasks: 0,
    createdAt: '2026-02-07T09:59:50.201000+01:00',
    updatedAt: '2026-02-07T10:00:10.201000+01:00',
    launchType: 'EC2',
    rolloutState: 'COMPLETED',
    rolloutStateReason: 'ECS deployment ecs-svc/1029384756102938475 completed.',
  };
  return {
    serviceArn: ecs(`service/${CLUSTER}/${name}`),
    serviceName: name,
    clusterArn: CLUSTER_ARN,
    loadBalancers: [],
    serviceRegistries: [],
    status: 'ACTIVE',
    desiredCount,
    runningCount: running,
    pendingCount: 0,
    launchType: 'EC2',
    taskDefinition,
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: false, rollback: false },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      alarms: { alarmNames: [], rollback: false, enable: false },
      strategy: 'ROLLING',
      bakeTimeInMinutes: 0,
    },
    deployments: deployments ?? [deployment],
    roleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    events: [
      {
        id: 'b1f0',
        createdAt: '2026-02-07T10:00:10.221000+01:00',
        message: `(service ${name}) has reached a steady state.`,
      },
    ],
    createdAt: '2025-11-03T08:00:00.101000+01:00',
    placementConstraints: [],
    placementStrategy: [],
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    createdBy: `arn:aws:iam::${ACCOUNT}:role/shop-deployer`,
    enableECSManagedTags: true,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'DISABLED',
    ...more,
  };
}

/** `aws ecs describe-services` */
export const services: Json = {
  services: [
    service({
      name: 'web',
      definition: 'shop-web:8',
      desiredCount: 5,
      running: 5,
      more: {
        placementStrategy: [
          { type: 'spread', field: 'attribute:ecs.availability-zone' },
          { type: 'binpack', field: 'MEMORY' },
        ],
        loadBalancers: [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'nginx', containerPort: 8080 }],
        healthCheckGracePeriodSeconds: 30,
      },
      deployments: [
        {
          status: 'PRIMARY',
          taskDefinition: ecs('task-definition/shop-web:8'),
          desiredCount: 5,
          runningCount: 3,
          pendingCount: 0,
        },
        {
          status: 'ACTIVE',
          taskDefinition: ecs('task-definition/shop-web:7'),
          desiredCount: 5,
          runningCount: 2,
          pendingCount: 0,
        },
      ],
    }),
    service({
      name: 'checkout',
      definition: 'shop-checkout:12',
      desiredCount: 2,
      running: 2,
      more: {
        placementConstraints: [
          { type: 'memberOf', expression: 'attribute:stack == checkout' },
          { type: 'distinctInstance' },
        ],
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [`subnet-0${'a'.repeat(16)}`, `subnet-0${'b'.repeat(16)}`],
            securityGroups: ['sg-0c1d2e3f4a5b6c7d8'],
            assignPublicIp: 'DISABLED',
          },
        },
      },
    }),
    service({
      name: 'observability',
      definition: 'observability-agent:3',
      desiredCount: 5,
      running: 5,
      more: {
        schedulingStrategy: 'DAEMON',
        deploymentConfiguration: {
          maximumPercent: 100,
          minimumHealthyPercent: 0,
          alarms: { alarmNames: [], rollback: false, enable: false },
        },
      },
    }),
  ],
  failures: [],
};
