import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerTaskDefinition, registerTaskDefinitionText } from './register';
import type { RegisterOptions, Registration } from './register';

const plain = {
  family: 'web',
  containerDefinitions: [{ name: 'app', image: 'nginx', memory: 128, portMappings: [{ containerPort: 80 }] }],
};

/** Whether a refusal has an error; a registration has nothing to say. */
function saysWhatIsWrong(registration: Registration): boolean {
  return registration.ok || registration.problems.some(({ severity }) => severity === 'error');
}

function registered(value: unknown, options?: RegisterOptions) {
  const registration = registerTaskDefinition(value, options);
  if (!registration.ok) throw new Error(JSON.stringify(registration.problems));
  return registration;
}

describe('what ECS answers', () => {
  it('has its defaults filled in', () => {
    expect(registered(plain).output).toEqual({
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
      containerDefinitions: [
        {
          name: 'app',
          image: 'nginx',
          cpu: 0,
          memory: 128,
          portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
          essential: true,
          environment: [],
          mountPoints: [],
          volumesFrom: [],
        },
      ],
      family: 'web',
      networkMode: 'bridge',
      revision: 1,
      volumes: [],
      status: 'ACTIVE',
      requiresAttributes: [],
      placementConstraints: [],
      compatibilities: ['EXTERNAL', 'EC2'],
    });
  });

  it.each(['awsvpc', 'host'])('gives host ports in %s mode', (networkMode) => {
    const [container] = registered({ ...plain, networkMode }).output.containerDefinitions;
    expect(container?.portMappings).toEqual([{ containerPort: 80, hostPort: 80, protocol: 'tcp' }]);
  });

  it('gives health checks their numbers and bare volumes a host', () => {
    const value = {
      family: 'web',
      containerDefinitions: [
        { name: 'app', image: 'a', memory: 8, healthCheck: { command: ['CMD', 'x'], retries: 5 } },
      ],
      volumes: [{ name: 'data' }],
    };
    const { output } = registered(value);
    expect(output.containerDefinitions[0]?.healthCheck).toEqual({
      command: ['CMD', 'x'],
      interval: 30,
      timeout: 5,
      retries: 5,
    });
    expect(output.volumes).toEqual([{ name: 'data', host: {} }]);
  });

  it('leaves tags to stand beside it', () => {
    const { output, taskDefinition } = registered({ ...plain, tags: [{ key: 'a', value: 'b' }] });
    expect(output).not.toHaveProperty('tags');
    expect(taskDefinition.input.tags).toEqual([{ key: 'a', value: 'b' }]);
  });
});

describe('revisions and ARNs', () => {
  it('are given by the caller', () => {
    const options = { revision: (family: string) => family.length, region: 'eu-west-1', accountId: '999999999999' };
    expect(registered(plain, options).taskDefinition).toMatchObject({
      revision: 3,
      arn: 'arn:aws:ecs:eu-west-1:999999999999:task-definition/web:3',
    });
  });

  it('are kept where the definition has its own', () => {
    const arn = 'arn:aws:ecs:us-east-2:111122223333:task-definition/web:75';
    const described = { taskDefinition: { ...plain, revision: 75, taskDefinitionArn: arn } };
    expect(registered(described, { revision: 2 }).taskDefinition).toMatchObject({ revision: 75, arn });
  });

  it('an ARN of another definition is not kept', () => {
    const arn = 'arn:aws:ecs:us-east-2:111122223333:task-definition/old:75';
    expect(registered({ ...plain, revision: 2, taskDefinitionArn: arn }).taskDefinition.arn).toMatch(/web:2$/);
  });
});

describe('compatibilities', () => {
  const container = { name: 'app', image: 'nginx', memory: 128 };
  const compatibilities = (task: object, more: object = {}) =>
    registered({ family: 'web', ...task, containerDefinitions: [{ ...container, ...more }] }).taskDefinition
      .compatibilities;

  it.each([
    [{}, ['EXTERNAL', 'EC2']],
    [{ networkMode: 'host' }, ['EXTERNAL', 'EC2', 'MANAGED_INSTANCES']],
    [{ networkMode: 'none' }, ['EXTERNAL', 'EC2']],
    [{ networkMode: 'awsvpc' }, ['EC2', 'MANAGED_INSTANCES']],
    [{ networkMode: 'awsvpc', cpu: '256', memory: '512' }, ['EC2', 'MANAGED_INSTANCES', 'FARGATE']],
    [{ networkMode: 'awsvpc', cpu: '256', memory: '500' }, ['EC2', 'MANAGED_INSTANCES']],
    [{ networkMode: 'awsvpc', cpu: '256', memory: '512', ephemeralStorage: { sizeInGiB: 30 } }, ['FARGATE']],
  ])('of %j are %j', (task, expected) => {
    expect(compatibilities(task)).toEqual(expected);
  });

  it('have no Fargate for what Fargate lacks, though it is not asked for', () => {
    const task = { networkMode: 'awsvpc', cpu: '256', memory: '512' };
    expect(compatibilities(task, { privileged: true })).not.toContain('FARGATE');
    expect(compatibilities(task, { image: '1.dkr.ecr.us-east-1.amazonaws.com/a' })).not.toContain('FARGATE');
  });
});

