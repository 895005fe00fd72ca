import { ACCOUNT, ECR, REGION, ecs } from './shop-names';
import type { Json } from './shop-names';

function definition(family: string, revision: number, rest: Json): Json {
  return {
    taskDefinition: {
      taskDefinitionArn: ecs(`task-definition/${family}:${revision}`),
      family,
      revision,
      status: 'ACTIVE',
      volumes: [],
      placementConstraints: [],
      requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' }],
      compatibilities: ['EXTERNAL', 'EC2'],
      registeredAt: '2026-02-01T12:00:00.111000+01:00',
      registeredBy: `arn:aws:sts::${ACCOUNT}:assumed-role/shop-deployer/ci-8841`,
      ...rest,
    },
    tags: [],
  };
}

const logConfiguration = (group: string): Json => ({
  logDriver: 'awslogs',
  options: { 'awslogs-group': group, 'awslogs-region': REGION, 'awslogs-stream-prefix': 'ecs' },
  secretOptions: [],
});

function web(revision: number): Json {
  return definition('shop-web', revision, {
    taskRoleArn: `arn:aws:iam::${ACCOUNT}:role/shop-web-task`,
    executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/shop-execution`,
    networkMode: 'bridge',
    containerDefinitions: [
      {
        name: 'nginx',
        image: `${ECR}/shop/web:1.${revision}`,
        cpu: 256,
        memory: 512,
        portMappings: [{ containerPort: 8080, hostPort: 0, protocol: 'tcp' }],
        essential: true,
        environment: [
          { name: 'DATABASE_URL', value: 'postgres://shop:hunter2@db.internal.shop.example/prod' },
          { name: 'FEATURE_FLAGS', value: 'new-basket' },
        ],
        secrets: [
          { name: 'STRIPE_KEY', valueFrom: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:stripe-live-AbCdEf` },
        ],
        mountPoints: [],
        volumesFrom: [],
        logConfiguration: logConfiguration('/shop/web'),
        systemControls: [],
      },
    ],
  });
}

/** `aws ecs describe-task-definition`, one document each. */
export const taskDefinitions: readonly Json[] = [
  web(7),
  web(8),
  definition('shop-checkout', 12, {
    executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/shop-execution`,
    networkMode: 'awsvpc',
    containerDefinitions: [
      {
        name: 'checkout',
        image: `${ECR}/shop/checkout@sha256:9a1b`,
        cpu: 512,
        memoryReservation: 1024,
        portMappings: [{ containerPort: 9000, hostPort: 9000, protocol: 'tcp' }],
        essential: true,
        dependsOn: [{ containerName: 'envoy', condition: 'HEALTHY' }],
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        logConfiguration: logConfiguration('/shop/checkout'),
      },
      {
        name: 'envoy',
        image: 'public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29',
        cpu: 128,
        memory: 256,
        portMappings: [],
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        healthCheck: {
          command: ['CMD-SHELL', 'curl -s http://localhost:9901/ready'],
          interval: 5,
          timeout: 2,
          retries: 3,
          startPeriod: 10,
        },
      },
    ],
  }),
  definition('observability-agent', 3, {
    containerDefinitions: [
      {
        name: 'agent',
        image: 'gcr.io/datadoghq/agent:7',
        cpu: 64,
        memory: 256,
        portMappings: [],
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
      },
    ],
  }),
  definition('nightly-report', 41, {
    containerDefinitions: [
      {
        name: 'report',
        image: `${ECR}/shop/report:nightly`,
        cpu: 128,
        memory: 1024,
        portMappings: [],
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
      },
    ],
  }),
];
