import type { TaskStatus } from '../../ecs/status';
import { TASK_STATUSES } from '../../ecs/status';
import { TARGET, TARGET_WIDTH, TASK, TASK_WIDTH } from '../../frame/frame';
import type { DeploymentRow, ServiceRow } from '../../frame/frame';
import { handTasks, handWorld } from './hand-world';
import type { HandInstance, HandOwner, HandTargetGroup, HandWorld } from './hand-world';

/** The clusters of the gallery. */

const FOUR: readonly HandOwner[] = [
  { name: 'web', cpuUnits: 256, memoryMiB: 512, revisions: 2 },
  { name: 'api', cpuUnits: 512, memoryMiB: 1024 },
  { name: 'worker', cpuUnits: 256, memoryMiB: 2048 },
  { name: 'batch', cpuUnits: 1024, memoryMiB: 1536 },
];

/** A rolling deployment while an instance drains: six large instances of three kinds and one of twice the size in three zones. */
export function rollingDeployment(groups: readonly HandTargetGroup[] = []): HandWorld {
  const [a, b, c] = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  const large = (id: string, zone: string, tasks: string, more: Partial<HandInstance> = {}): HandInstance => ({
    id,
    type: 'm5.large',
    zone,
    tasks: handTasks(tasks),
    ...more,
  });
  return handWorld(
    FOUR,
    [
      large('m5-1', a, 'web-1 api-1 worker-1 batch-1', { stranded: true }),
      large('m5-2', a, 'web-4 api-9 worker-4 web-7'),
      large('c5-1', a, 'api-4 batch-2', { type: 'c5.large' }),
      large('m5-3', b, 'web-2 api-2 batch-3'),
      large('m5-4', b, 'web-5 api-7+ worker-10 web-9!'),
      large('r5-1', b, 'worker-2 worker-5 worker-7 worker-8 api-5', { type: 'r5.large' }),
      large('m5-5', c, 'api-8% worker-9~ web-10.', { status: 'DRAINING' }),
      large('m5x-1', c, 'web-3 web-6 web-8 api-3 worker-3 worker-6 batch-4 batch-5', { type: 'm5.xlarge' }),
    ],
    [
      {
        ownerIndex: 3,
        taskDefinitionIndex: 4,
        count: 1,
        check: 6,
        closestInstanceIndex: 1,
        needed: 1024,
        available: 768,
        decision: 0,
        message: '',
        sinceMs: 0,
        retries: true,
      },
    ],
    groups,
  );
}

/** Tasks with a sign: unhealthy, protected, both, of a daemon; and instances on their way in and out. */
export function signs(): HandWorld {
  const type = 'm5.large';
  const world = handWorld(
    [...FOUR, { name: 'agent', cpuUnits: 128, memoryMiB: 512 }],
    [
      { id: 'm5-1', type, zone: 'us-east-1a', tasks: handTasks('web-1 api-1 worker-1 agent-1') },
      { id: 'm5-2', type, zone: 'us-east-1a', status: 'REGISTERING', tasks: [] },
      { id: 'm5-3', type, zone: 'us-east-1b', status: 'REGISTRATION_FAILED', agentConnected: false, tasks: [] },
      { id: 'm5-4', type, zone: 'us-east-1b', status: 'DEREGISTERING', agentConnected: false, tasks: [] },
    ],
  );
  const { tasks } = world.frame;
  for (const [task, column, value] of [
    [0, TASK.health, 3],
    [1, TASK.health, 3],
    [1, TASK.protected, 1],
    [2, TASK.protected, 1],
  ] as const)
    tasks[task * TASK_WIDTH + column] = value;
  const services = [{ ownerIndex: 4, schedulingStrategy: 'DAEMON', deployments: [] } as unknown as ServiceRow];
  return { ...world, frame: { ...world.frame, services } };
}

/** The rolling deployment behind a load balancer, one target in every state. */
export function balanced(): HandWorld {
  return rollingDeployment([
    { name: 'front', targets: 'web-1 web-4 web-7- web-2 web-5x web-9! web-3 web-6 web-8 web-10/' },
  ]);
}

/** Two target groups, as in a blue/green deployment. */
export function blueGreen(): HandWorld {
  const world = rollingDeployment([
    { name: 'front-blue', targets: 'web-1 web-4 web-2 web-3 web-6 web-8' },
    { name: 'front-green-with-a-long-name', targets: 'web-7 web-5 web-9!' },
  ]);
  const { tasks, targets } = world.frame;
  // The blue tasks are of the first revision.
  for (let at = 0; at < targets.length; at += TARGET_WIDTH) {
    const task = targets[at + TARGET.taskIndex] ?? -1;
    targets[at + TARGET.deployment] = targets[at + TARGET.targetGroupIndex] ?? -1;
    if (targets[at + TARGET.targetGroupIndex] === 0) tasks[task * TASK_WIDTH + TASK.taskDefinitionIndex] = 0;
  }
  const deployments = [10, 90].map(
    (productionTraffic, taskDefinitionIndex) => ({ productionTraffic, taskDefinitionIndex }) as DeploymentRow,
  );
  const services = [{ ownerIndex: 0, deployments } as unknown as ServiceRow];
  return { ...world, frame: { ...world.frame, services } };
}

