import { describe, expect, it } from 'vitest';
import { formatScenario } from '../format';
import { parseScenario } from '../parse';

const BASE = {
  stowplan: 1,
  containerInstances: [{ id: 'a', count: 2, instanceType: 'm5.large', availabilityZone: 'us-east-1a' }],
  taskDefinitions: [
    {
      family: 'web',
      requiresCompatibilities: ['EC2'],
      containerDefinitions: [{ name: 'web', image: 'web', memory: 64 }],
    },
  ],
  tasks: [{ taskDefinition: 'web', containerInstance: 'a-1' }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2, tags: [{ key: 'a', value: 'b' }] }],
};

function parse(patches: readonly Record<string, unknown>[], world?: number) {
  const compare = patches.map((patch, index) => ({ label: `${index}`, patch }));
  const text = formatScenario({ ...BASE, view: { compare } });
  return { text, parsed: parseScenario(text, undefined, world) };
}

function problemsOf(patches: readonly Record<string, unknown>[]): (readonly [string, string, string])[] {
  return parse(patches).parsed.problems.map(({ severity, path, message }) => [severity, path, message]);
}

describe('worlds side by side', () => {
  it('are each the scenario with a patch; without a number it is the scenario as it stands', () => {
    const patches = [{ services: { web: { desiredCount: 5 } } }, {}, { seed: 9 }];
    const counts = [undefined, 0, 1, 2].map((world) => {
      const { parsed } = parse(patches, world);
      return parsed.ok && [parsed.scenario.services[0]?.desiredCount, parsed.scenario.seed];
    });
    expect(counts).toEqual([
      [2, 1],
      [5, 1],
      [2, 1],
      [2, 9],
    ]);
  });

  it('all know what is side by side', () => {
    const { parsed } = parse([{}, { seed: 9 }], 1);
    expect(parsed.ok && parsed.scenario.view.compare?.map(({ label }) => label)).toEqual(['0', '1']);
  });

  it('may be run by another system: a lens is no part of the document, and ECS has none', () => {
    const text = formatScenario({ ...BASE, view: { compare: [{ lens: 'ecs' }, { lens: 'eks', patch: { seed: 9 } }] } });
    const lenses = [undefined, 0, 1].map((world) => {
      const parsed = parseScenario(text, undefined, world);
      return parsed.ok && [parsed.scenario.lens, parsed.scenario.seed];
    });
    expect(lenses).toEqual([
      [undefined, 1],
      [undefined, 1],
      ['eks', 9],
    ]);
    const strange = parseScenario(formatScenario({ ...BASE, view: { compare: [{}, { lens: 'nomad' }] } }));
    expect(strange.problems[0]?.path).toBe('view.compare[1].lens');
  });

  it('an empty patch is the scenario', () => {
    const [one, other] = [parse([{}, { seed: 3 }]), parse([{}, { seed: 3 }], 0)];
    expect(other.parsed).toEqual(one.parsed);
  });

  it('what is wrong with a patch is said where it can be mended, and in the text', () => {
    const { text, parsed } = parse([{}, { services: { web: { desiredCount: 'many' } } }]);
    expect(parsed.ok).toBe(false);
    const [problem] = parsed.problems.filter(({ severity }) => severity === 'error');
    expect(problem?.path).toBe('view.compare[1].patch.services.web.desiredCount');
    expect(text.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe('"many"');
  });

  it('a name that is unknown in a patch is told of there', () => {
    expect(problemsOf([{ servces: {} }, {}])[1]).toEqual([
      'error',
      'view.compare[0].patch.servces',
      'A scenario has no key "servces".',
    ]);
  });

  it('what a patch breaks elsewhere is told of at the patch', () => {
    const problems = problemsOf([{}, { containerInstances: { a: null } }]);
    expect(problems.filter(([severity]) => severity === 'error')).toEqual([
      ['error', 'view.compare[1].patch', expect.stringMatching(/^With this patch, tasks\[0\]\.containerInstance: /)],
    ]);
  });

  it('what holds without the patch too is said once', () => {
    const infos = problemsOf([{}, { seed: 2 }]).filter(([severity]) => severity === 'info');
    expect(infos.map(([, path]) => path)).toEqual(['services[0].tags']);
  });

  it('are two to four', () => {
    expect(problemsOf([{}])[0]?.[1]).toBe('view.compare');
    expect(problemsOf([{}, {}, {}, {}, {}])[0]?.[1]).toBe('view.compare');
    expect(parse([{}, {}, {}, {}], 3).parsed.ok).toBe(true);
  });
});
