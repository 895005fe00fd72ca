import { describe, expect, it } from 'vitest';
import type { ContainerDefinition } from '../../ecs/container-definition';
import type { TaskDefinitionInput } from '../../ecs/task-definition';
import { app, containers, ec2, fargate, one } from './testing/definitions';
import { validateTaskDefinition } from './validate';

/** Each rule of services-and-capacity.md 7.5: a definition that breaks it, and what ECS says. */

const awslogs = { logDriver: 'awslogs' as const, options: { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1' } };
const fargateLogs = { ...awslogs, options: { ...awslogs.options, 'awslogs-stream-prefix': 'p' } };
const ports = (...portMappings: NonNullable<ContainerDefinition['portMappings']>) => one({ portMappings });
const on = (containerName: string, condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY' = 'START') => ({
  dependsOn: [{ containerName, condition }],
});
const sized = (setting: string) =>
  `Invalid '${setting}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;

const REFUSALS: readonly (readonly [
  rule: string,
  why: string,
  definition: TaskDefinitionInput,
  message: string,
  path: string,
])[] = [
  ['V1', 'cpu is no size', ec2({ cpu: 'one' }), sized('cpu'), 'cpu'],
  ['V1', 'cpu is too little', ec2({ cpu: '64' }), sized('cpu'), 'cpu'],
  ['V1', 'cpu is too much', ec2({ cpu: '196609' }), sized('cpu'), 'cpu'],
  ['V1', 'memory has another unit', ec2({ memory: '512 MB' }), sized('memory'), 'memory'],
  ['V2', 'family is empty', ec2({ family: '' }), 'Family should not be blank.', 'family'],
  ['V2', 'family has a dot', ec2({ family: 'web.app' }), 'Family contains invalid characters.', 'family'],
  ['V3', 'no container', containers(), 'Container list cannot be empty.', 'containerDefinitions'],
  [
    'V4',
    '11 containers',
    containers(...Array.from({ length: 11 }, (_, i) => ({ ...app, name: `c${i}` }))),
    'A task definition can contain at most 10 containers.',
    'containerDefinitions',
  ],
  ['V5', 'a name with a space', one({ name: 'my app' }), 'Invalid container name.', 'containerDefinitions.0.name'],
  ['V5', 'a name twice', containers(app, app), 'Container names must be unique.', 'containerDefinitions.1.name'],
  [
    'V6',
    'none essential',
    one({ essential: false }),
    "Task definition doesn't have any essential container.",
    'containerDefinitions',
  ],
  [
    'V7',
    'Fargate in bridge mode',
    fargate({ networkMode: 'bridge' }),
    'Fargate only supports network mode ‘awsvpc’.',
    'networkMode',
  ],
  [
    'V8',
    'no image',
    one({ image: '' }),
    'Container.image should not be null or empty.',
    'containerDefinitions.0.image',
  ],
  [
    'V9',
    'no memory',
    containers({ name: 'app', image: 'nginx' }),
    "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    'containerDefinitions.0',
  ],
  [
    'V10',
    'memory equals the reservation',
    one({ memoryReservation: 128 }),
    "Invalid setting for container 'app'. The 'memory' must be greater than 'memoryReservation'.",
    'containerDefinitions.0.memory',
  ],
  [
    'V11',
    'memory of 3 MiB',
    one({ memory: 3 }),
    "Invalid 'memory' setting for container 'app'.",
    'containerDefinitions.0.memory',
  ],
  [
    'V12',
    'stopTimeout of 1',
    one({ stopTimeout: 1 }),
    "Granular stop timeout on container 'app' must be at least 2 seconds.",
    'containerDefinitions.0.stopTimeout',
  ],
  [
    'V12',
    'startTimeout of 1',
    one({ startTimeout: 1 }),
    "Granular start timeout on container 'app' must be at least 2 seconds.",
    'containerDefinitions.0.startTimeout',
  ],
  [
    'V13',
    'stopTimeout of 121 on Fargate',
    fargate({}, { stopTimeout: 121 }),
    'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
    'containerDefinitions.0.stopTimeout',
  ],
  [
    'V14',
    'no container port',
    ports({ hostPort: 80 }),
    "Invalid 'containerPort' setting for container 'app'.",
    'containerDefinitions.0.portMappings.0.containerPort',
  ],
  [
    'V14',
    'port 65536',
    ports({ containerPort: 65536 }),
    "Invalid 'containerPort' setting for container 'app'.",
    'containerDefinitions.0.portMappings.0.containerPort',
  ],
  [
    'V14',
    'a range backwards',
    ports({ containerPortRange: '90-80' }),
    "Invalid 'containerPortRange' setting for container 'app'.",
    'containerDefinitions.0.portMappings.0.containerPortRange',
  ],
  [
    'V14',
    'the agent’s metrics port',
    ports({ containerPort: 80, hostPort: 51680 }),
    "Invalid 'hostPort' setting for container 'app'.",
    'containerDefinitions.0.portMappings.0.hostPort',
  ],
  [
    'V15',
    'other host port in awsvpc',
    one({ portMappings: [{ containerPort: 80, hostPort: 8080 }] }, { networkMode: 'awsvpc' }),
    'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    'containerDefinitions.0.portMappings.0.hostPort',
  ],
  [
    'V15',
    'dynamic port in host mode',
    one({ portMappings: [{ containerPort: 80, hostPort: 0 }] }, { networkMode: 'host' }),
    'When networkMode=host, the host ports and container ports in port mappings must match.',
    'containerDefinitions.0.portMappings.0.hostPort',
  ],
  [
    'V16',
    'a host port twice',
    containers(
      { ...app, portMappings: [{ containerPort: 80, hostPort: 80 }] },
      { ...app, name: 'b', portMappings: [{ containerPort: 8080, hostPort: 80 }] },
    ),
    'Container port mapping conflict: host port 80/tcp is used more than once.',
    'containerDefinitions.1.portMappings.0.hostPort',
  ],
  [
    'V16',
    'a container port twice in awsvpc',
    ec2({
      networkMode: 'awsvpc',
      containerDefinitions: [
        { ...app, portMappings: [{ containerPort: 80 }] },
        { ...app, name: 'b', portMappings: [{ containerPort: 80 }] },
      ],
    }),
    'Container port mapping conflict: host port 80/tcp is used more than once.',
    'containerDefinitions.1.portMappings.0.containerPort',
  ],
  [
    'V17',
    'ports without network',
    one({ portMappings: [{ containerPort: 80 }] }, { networkMode: 'none' }),
    "Networking mode 'none' can't be used with port mappings.",
    'containerDefinitions.0.portMappings.0',
  ],
  [
    'V18',
    'links in awsvpc',
    ec2({
      networkMode: 'awsvpc',
      containerDefinitions: [
        { ...app, links: ['b'] },
        { ...app, name: 'b' },
      ],
    }),
    'Links are not supported when networkMode=awsvpc.',
    'containerDefinitions.0.links',
  ],
  [
    'V19',
    'links in a circle',
    containers({ ...app, links: ['b:alias'] }, { ...app, name: 'b', links: ['app'] }),
    'Container links should not have a cycle',
    'containerDefinitions.0.links',
  ],
  [
    'V20',
    'a volume that is not there',
    one({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
    "Unknown volume 'data'.",
    'containerDefinitions.0.mountPoints.0.sourceVolume',
  ],
  [
    'V21',
    'a dependency that is not there',
    one(on('db')),
    "Cannot depend on container + 'db' because it does not exist",
    'containerDefinitions.0.dependsOn.0',
  ],
  [
    'V22',
    'SUCCESS of an essential container',
    containers({ ...app, ...on('init', 'SUCCESS') }, { ...app, name: 'init' }),
    'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    'containerDefinitions.0.dependsOn.0',
  ],
  [
    'V22',
    'COMPLETE of an essential container',
    containers({ ...app, ...on('init', 'COMPLETE') }, { ...app, name: 'init', essential: true }),
    'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    'containerDefinitions.0.dependsOn.0',
  ],
  [
    'V23',
    'HEALTHY without health check',
    containers({ ...app, ...on('db', 'HEALTHY') }, { ...app, name: 'db' }),
    'A dependency container with HEALTHY condition must have health check configured',
    'containerDefinitions.0.dependsOn.0',
  ],
  [
    'V24',
    'dependencies in a circle',
    containers({ ...app, ...on('b') }, { ...app, name: 'b', ...on('app') }),
    'Container dependencies should not have a cycle',
    'containerDefinitions.0.dependsOn',
  ],
  [
    'V24',
    'a container that waits for itself',
    one(on('app')),
    'Container dependencies should not have a cycle',
    'containerDefinitions.0.dependsOn',
  ],
  [
    'V25',
    'fluentd on Fargate',
    fargate({}, { logConfiguration: { logDriver: 'fluentd' } }),
    'fluentd is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]',
    'containerDefinitions.0.logConfiguration.logDriver',
  ],
  [
    'V26',
    'awslogs without group',
    one({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'us-east-1' } } }),
    'Log driver awslogs requires options: awslogs-region, awslogs-group',
    'containerDefinitions.0.logConfiguration',
  ],
  [
    'V26',
    'awslogs without prefix on Fargate',
    fargate({ executionRoleArn: 'role' }, { logConfiguration: awslogs }),
    'Log driver awslogs requires options: awslogs-region, awslogs-group, awslogs-stream-prefix',
    'containerDefinitions.0.logConfiguration',
  ],
  [
    'V27',
    'awslogs on Fargate without role',
    fargate({}, { logConfiguration: fargateLogs }),
    'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    'containerDefinitions.0.logConfiguration',
  ],
  [
    'V28',
    'ECR on Fargate without role',
    fargate({}, { image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/web' }),
    'Fargate requires task definition to have execution role ARN to support ECR images.',
    'containerDefinitions.0.image',
  ],
  [
    'V29',
    'Fargate without cpu',
    one({}, { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', memory: '512' }),
    "Fargate requires that 'cpu' be defined at the task level.",
    'cpu',
  ],
  [
    'V29',
    'Fargate without memory',
    one({}, { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256' }),
    "Fargate requires that 'memory' be defined at the task level.",
    'memory',
  ],
  [
    'V30',
    'no such Fargate size',
    fargate({ cpu: '256', memory: '1536' }),
    'No Fargate configuration exists for given values: 256 CPU, 1536 memory. See the Amazon ECS documentation for the valid values.',
    'memory',
  ],
  [
    'V31',
    'containers’ cpu above the task’s',
    one({ cpu: 257 }, { cpu: '256' }),
    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    'cpu',
  ],
  [
    'V32',
    'containers’ memory above the task’s',
    ec2({ memory: '200', containerDefinitions: [app, { ...app, name: 'b' }] }),
    "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.",
    'memory',
  ],
  [
    'V32',
    'one container’s memory above the task’s',
    one({ memory: 201 }, { memory: '200' }),
    "Invalid setting for container 'app'. The 'memory' must be less than or equal to the task memory.",
    'containerDefinitions.0.memory',
  ],
  [
    'V33',
    'ephemeral storage of 20',
    ec2({ ephemeralStorage: { sizeInGiB: 20 } }),
    'Ephemeral storage size must be between 21 and 200 GiB.',
    'ephemeralStorage.sizeInGiB',
  ],
  [
    'V33',
    'ephemeral storage of 201',
    ec2({ ephemeralStorage: { sizeInGiB: 201 } }),
    'Ephemeral storage size must be between 21 and 200 GiB.',
    'ephemeralStorage.sizeInGiB',
  ],
  [
    'V34',
    'privileged on Fargate',
    fargate({}, { privileged: true }),
    'Fargate does not support privileged.',
    'containerDefinitions.0.privileged',
  ],
  [
    'V34',
    'a GPU on Fargate',
    fargate({}, { resourceRequirements: [{ type: 'GPU', value: '1' }] }),
    'Fargate does not support resourceRequirements.',
    'containerDefinitions.0.resourceRequirements',
  ],
  [
    'V34',
    'devices on Fargate',
    fargate({}, { linuxParameters: { devices: [{ hostPath: '/dev/a' }] } }),
    'Fargate does not support linuxParameters.devices.',
    'containerDefinitions.0.linuxParameters.devices',
  ],
  [
    'V34',
    'a capability on Fargate',
    fargate({}, { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }),
    'Fargate does not support linuxParameters.capabilities.add.',
    'containerDefinitions.0.linuxParameters.capabilities.add',
  ],
  ['V34', 'ipcMode on Fargate', fargate({ ipcMode: 'task' }), 'Fargate does not support ipcMode.', 'ipcMode'],
  ['V34', 'pidMode host on Fargate', fargate({ pidMode: 'host' }), 'Fargate does not support pidMode.', 'pidMode'],
  [
    'V34',
    'a path of the host on Fargate',
    fargate({ volumes: [{ name: 'v', host: { sourcePath: '/v' } }] }),
    'Fargate does not support host.sourcePath.',
    'volumes.0.host.sourcePath',
  ],
  [
    'V34',
    'a Docker volume on Fargate',
    fargate({ volumes: [{ name: 'v', dockerVolumeConfiguration: {} }] }),
    'Fargate does not support dockerVolumeConfiguration.',
    'volumes.0.dockerVolumeConfiguration',
  ],
  [
    'V34',
    'constraints on Fargate',
    fargate({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:a exists' }] }),
    'The placementConstraints parameter is not supported with Fargate.',
    'placementConstraints',
  ],
];

describe('ECS refuses', () => {
  it.each(REFUSALS)('%s: %s', (rule, _, definition, message, path) => {
    const violation = validateTaskDefinition(definition);
    expect(violation).toMatchObject({ rule, message });
    expect(violation?.path.join('.')).toBe(path);
  });

  it('for every numbered rule', () => {
    const tested = new Set(REFUSALS.map(([rule]) => rule));
    expect([...tested].toSorted()).toEqual(Array.from({ length: 34 }, (_, i) => `V${i + 1}`).toSorted());
  });
});

const ALLOWED: readonly (readonly [why: string, definition: TaskDefinitionInput])[] = [
  ['nothing special', ec2()],
  ['a reservation alone', containers({ name: 'app', image: 'nginx', memoryReservation: 64 })],
  ['memory of the task alone', ec2({ memory: '512', containerDefinitions: [{ name: 'app', image: 'nginx' }] })],
  [
    'the same port for TCP and UDP of two containers',
    containers(
      { ...app, portMappings: [{ containerPort: 53, hostPort: 53 }] },
      { ...app, name: 'b', portMappings: [{ containerPort: 53, hostPort: 53, protocol: 'udp' }] },
    ),
  ],
  [
    'the same dynamic container port twice',
    containers(
      { ...app, portMappings: [{ containerPort: 80 }] },
      { ...app, name: 'b', portMappings: [{ containerPort: 80, hostPort: 0 }] },
    ),
  ],
  ['port 22 in awsvpc', one({ portMappings: [{ containerPort: 22, hostPort: 22 }] }, { networkMode: 'awsvpc' })],
  ['stopTimeout of exactly 120 on Fargate', fargate({}, { stopTimeout: 120 })],
  ['stopTimeout of 600 on EC2', one({ stopTimeout: 600 })],
  [
    'what Fargate lacks, on EC2',
    one({ privileged: true, dnsServers: ['10.0.0.2'], logConfiguration: { logDriver: 'fluentd' } }),
  ],
  [
    'empty lists of what Fargate lacks',
    fargate(
      { placementConstraints: [] },
      { links: [], dnsServers: [], linuxParameters: { devices: [], capabilities: {} } },
    ),
  ],
  [
    'SYS_PTRACE and pidMode task on Fargate',
    fargate({ pidMode: 'task' }, { linuxParameters: { capabilities: { add: ['SYS_PTRACE'] } } }),
  ],
  ['sizes with units', fargate({ cpu: '.25 vCPU', memory: '0.5GB' })],
  ['containers that use the task up', one({ cpu: 256, memory: 512 }, { cpu: '256', memory: '512' })],
  [
    'a limit above the task’s share where the reservation fits',
    ec2({
      memory: '256',
      containerDefinitions: [
        { ...app, memory: 256, memoryReservation: 100 },
        { ...app, name: 'b', memory: 256, memoryReservation: 100 },
      ],
    }),
  ],
  [
    'SUCCESS of an inessential container',
    containers({ ...app, ...on('init', 'SUCCESS') }, { ...app, name: 'init', essential: false }),
  ],
  [
    'a diamond of dependencies',
    containers(
      { ...app, dependsOn: [...on('b').dependsOn, ...on('c').dependsOn] },
      { ...app, name: 'b', ...on('d') },
      { ...app, name: 'c', ...on('d') },
      { ...app, name: 'd' },
    ),
  ],
];

describe('ECS accepts', () => {
  it.each(ALLOWED)('%s', (_, definition) => {
    expect(validateTaskDefinition(definition)).toBeNull();
  });
});