describe('advice', () => {
  const advice = (value: unknown) => registered(value).warnings.map(({ path, code }) => `${path} ${code}`);
  const withPort = (hostPort: number) => ({
    family: 'web',
    containerDefinitions: [
      { name: 'app', image: 'nginx', memory: 128, portMappings: [{ containerPort: 80, hostPort }] },
    ],
  });

  it('warns of ports no instance has free', () => {
    expect(advice(withPort(22))).toEqual(['containerDefinitions[0].portMappings[0].hostPort reserved-port']);
    expect(advice(withPort(40000))).toEqual(['containerDefinitions[0].portMappings[0].hostPort port-in-dynamic-range']);
    expect(advice(withPort(8080))).toEqual([]);
  });

  it('warns of very little memory', () => {
    const value = { family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx', memory: 5 }] };
    expect(advice(value)).toEqual(['containerDefinitions[0].memory little-memory']);
  });

  it('warns of a health check that Docker does not understand', () => {
    const withCommand = (...command: string[]) => ({
      family: 'web',
      containerDefinitions: [{ name: 'app', image: 'nginx', memory: 128, healthCheck: { command } }],
    });
    expect(advice(withCommand('curl -f http://localhost'))).toEqual([
      'containerDefinitions[0].healthCheck.command[0] health-command',
    ]);
    expect(advice(withCommand('CMD-SHELL', 'curl -f http://localhost'))).toEqual([]);
  });
});

describe('what is not simulated', () => {
  it('is listed once a field, and only where it says something', () => {
    const value = {
      family: 'web',
      containerDefinitions: [
        {
          name: 'app',
          image: 'nginx',
          memory: 128,
          command: ['sleep', '60'],
          environment: [],
          privileged: false,
          linuxParameters: { initProcessEnabled: true, maxSwap: 0 },
          portMappings: [{ containerPort: 80, appProtocol: 'http' }],
        },
      ],
      tags: [{ key: 'a', value: 'b' }],
    };
    const { notSimulated } = registered(value);
    expect(notSimulated.map(({ path }) => path)).toEqual([
      'containerDefinitions[0].command',
      'containerDefinitions[0].linuxParameters',
      'containerDefinitions[0].portMappings[0].appProtocol',
      'tags',
    ]);
    expect(notSimulated[0]?.message).toBe('"command" is checked and kept; what it does is not simulated.');
  });
});

describe('as text', () => {
  it('takes comments and trailing commas with warnings', () => {
    const text = `{
      // the shop
      "family": "web",
      "containerDefinitions": [{ "name": "app", "image": "nginx", "memory": "128", }],
    }`;
    const registration = registerTaskDefinitionText(text);
    if (!registration.ok) throw new Error(JSON.stringify(registration.problems));
    expect(registration.warnings.map(({ code }) => code)).toEqual([
      'json-comment',
      'json-trailing-comma',
      'json-trailing-comma',
      'mended-type',
    ]);
    const mended = registration.warnings.find(({ code }) => code === 'mended-type');
    expect(text.slice(mended?.offset, (mended?.offset ?? 0) + (mended?.length ?? 0))).toBe('"128"');
  });

  it('points at the characters of an expression', () => {
    const expression = String.raw`attribute:name == \"a b\" nonsense`;
    const text = `{"family":"web","containerDefinitions":[{"name":"app","image":"a","memory":8}],"placementConstraints":[{"type":"memberOf","expression":"${expression}"}]}`;
    const registration = registerTaskDefinitionText(text);
    if (registration.ok) throw new Error('registered');
    const [problem] = registration.problems;
    expect(problem?.path).toBe('placementConstraints[0].expression');
    expect(text.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toContain('nonsense');
  });

  it.each(['', '   ', '{', '[', '{"family"', 'family: web', '\u0000'])('refuses %j without throwing', (text) => {
    const registration = registerTaskDefinitionText(text);
    expect(registration).toMatchObject({ ok: false });
    expect(saysWhatIsWrong(registration)).toBe(true);
  });
});

describe('for any value', () => {
  const names = fc.constantFrom(
    'family',
    'cpu',
    'memory',
    'containerDefinitions',
    'networkMode',
    'taskDefinition',
    'portMappings',
    'name',
    'image',
    'volumes',
    '__proto__',
    'toString',
  );
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, 0.5, 1e21, '', '256', '1 vCPU', 'awsvpc', 'app', 'FARGATE'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(names, tie('value'), { maxKeys: 5 }),
    ),
  })).value;

  it('never throws, and says what is wrong where it refuses', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(saysWhatIsWrong(registerTaskDefinition(value))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  const containers = fc.record(
    {
      name: fc.constant('app'),
      image: fc.constantFrom('nginx', '1.dkr.ecr.us-east-1.amazonaws.com/a'),
      memory: fc.integer({ min: 6, max: 512 }),
      cpu: fc.integer({ min: 0, max: 256 }),
      portMappings: fc.uniqueArray(fc.record({ containerPort: fc.integer({ min: 1, max: 65535 }) }), {
        maxLength: 3,
        selector: ({ containerPort }) => containerPort,
      }),
      environment: fc.array(fc.record({ name: fc.string(), value: fc.string() }), { maxLength: 2 }),
    },
    { requiredKeys: ['name', 'image', 'memory'] },
  );
  const definitions = fc.record(
    {
      family: fc.stringMatching(/^[a-z][a-z0-9_-]{0,10}$/),
      containerDefinitions: containers.map((container) => [container]),
      networkMode: fc.constantFrom('bridge', 'host', 'awsvpc'),
      cpu: fc.constantFrom('256', '1 vCPU'),
      memory: fc.constantFrom('512', '2 GB'),
    },
    { requiredKeys: ['family', 'containerDefinitions'] },
  );

  it('registers its own answer again, unchanged', () => {
    fc.assert(
      fc.property(definitions, fc.integer({ min: 1, max: 100 }), (value, revision) => {
        const { output } = registered(value, { revision });
        const again = registered({ taskDefinition: output });
        expect(again.output).toEqual(output);
        expect(again.warnings.filter(({ code }) => code === 'mended-type')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
