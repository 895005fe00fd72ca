import { describe, expect, it } from 'vitest';
import type { Cause, PlacementExplanation } from '../../../frame/explanation';
import { formatPath } from '../../../scenario/path';
import { explainDecision } from '../../explain-decision';
import { explainStop } from '../../explain-stop';
import { definition, NETWORK, runTo } from '../../testing/run-scenario';

const ZONE = 'attribute:ecs.availability-zone';

/** The clauses of each step, and of each check of the filtering steps that has any. */
function causesOf(story: PlacementExplanation | null): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { step, causes, checks = [] } of story?.steps ?? []) {
    for (const check of checks) {
      const { constraint } = check.asks ?? {};
      if (check.causes?.length)
        found[constraint ? `${check.check} ${constraint.from}` : check.check] = paths(check.causes);
    }
    if (checks.length === 0) found[step] = paths(causes);
  }
  return found;
}

function paths(causes: readonly Cause[] | undefined): string[] {
  return (causes ?? []).map(({ path }) => formatPath(path));
}

describe('the clauses behind a placement', () => {
  const fleet = [{ id: 'i', count: 2, resources: { cpu: 2048, memory: 4096 }, attributes: { stack: 'prod' } }];

  it('are those of the service and of its task definition', () => {
    const simulation = runTo(10, {
      containerInstances: fleet,
      taskDefinitions: [
        definition('other'),
        definition('web', {
          container: {
            memoryReservation: 128,
            portMappings: [{ containerPort: 8080 }, { containerPort: 80, hostPort: 80 }],
            logConfiguration: { logDriver: 'syslog' },
          },
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
        }),
      ],
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web',
          desiredCount: 1,
          placementConstraints: [
            { type: 'distinctInstance' },
            { type: 'memberOf', expression: 'attribute:stack == prod' },
          ],
          placementStrategy: [
            { type: 'binpack', field: 'cpu' },
            { type: 'spread', field: ZONE },
          ],
        },
      ],
    });
    expect(causesOf(explainDecision(simulation, 0))).toEqual({
      attributes: [
        'taskDefinitions[1].containerDefinitions[0].logConfiguration',
        'taskDefinitions[1].containerDefinitions[0].memoryReservation',
      ],
      cpu: ['taskDefinitions[1].containerDefinitions[0].cpu'],
      memory: ['taskDefinitions[1].containerDefinitions[0].memoryReservation'],
      ports: ['taskDefinitions[1].containerDefinitions[0].portMappings[1].hostPort'],
      'memberOf taskDefinition': ['taskDefinitions[1].placementConstraints[0]'],
      'memberOf request': ['services[0].placementConstraints[1]'],
      distinctInstance: ['services[0].placementConstraints[0]'],
      'binpack(cpu)': ['services[0].placementStrategy[0]'],
      [`spread(${ZONE})`]: ['services[0].placementStrategy[1]'],
      'spread(instanceId)': ['services[0].placementStrategy[1]'],
    });
  });

  it('of defaults are none', () => {
    const simulation = runTo(10, {
      containerInstances: fleet,
      taskDefinitions: [definition('web')],
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
    });
    const story = explainDecision(simulation, 0);
    expect(causesOf(story)).toMatchObject({ [`spread(${ZONE})`]: [], 'spread(instanceId)': [] });
    expect(story?.steps.slice(3).map(({ source }) => source)).toEqual([
      { url: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html' },
      { assumption: 'implicit-instance-spread' },
    ]);
    expect(story?.tie).toEqual({ causes: [], source: { assumption: 'fleet-order-ties' } });
  });

  it('follow the timeline: an update, a revision that it registers, a RunTask', () => {
    const simulation = runTo(120, {
      containerInstances: fleet,
      taskDefinitions: [definition('web')],
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
      timeline: [
        { at: 60, action: 'RegisterTaskDefinition', input: { family: 'web' } },
        { at: 60, action: 'RegisterTaskDefinition', input: definition('web', { memory: '1024' }) },
        { at: 60, action: 'UpdateService', input: { service: 'web', placementStrategy: [{ type: 'random' }] } },
        { at: 60, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web' } },
        { at: 60, action: 'UpdateService', input: { service: 'web', placementStrategy: [{ type: 'cube' }] } },
        {
          at: 61,
          action: 'RunTask',
          input: { taskDefinition: 'web:1', placementStrategy: [{ type: 'binpack', field: 'memory' }] },
        },
      ],
    });
    expect(causesOf(explainDecision(simulation, 1))).toMatchObject({
      memory: ['timeline[1].input.memory'],
      random: ['timeline[2].input.placementStrategy[0]'],
    });
    expect(causesOf(explainDecision(simulation, 2))).toMatchObject({
      memory: ['taskDefinitions[0].containerDefinitions[0].memory'],
      'binpack(memory)': ['timeline[5].input.placementStrategy[0]'],
    });
  });

  it('of an instance that is left out are what made it so', () => {
    const simulation = runTo(30, {
      containerInstances: [
        { id: 'a', resources: { cpu: 2048, memory: 4096 }, status: 'DRAINING' },
        { id: 'b', resources: { cpu: 2048, memory: 4096 }, agentConnected: false },
        { id: 'c', count: 2, resources: { cpu: 2048, memory: 4096 } },
      ],
      taskDefinitions: [definition('web')],
      timeline: [
        { at: 10, action: 'UpdateContainerInstancesState', input: { containerInstances: ['c-1'], status: 'DRAINING' } },
        { at: 20, action: 'RunTask', input: { taskDefinition: 'web' } },
      ],
    });
    expect(causesOf(explainDecision(simulation, 0))).toMatchObject({
      status: ['containerInstances[0].status', 'timeline[0]'],
      agent: ['containerInstances[1].agentConnected'],
    });
  });

  it('of an instance are not those about another one of its zone', () => {
    const zone = 'us-east-1a';
    const simulation = runTo(200, {
      containerInstances: ['a', 'b'].map((id) => ({
        id,
        resources: { cpu: 2048, memory: 4096 },
        availabilityZone: zone,
      })),
      taskDefinitions: [definition('web')],
      timeline: [
        { at: 5, action: 'UpdateContainerInstancesState', input: { containerInstances: ['a'], status: 'DRAINING' } },
        { at: 6, action: 'DisconnectAgent', input: { containerInstances: ['b'] } },
        {
          at: 10,
          action: 'RegisterContainerInstance',
          input: { id: 'c', instanceType: 'm5.large', availabilityZone: zone },
        },
        { at: 150, action: 'RunTask', input: { taskDefinition: 'web' } },
      ],
    });
    expect(causesOf(explainDecision(simulation, 0))).toMatchObject({ status: ['timeline[0]'], agent: ['timeline[1]'] });
  });

  it('of an instance whose zone has failed are the failure', () => {
    const simulation = runTo(300, {
      containerInstances: ['us-east-1a', 'us-east-1b'].map((availabilityZone) => ({
        id: availabilityZone,
        resources: { cpu: 2048, memory: 4096 },
        availabilityZone,
      })),
      taskDefinitions: [definition('web')],
      timeline: [
        { at: 10, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
        { at: 200, action: 'RunTask', input: { taskDefinition: 'web' } },
      ],
    });
    expect(causesOf(explainDecision(simulation, 0))).toMatchObject({ status: ['timeline[0]'] });
  });

  it('of the network are its mode and its subnets', () => {
    const simulation = runTo(10, {
      containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
      taskDefinitions: [definition('web', { networkMode: 'awsvpc' })],
      subnets: { 'subnet-1': 'us-east-1a' },
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1, networkConfiguration: NETWORK }],
    });
    expect(causesOf(explainDecision(simulation, 0))).toMatchObject({
      location: ['services[0].networkConfiguration.awsvpcConfiguration.subnets', 'taskDefinitions[0].networkMode'],
      networkInterfaces: ['taskDefinitions[0].networkMode'],
      attributes: ['taskDefinitions[0].networkMode'],
    });
  });
});