/** One task in every state, one with an older revision, one that failed; and an instance in every state. */
export function everyState(): HandWorld {
  const tasks = (statuses: readonly TaskStatus[]) => statuses.map((status) => ({ owner: 'api', status }));
  const base = { type: 'm5.large', zone: 'eu-west-1a' };
  return handWorld(
    [...FOUR, { name: 'ai', cpuUnits: 2048, memoryMiB: 6144, gpus: 1, networkInterfaces: 1 }],
    [
      { ...base, id: 'up', tasks: tasks(TASK_STATUSES.slice(0, 4)) },
      { ...base, id: 'down', tasks: tasks(TASK_STATUSES.slice(4, 8)) },
      {
        ...base,
        id: 'gone',
        tasks: [
          { owner: 'api', status: 'DELETED' },
          { owner: 'api', status: 'STOPPED', stopCode: 'EssentialContainerExited' },
          { owner: 'web', revision: 1 },
          { owner: 'web', revision: 1, status: 'STOPPING' },
        ],
      },
      { ...base, zone: 'eu-west-1b', id: 'draining', status: 'DRAINING', tasks: handTasks('web-3 api-40 batch-1') },
      { ...base, zone: 'eu-west-1b', id: 'cut-off', agentConnected: false, tasks: handTasks('web-4 api-41') },
      { ...base, zone: 'eu-west-1b', id: 'coming', status: 'REGISTERING', tasks: [] },
      {
        ...base,
        zone: 'eu-west-1c',
        id: 'gpu-1',
        type: 'g4dn.xlarge',
        tasks: [{ owner: 'ai' }],
      },
      { ...base, zone: 'eu-west-1c', id: 'cramped', stranded: true, tasks: handTasks('batch-2 batch-3') },
    ],
  );
}

/** Instances of very different sizes. */
export function unequalTypes(): HandWorld {
  const zone = 'us-east-1a';
  return handWorld(FOUR, [
    { id: 'm5-1', type: 'm5.large', zone, tasks: handTasks('web-1 api-1') },
    { id: 'm5-2', type: 'm5.large', zone, tasks: handTasks('batch-1 web-2') },
    { id: 't3-1', type: 't3.micro', zone, tasks: handTasks('web-3') },
    { id: 'c5-1', type: 'c5.large', zone: 'us-east-1b', tasks: handTasks('batch-2') },
    { id: 'r5-1', type: 'r5.large', zone: 'us-east-1b', tasks: handTasks('worker-1 worker-2 worker-3') },
    { id: 'm5x-1', type: 'm5.xlarge', zone: 'us-east-1b', tasks: handTasks('worker-4 batch-3 batch-4') },
    {
      id: 'm5b-1',
      type: 'm5.4xlarge',
      zone: 'us-east-1b',
      tasks: handTasks('worker-5 batch-5 batch-6 api-2 api-3 api-4'),
    },
  ]);
}

/** A fleet of equal instances, more or less full by a fixed rule. */
export function fleet(size: number, services = 4): HandWorld {
  const owners = Array.from({ length: services }, (_, index): HandOwner => {
    const like = FOUR[index % FOUR.length];
    return {
      name: like && index < FOUR.length ? like.name : `service-${index + 1}`,
      cpuUnits: like?.cpuUnits ?? 256,
      memoryMiB: like?.memoryMiB ?? 512,
    };
  });
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  let seed = 7;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * below);
  };
  const instances = Array.from({ length: size }, (_, index): HandInstance => {
    const zone = index % zones.length;
    const fill = Math.max(0, 2048 - (index / size) * 1400 - draw(600));
    const tasks: { owner: string }[] = [];
    let cpu = 0;
    let memory = 0;
    for (let tries = 0; tries < 12; tries += 1) {
      const owner = owners[draw(owners.length)];
      if (!owner || cpu + owner.cpuUnits > fill || memory + owner.memoryMiB > 7782) continue;
      cpu += owner.cpuUnits;
      memory += owner.memoryMiB;
      tasks.push({ owner: owner.name });
    }
    return {
      id: `${'abc'[zone] ?? 'a'}-${Math.floor(index / 3) + 1}`,
      type: 'm5.large',
      zone: zones[zone] ?? 'us-east-1a',
      tasks,
    };
  });
  return handWorld(owners, instances);
}

