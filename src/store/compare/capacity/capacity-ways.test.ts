import { describe, expect, it } from 'vitest';
import { setValue } from '../../../scenario/edit';
import { formatScenario } from '../../../scenario/format';
import { parseScenario } from '../../../scenario/parse';
import { sideText } from '../side-text';
import type { CompareWay } from '../ways';
import { capacityWays } from './capacity-ways';

const FLEET = { id: 'm5', count: 3, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b'] };
const WEB = {
  family: 'web',
  containerDefinitions: [
    {
      name: 'web',
      image: 'web',
      cpu: 300,
      memory: 700,
      privileged: true,
      portMappings: [{ containerPort: 80, hostPort: 0 }],
    },
  ],
};
const SERVICE = {
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount: 4,
  placementStrategy: [{ type: 'binpack', field: 'memory' }],
};
const GROUP = {
  name: 'asg',
  autoScalingGroupProvider: { managedScaling: { status: 'ENABLED' } },
  autoScalingGroup: { maxSize: 10, instanceType: 'm5.large', availabilityZones: ['us-east-1a'] },
};

/** The ways of a document, each with its worlds as scenarios: what has an error fails. */
function waysOf(document: object): Map<string, CompareWay & { readonly worlds: readonly World[] }> {
  const text = formatScenario({ stowplan: 1, ...document });
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
  const ways = capacityWays(parsed.scenario);
  return new Map(
    ways.map((way) => [`${way.kind} ${way.subject ?? ''}`.trim(), { ...way, worlds: worldsOf(text, way) }]),
  );
}

type World = Extract<ReturnType<typeof parseScenario>, { ok: true }>['scenario'];

function worldsOf(text: string, { entries }: CompareWay): World[] {
  const compared = setValue(text, ['view', 'compare'], entries);
  return entries.map((_, world) => {
    const parsed = parseScenario(sideText(compared, world));
    const errors = parsed.problems.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    if (!parsed.ok) throw new Error('no scenario');
    return parsed.scenario;
  });
}

describe('EC2 against Fargate', () => {
  it('gives the service a launch type, a legal size, awsvpc and subnets, without rules of placement and without its idle fleet', () => {
    const way = waysOf({ containerInstances: [FLEET], taskDefinitions: [WEB], services: [SERVICE] }).get('fargate');
    const fargate = way?.worlds[1];
    expect(way?.worlds[0]?.containerInstances).toHaveLength(1);
    expect(fargate?.services).toEqual([
      expect.objectContaining({
        launchType: 'FARGATE',
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['subnet-us-east-1a', 'subnet-us-east-1b'], assignPublicIp: 'ENABLED' },
        },
      }),
    ]);
    expect(fargate?.services[0]?.placementStrategy).toBeUndefined();
    expect(fargate?.taskDefinitions[0]?.requirements).toMatchObject({ cpuUnits: 512, memoryMiB: 1024 });
    expect(fargate?.taskDefinitions[0]?.compatibilities).toContain('FARGATE');
    expect(fargate?.containerInstances).toEqual([]);
    expect(fargate?.zones).toEqual(['us-east-1a', 'us-east-1b']);
    expect(way?.changes?.map(({ kind }) => kind)).toEqual(['definition', 'rules', 'emptied']);
  });

  it('of one service of several leaves the fleet to the others, and a definition that is shared as it is', () => {
    const ways = waysOf({
      containerInstances: [FLEET],
      taskDefinitions: [WEB],
      services: [SERVICE, { ...SERVICE, serviceName: 'api' }],
    });
    expect([...ways.keys()].filter((key) => key.startsWith('fargate'))).toEqual([
      'fargate',
      'fargate web',
      'fargate api',
    ]);
    const fargate = ways.get('fargate web')?.worlds[1];
    expect(fargate?.containerInstances).toHaveLength(1);
    expect(fargate?.taskDefinitions.map(({ family }) => family)).toEqual(['web', 'web-fargate']);
    expect(fargate?.services.map(({ taskDefinition, launchType }) => [taskDefinition, launchType])).toEqual([
      ['web-fargate:1', 'FARGATE'],
      ['web', undefined],
    ]);
  });

  it('moves tasks that run from the start into the zone of their instance, targets to addresses, and the timeline with them', () => {
    const way = waysOf({
      containerInstances: [FLEET],
      taskDefinitions: [WEB],
      services: [{ ...SERVICE, loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }] }],
      loadBalancers: [{ name: 'front', targetGroups: [{ targetGroupName: 'web' }] }],
      tasks: [{ taskDefinition: 'web:1', containerInstance: 'm5-2', group: 'service:web' }],
      timeline: [
        { at: 5, action: 'UpdateContainerInstancesState', input: { containerInstances: ['m5-1'], status: 'DRAINING' } },
        { at: 9, action: 'UpdateService', input: { service: 'web', desiredCount: 6, placementStrategy: [] } },
      ],
    }).get('fargate');
    const fargate = way?.worlds[1];
    expect(fargate?.tasks).toEqual([
      expect.objectContaining({ launchType: 'FARGATE', availabilityZone: 'us-east-1b', containerInstance: null }),
    ]);
    expect(fargate?.loadBalancers[0]?.targetGroups[0]?.targetType).toBe('ip');
    expect(fargate?.timeline.map(({ action, input }) => [action, input])).toEqual([
      ['UpdateService', { service: 'web', desiredCount: 6 }],
    ]);
  });

  it('of what is on Fargate already is the other way round, with a fleet just large enough', () => {
    const definition = {
      ...WEB,
      cpu: '512',
      memory: '1024',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
    };
    const [container] = WEB.containerDefinitions;
    const way = waysOf({
      subnets: { 'subnet-a': 'us-east-1a', 'subnet-b': 'us-east-1b' },
      taskDefinitions: [{ ...definition, containerDefinitions: [{ name: 'web', image: container?.image }] }],
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web',
          desiredCount: 9,
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
        },
      ],
    }).get('fargate');
    expect(way?.entries.map(({ label }) => label)).toEqual(['EC2', 'Fargate']);
    expect(way?.worlds[0]?.containerInstances).toEqual([
      expect.objectContaining({ count: 4, instanceType: 'm5.large', awsvpcTrunking: true }),
    ]);
    expect(way?.worlds[0]?.services[0]?.launchType).toBe('EC2');
  });

  it('is not offered for a task with a GPU', () => {
    const [container] = WEB.containerDefinitions;
    const gpu = { ...container, privileged: false, resourceRequirements: [{ type: 'GPU', value: '1' }] };
    const ways = waysOf({
      containerInstances: [{ ...FLEET, instanceType: 'g4dn.xlarge' }],
      taskDefinitions: [{ ...WEB, containerDefinitions: [gpu] }],
      services: [SERVICE],
    });
    expect([...ways.keys()]).not.toContain('fargate');
  });
});

