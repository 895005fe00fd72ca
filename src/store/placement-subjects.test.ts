import { describe, expect, it } from 'vitest';
import { parseScenarioValue } from '../scenario/parse';
import type { Scenario } from '../scenario/scenario';
import { fleetAttributes, placementSubjects } from './placement-subjects';

const ZONES = { type: 'spread', field: 'attribute:ecs.availability-zone' };
const PACK = { type: 'binpack', field: 'memory' };
const definition = (family: string, more: object = {}) => ({
  family,
  containerDefinitions: [{ name: family, image: 'nginx:latest', cpu: 256, memory: 512 }],
  ...more,
});

function scenarioOf(document: object): Scenario {
  const parsed = parseScenarioValue({ stowplan: 1, ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

const scenario = scenarioOf({
  containerInstances: [
    { id: 'a', instanceType: 'm5.large', availabilityZone: 'us-east-1a', attributes: { rack: 'r1' } },
  ],
  taskDefinitions: [
    definition('web', { placementConstraints: [{ type: 'memberOf', expression: 'attribute:rack == r1' }] }),
    definition('batch'),
  ],
  services: [
    { serviceName: 'web', taskDefinition: 'web', desiredCount: 2, placementStrategy: [ZONES] },
    {
      serviceName: 'api',
      taskDefinition: 'batch',
      desiredCount: 1,
      placementConstraints: [{ type: 'distinctInstance' }],
    },
  ],
  timeline: [
    { at: 10, action: 'RunTask', input: { taskDefinition: 'batch:1', count: 2 } },
    { at: 60, action: 'UpdateService', input: { service: 'web', placementStrategy: [PACK] } },
  ],
});

describe('placementSubjects', () => {
  it('lists services first, then what RunTask starts, each with the place of its strategies', () => {
    expect(placementSubjects(scenario, 0).map(({ kind, name, strategyPath }) => [kind, name, strategyPath])).toEqual([
      ['service', 'web', 'services[0].placementStrategy'],
      ['service', 'api', 'services[1].placementStrategy'],
      ['family', 'batch', 'timeline[0].input.placementStrategy'],
    ]);
  });

  it('follows an UpdateService from its moment on', () => {
    const before = placementSubjects(scenario, 59_999)[0];
    const after = placementSubjects(scenario, 60_000)[0];
    expect([before?.strategyPath, before?.strategies]).toEqual(['services[0].placementStrategy', [ZONES]]);
    expect([after?.strategyPath, after?.strategies]).toEqual(['timeline[1].input.placementStrategy', [PACK]]);
  });

  it('has nothing written where ECS’s default applies', () => {
    expect(placementSubjects(scenario, 0)[1]?.strategies).toEqual([]);
  });

  it('names the constraints of the request and of the task definition', () => {
    const [web, api] = placementSubjects(scenario, 0);
    expect(web?.constraints).toMatchObject([
      { path: 'taskDefinitions[0].placementConstraints[0]', constraint: { expression: 'attribute:rack == r1' } },
    ]);
    expect(api?.constraints).toMatchObject([
      { path: 'services[1].placementConstraints[0]', constraint: { type: 'distinctInstance' } },
    ]);
  });

  it('knows what takes no strategy', () => {
    const other = scenarioOf({
      taskDefinitions: [definition('web')],
      services: [{ serviceName: 'all', taskDefinition: 'web', schedulingStrategy: 'DAEMON' }],
    });
    expect(placementSubjects(other, 0)[0]?.without).toBe('daemon');
  });
});

it('fleetAttributes lists ECS’s own and the fleet’s, but not the zone, which has an entry of its own', () => {
  const attributes = fleetAttributes(scenario);
  expect(attributes).toContain('rack');
  expect(attributes).toContain('ecs.instance-type');
  expect(attributes).not.toContain('ecs.availability-zone');
});
