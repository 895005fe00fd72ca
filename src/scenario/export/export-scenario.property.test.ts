import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportScenario } from './export-scenario';
import { runScript } from './testing/run-script';

/** Texts that mean something to a shell, to JSON, or to neither. */
const hostile = fc.oneof(
  fc.constantFrom(
    "'; touch pwned; '",
    '"; touch pwned; "',
    '$(touch pwned)',
    '`touch pwned`',
    '${HOME}',
    '$HOME',
    '\\',
    '\\$(touch pwned)',
    "\nJSON\ntouch pwned\ncat <<'JSON'",
    '\nUSER_DATA\ntouch pwned\n',
    '\nECS_CONFIG\ntouch pwned\n',
    '# no comment',
    '!!',
    '\u{E000}0\u{E000}',
    'a\u2028b',
    '\r\n',
    '}',
    '{"shell":"X"}',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

test('whatever names and texts a scenario has, the script gives them to AWS to the letter and does nothing else', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 10, maxLength: 10 }), (texts) => {
      const [
        title = '',
        id = '',
        value = '',
        image = '',
        command = '',
        label = '',
        group = '',
        role = '',
        setting = '',
        cluster = '',
      ] = texts;
      const container = {
        name: 'app',
        image: `i${image}`,
        memory: 64,
        command: [command],
        dockerLabels: { [label]: label, shell: 'x' },
      };
      const scenario = {
        stowplan: 1,
        name: title,
        cluster: { clusterName: `c${cluster}` },
        containerInstances: [
          { id: `i${id}`, instanceType: 'm5.large', attributes: { stack: value }, agent: { ECS_X: setting } },
        ],
        taskDefinitions: [{ family: 'web', executionRoleArn: `r${role}`, containerDefinitions: [container] }],
        tasks: [{ taskDefinition: 'web', containerInstance: `i${id}`, group: `g${group}` }],
        timeline: [{ at: 1, action: 'StopTask', input: { task: title } }],
      };
      const text = JSON.stringify(scenario);
      const exported = exportScenario(text, 'cli');
      if (!exported.ok) throw new Error(JSON.stringify(exported.problems));
      // A file that somebody touches would stand beside the script: the fake `aws` is told of it by its absence from the calls.
      const calls = runScript(`${exported.text}[ ! -e pwned ]\n`, {
        SUBNET_US_EAST_1A: 'subnet-a',
        SECURITY_GROUP: 'sg-1',
      });
      const input = (name: string): unknown => calls.find(({ words }) => words[1] === name)?.input;
      expect(input('create-cluster')).toEqual({ clusterName: `c${cluster}` });
      expect(input('register-task-definition')).toEqual({
        family: 'web',
        executionRoleArn: `r${role}`,
        containerDefinitions: [container],
      });
      expect(input('run-task')).toMatchObject({ group: `g${group}`, cluster: `c${cluster}`, taskDefinition: 'made-2' });
      const launched = calls.find(({ words }) => words[1] === 'run-instances');
      expect(launched?.input).toMatchObject({ TagSpecifications: [{ Tags: [{ Value: `i${id}` }] }] });
      expect(launched?.userData?.split('\n').filter((line) => line === 'ECS_CONFIG')).toHaveLength(1);
      const waited = calls.find(({ words }) => words[1] === 'list-container-instances');
      expect(waited?.words).toContain(`c${cluster}`);
    }),
    { numRuns: 40 },
  );
});

test('whatever the names, the template is JSON whose references lead somewhere', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostile, { minLength: 2, maxLength: 6 }), (names) => {
      const scenario = {
        stowplan: 1,
        containerInstances: names.map((name, index) => ({
          id: `${name}.${index}`,
          instanceType: 'm5.large',
          attributes: { n: String(index) },
        })),
        loadBalancers: names.map((name, index) => ({
          name: `${name}${index}`,
          targetGroups: [{ targetGroupName: `t${name}${index}` }],
        })),
      };
      const exported = exportScenario(JSON.stringify(scenario), 'cloudformation');
      if (!exported.ok) throw new Error(JSON.stringify(exported.problems));
      const { Parameters, Resources } = JSON.parse(exported.text) as Record<string, Record<string, unknown>>;
      const known = new Set([...Object.keys(Parameters ?? {}), ...Object.keys(Resources ?? {})]);
      const references = [...JSON.stringify(Resources).matchAll(/\{"Ref":"([^"]+)"\}/g)].map(([, name = '']) => name);
      expect(references.filter((name) => !known.has(name))).toEqual([]);
      expect([...known].filter((name) => !/^[A-Za-z][A-Za-z0-9]{0,254}$/.test(name))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