/** Two zones that failed, one of which ECS has not noticed yet, beside one that stands. */
export function failedZone(): HandWorld {
  const type = 'm5.large';
  const world = handWorld(FOUR, [
    { id: 'm5-1', type, zone: 'us-east-1a', tasks: handTasks('web-1 api-1') },
    { id: 'm5-2', type, zone: 'us-east-1b', terminated: true, tasks: handTasks('web-2 batch-1') },
    { id: 'm5-3', type, zone: 'us-east-1b', status: 'INACTIVE', tasks: [] },
    { id: 'm5-4', type, zone: 'us-east-1c', status: 'INACTIVE', tasks: [] },
  ]);
  return { ...world, frame: { ...world.frame, failedZones: ['us-east-1b', 'us-east-1c'] } };
}

/** Names as people give them, longer than any column. */
export function longNames(): HandWorld {
  const service = 'customer-recommendations-precomputation-service';
  const id = (name: string) => `ip-10-0-0-${name}-ec2-internal-worker-pool-a`;
  const zone = (name: string) => `local-zone-of-the-far-north-${name}-with-a-very-long-name`;
  const on = (name: string, zoneName: string, more: Partial<HandInstance> = {}): HandInstance => ({
    id: id(name),
    type: 'm5.large',
    zone: zone(zoneName),
    tasks: [{ owner: service }, { owner: service }, { owner: service, status: 'STOPPING' }],
    ...more,
  });
  return handWorld(
    [{ name: service, cpuUnits: 512, memoryMiB: 1024 }],
    [
      on('121', 'a'),
      on('122', 'a', { status: 'DRAINING' }),
      on('123', 'b', { terminated: true }),
      on('124', 'b', { agentConnected: false }),
      on('125', 'c', { stranded: true }),
      on('126', 'c', { id: 'm5-1' }),
    ],
  );
}

/** Fargate beside instances: tasks by launch type, on demand and on Spot, in every state of their lives, in three zones. */
export function fargateBeside(): HandWorld {
  const type = 'm5.large';
  const [a, b, c] = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  return handWorld(
    [
      ...FOUR,
      { name: 'shop', cpuUnits: 512, memoryMiB: 1024, networkInterfaces: 1 },
      { name: 'mail', cpuUnits: 1024, memoryMiB: 4096, networkInterfaces: 1 },
    ],
    [
      { id: 'm5-1', type, zone: a, capacityProvider: 'ondemand', tasks: handTasks('web-1 api-1 worker-1') },
      { id: 'm5-2', type, zone: b, capacityProvider: 'spot', spot: true, tasks: handTasks('web-2 api-2') },
      {
        id: 'm5-3',
        type,
        zone: c,
        capacityProvider: 'spot',
        spot: true,
        lifecycle: 'spotNotice',
        status: 'DRAINING',
        tasks: handTasks('web-3 api-3'),
      },
      {
        id: 'm5-4',
        type,
        zone: a,
        capacityProvider: 'ondemand',
        lifecycle: 'pending',
        status: 'REGISTERING',
        tasks: [],
      },
      {
        id: 'm5-5',
        type,
        zone: b,
        capacityProvider: 'spot',
        spot: true,
        lifecycle: 'pending',
        status: 'REGISTERING',
        tasks: [],
      },
    ],
    [],
    [],
    [
      { zone: a, provider: 'FARGATE', tasks: handTasks('shop-1 shop-4 shop-7? mail-1') },
      { zone: b, provider: 'FARGATE', tasks: handTasks('shop-2 shop-5! mail-2+') },
      { zone: a, provider: 'FARGATE_SPOT', tasks: handTasks('shop-10 shop-11 mail-4') },
      { zone: c, provider: 'FARGATE_SPOT', tasks: handTasks('shop-3 shop-6 shop-8% shop-9. mail-3~') },
    ],
  );
}

/** Fargate alone: so many tasks of four sizes, a share of them on Spot, spread over three zones. */
export function fargateAlone(tasks: number): HandWorld {
  const owners = [
    { name: 'web', cpuUnits: 256, memoryMiB: 512 },
    { name: 'api', cpuUnits: 512, memoryMiB: 2048 },
    { name: 'worker', cpuUnits: 1024, memoryMiB: 4096 },
    { name: 'batch', cpuUnits: 4096, memoryMiB: 8192 },
  ];
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  const all = Array.from({ length: tasks }, (_, at) => ({
    zone: zones[at % 3] ?? '',
    provider: at % 4 === 3 ? 'FARGATE_SPOT' : 'FARGATE',
    tasks: [{ owner: owners[at % 17 === 0 ? 3 : at % 5 === 0 ? 2 : at % 2]?.name ?? 'web' }],
  }));
  return handWorld(owners, [], [], [], all);
}
