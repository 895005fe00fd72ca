import { describe, expect, it, test } from 'vitest';
import { EXAMPLES, exampleText } from '../../scenario/examples/examples';
import { formatScenario } from '../../scenario/format';
import { parseScenario } from '../../scenario/parse';
import { setValue } from '../../scenario/edit';
import type { Scenario } from '../../scenario/scenario';
import { withPatchPart, withWorldRenamed, writtenEntries } from './side-text';
import { compareWays } from './ways';

function scenarioOf(document: object): Scenario {
  const parsed = parseScenario(formatScenario({ stowplan: 1, ...document }));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
  return parsed.scenario;
}

const SPREAD = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];
const DEFINITION = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web', memory: 64 }] };

describe('The comparisons that a scenario offers', () => {
  it('place anew what is running already: no strategy moves it', () => {
    const scenario = scenarioOf({
      containerInstances: [{ id: 'a', count: 3, instanceType: 'm5.large', availabilityZone: 'us-east-1a' }],
      taskDefinitions: [DEFINITION],
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
      tasks: [
        { taskDefinition: 'web:1', containerInstance: 'a-1', group: 'service:web' },
        { taskDefinition: 'web:1', containerInstance: 'a-2', group: 'service:web' },
        { taskDefinition: 'web:1', containerInstance: 'a-3', count: 2 },
      ],
    });
    const [way] = compareWays(scenario);
    expect(way?.kind).toBe('anew');
    expect(way?.entries.map(({ patch }) => patch['tasks'])).toEqual([
      undefined,
      [{ taskDefinition: 'web:1', containerInstance: 'a-3', count: 2 }],
      [{ taskDefinition: 'web:1', containerInstance: 'a-3', count: 2 }],
    ]);
    expect(way?.entries[1]?.patch['services']).toMatchObject({ web: { placementStrategy: [{ type: 'binpack' }] } });
  });

  const small = EXAMPLES.filter(({ topic }) => topic !== 'At scale');

  test.each(small.map((example) => [example.id, example] as const))('%s: all are good scenarios', (_, example) => {
    const text = exampleText(example);
    const parsed = parseScenario(text);
    const ways = parsed.ok ? compareWays(parsed.scenario) : [];
    expect(ways.length).toBeGreaterThan(1);
    for (const { entries } of ways) {
      const compared = setValue(text, ['view', 'compare'], entries);
      const errors = parseScenario(compared).problems.filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
    }
  });

  it('are binpack against spread for all services at once, without what ECS would refuse', () => {
    const services = ['web', 'api'].map((serviceName) => ({ serviceName, taskDefinition: 'web', desiredCount: 1 }));
    const scenario = scenarioOf({
      taskDefinitions: [DEFINITION],
      services: [...services, { ...services[0], serviceName: 'agent', schedulingStrategy: 'DAEMON' }].map((it) =>
        it.serviceName === 'api' ? { ...it, availabilityZoneRebalancing: 'ENABLED' } : it,
      ),
    });
    const [first] = compareWays(scenario);
    expect(first?.entries.map(({ label, patch }) => [label, patch])).toEqual([
      [
        'binpack',
        {
          services: {
            web: { placementStrategy: [{ type: 'binpack', field: 'memory' }] },
            api: {
              placementStrategy: [{ type: 'binpack', field: 'memory' }],
              availabilityZoneRebalancing: 'DISABLED',
            },
          },
        },
      ],
      ['spread', { services: { web: { placementStrategy: SPREAD }, api: { placementStrategy: SPREAD } } }],
    ]);
  });

  it('of tasks without a service change the action that runs them', () => {
    const scenario = scenarioOf({
      taskDefinitions: [DEFINITION],
      timeline: [{ at: 5, action: 'RunTask', input: { taskDefinition: 'web', count: 3 } }],
    });
    const [first] = compareWays(scenario);
    expect(first?.entries[0]?.patch).toMatchObject({
      timeline: [{ at: 5, input: { count: 3, placementStrategy: [{ type: 'binpack' }] } }],
    });
  });

  it('are ECS against EKS, in a text that keeps the lens when a side is edited', () => {
    const scenario = scenarioOf({
      taskDefinitions: [DEFINITION],
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
    });
    const way = compareWays(scenario).find(({ kind }) => kind === 'eks');
    const text = setValue(formatScenario({ stowplan: 1 }), ['view', 'compare'], way?.entries);
    const edited = withPatchPart(withWorldRenamed(text, 1, 'pods'), 1, ['seed'], 3);
    expect(writtenEntries(edited)).toEqual([
      { label: 'ECS', patch: {} },
      { label: 'pods', patch: { seed: 3 }, lens: 'eks' },
    ]);
  });

  it('are with and without each rule, each constraint, wherever it stands', () => {
    const scenario = scenarioOf({
      taskDefinitions: [
        { ...DEFINITION, placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }] },
      ],
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web',
          desiredCount: 1,
          placementConstraints: [{ type: 'distinctInstance' }],
          placementStrategy: [
            { type: 'spread', field: 'instanceId' },
            { type: 'binpack', field: 'cpu' },
          ],
        },
      ],
    });
    const told = compareWays(scenario).map(({ kind, what, entries }) => [kind, what, entries[1]?.patch]);
    expect(told).toContainEqual([
      'constraint',
      'distinctInstance',
      { services: { web: { placementConstraints: null } } },
    ]);
    expect(told).toContainEqual([
      'constraint',
      'attribute:ecs.os-type == linux',
      { taskDefinitions: { web: { placementConstraints: null } } },
    ]);
    expect(told).toContainEqual([
      'rule',
      'spread(instanceId)',
      { services: { web: { placementStrategy: [{ type: 'binpack', field: 'cpu' }] } } },
    ]);
  });

  it('of an empty scenario are a copy alone', () => {
    expect(compareWays(scenarioOf({})).map(({ kind }) => kind)).toEqual(['copy']);
  });
});