describe('the clauses behind a choice of a task to stop', () => {
  const base = {
    containerInstances: [{ id: 'i', count: 2, resources: { cpu: 2048, memory: 4096 } }],
    taskDefinitions: [definition('web')],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 4,
        placementStrategy: [{ type: 'binpack', field: 'memory' }],
      },
    ],
  };

  it('are its strategies and what protects tasks', () => {
    const simulation = runTo(200, {
      ...base,
      timeline: [
        { at: 100, action: 'UpdateTaskProtection', input: { tasks: ['web-4'], protectionEnabled: true } },
        { at: 110, action: 'UpdateService', input: { service: 'web', desiredCount: 3 } },
      ],
    });
    const story = explainStop(simulation, 4);
    expect(story?.steps.map(({ step, causes }) => [step, ...paths(causes)])).toEqual([
      ['unprotected', 'timeline[0]'],
      ['oldDeployment'],
      ['draining'],
      ['unhealthy'],
      ['notRunning'],
      ['withoutInstance'],
      ['binpack(memory)', 'services[0].placementStrategy[0]'],
    ]);
    expect(story).toMatchObject({ chosen: 'web-3', tiedWith: ['web-2', 'web-1'], tieBreak: 'newest' });
  });

  /** Clauses of the deployment behind the stops for which it is the reason; the service keeps 50% to 100%. */
  function deploymentCauses(timeline: readonly object[], more: object = {}): string[][] {
    const simulation = runTo(400, {
      ...base,
      services: base.services.map((service) => ({
        ...service,
        deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
      })),
      ...more,
      timeline,
    });
    const { decisions } = simulation.world;
    const stops = Array.from({ length: decisions.count }, (_, number) => explainStop(simulation, number));
    return stops.flatMap((story) =>
      story?.request.reason === 'deployment' ? [paths(story.steps.find(hasRule)?.causes)] : [],
    );
  }
  const hasRule = ({ step }: { readonly step: string }) => step === 'oldDeployment';
  const update = (at: number, input: object) => ({ at, action: 'UpdateService', input: { service: 'web', ...input } });

  it('of a deployment are what began it', () => {
    const causes = deploymentCauses([update(100, { forceNewDeployment: true })]);
    expect(new Set(causes.flat())).toEqual(new Set(['timeline[0].input.forceNewDeployment']));
  });

  it('of a deployment are not updates that were refused, or that began none', () => {
    const causes = deploymentCauses([
      update(100, { service: 'arn:aws:ecs:us-east-1:123456789012:service/default/web', forceNewDeployment: true }),
      update(100, { forceNewDeployment: true, placementStrategy: [{ type: 'cube' }] }),
      update(101, { desiredCount: 4, taskDefinition: 'web:1' }),
    ]);
    expect(new Set(causes.flat())).toEqual(new Set(['timeline[0].input.forceNewDeployment']));
  });

  it('of a deployment with another task definition are that field alone', () => {
    const causes = deploymentCauses(
      [
        update(50, { desiredCount: 3, taskDefinition: 'web:1' }),
        update(100, { desiredCount: 4, taskDefinition: 'web:2' }),
      ],
      { taskDefinitions: [definition('web'), definition('web', { container: { cpu: 128 } })] },
    );
    expect(causes.at(-1)).toEqual(['timeline[1].input.taskDefinition']);
  });
});