describe('The other comparisons of capacity', () => {
  it('put a fleet under a capacity provider, as its first members', () => {
    const way = waysOf({ containerInstances: [FLEET], taskDefinitions: [WEB], services: [SERVICE] }).get('provider');
    const world = way?.worlds[1];
    expect(world?.containerInstances[0]?.capacityProvider).toBe('asg');
    expect(world?.services[0]?.capacityProviderStrategy).toEqual([{ capacityProvider: 'asg', weight: 1 }]);
  });

  it('vary a provider that there is: scaling, target, purchase, draining', () => {
    const ways = waysOf({
      capacityProviders: [GROUP],
      taskDefinitions: [WEB],
      services: [{ ...SERVICE, capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }] }],
    });
    const patches = (kind: string): unknown => ways.get(kind)?.entries.map(({ patch }) => patch);
    expect(patches('provider')).toEqual([
      {},
      {
        services: { web: { launchType: 'EC2', capacityProviderStrategy: null } },
        capacityProviders: { asg: { autoScalingGroupProvider: { managedScaling: { status: 'DISABLED' } } } },
      },
    ]);
    expect(patches('target')).toEqual(
      [100, 80].map((targetCapacity) => ({
        capacityProviders: { asg: { autoScalingGroupProvider: { managedScaling: { targetCapacity } } } },
      })),
    );
    expect(patches('spot')).toEqual([
      { capacityProviders: { asg: { autoScalingGroup: { spot: false } } } },
      { capacityProviders: { asg: { autoScalingGroup: { spot: true } } } },
    ]);
    expect(patches('draining')).toEqual(
      ['ENABLED', 'DISABLED'].map((managedDraining) => ({
        capacityProviders: { asg: { autoScalingGroupProvider: { managedDraining } } },
      })),
    );
  });
});
