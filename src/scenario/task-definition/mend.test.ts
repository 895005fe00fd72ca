import { describe, expect, it } from 'vitest';
import { mendTaskDefinition } from './mend';

const plain = { family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx', memory: 128 }] };

function container(fields: Record<string, unknown>) {
  return { family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx', memory: 128, ...fields }] };
}

function findings(value: unknown) {
  return mendTaskDefinition(value).findings.map(
    ({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`,
  );
}

it('leaves a clean definition alone', () => {
  expect(mendTaskDefinition(plain)).toMatchObject({ input: plain, findings: [] });
});

describe('mends with a warning', () => {
  const cases: [string, unknown, string, unknown][] = [
    ['a string where a number stands', container({ memory: '256' }), 'containerDefinitions.0.memory', 256],
    [
      'a number where a string stands',
      container({ environment: [{ name: 'PORT', value: 8080 }] }),
      'containerDefinitions.0.environment.0.value',
      '8080',
    ],
    [
      'a boolean where a string stands',
      container({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-create-group': true } } }),
      'containerDefinitions.0.logConfiguration.options.awslogs-create-group',
      'true',
    ],
    ['a string where a boolean stands', container({ essential: 'false' }), 'containerDefinitions.0.essential', false],
    ['a number of task-level cpu', { ...plain, cpu: 256 }, 'cpu', '256'],
    ['a null member', { ...plain, taskRoleArn: null }, 'taskRoleArn', undefined],
    ['a null in a list', container({ command: ['a', null, 'b'] }), 'containerDefinitions.0.command.1', 'b'],
  ];

  it.each(cases)('%s', (_, value, path, mended) => {
    const { input, findings: said } = mendTaskDefinition(value);
    expect(said.map((finding) => [finding.severity, finding.path.join('.')])).toEqual([['warning', path]]);
    const found = path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], input);
    expect(found).toEqual(mended);
  });
});

describe('mends silently', () => {
  it('sizes of the task', () => {
    const mended = mendTaskDefinition({ ...plain, cpu: '1 vCPU', memory: '0.5 GB' });
    expect(mended).toMatchObject({ input: { cpu: '1024', memory: '512' }, findings: [] });
  });

  it('what DescribeTaskDefinition adds', () => {
    const described = {
      taskDefinition: {
        ...plain,
        taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
        revision: 7,
        status: 'ACTIVE',
        requiresAttributes: [{ name: 'x' }],
        compatibilities: ['EC2'],
        registeredAt: '2024-01-26T15:17:13.007000+00:00',
        registeredBy: 'arn:aws:iam::111122223333:root',
        deregisteredAt: 1706282233.1,
      },
      tags: [{ key: 'App', value: 'Web' }],
    };
    expect(mendTaskDefinition(described)).toMatchObject({
      input: { ...plain, tags: [{ key: 'App', value: 'Web' }] },
      findings: [],
      root: ['taskDefinition'],
      revision: 7,
      arn: described.taskDefinition.taskDefinitionArn,
    });
  });
});

describe('refuses', () => {
  it('a field ECS does not have, naming it, its path and the nearest one', () => {
    expect(findings(container({ memroy: 512 }))).toEqual([
      'error containerDefinitions.0.memroy: ECS has no field "memroy" here; did you mean "memory"?',
    ]);
    expect(findings({ ...plain, banana: 1 })).toEqual(['error banana: ECS has no field "banana" here.']);
    expect(mendTaskDefinition({ ...plain, banana: 1 }).input).toBeNull();
  });

  it('CloudFormation’s and Terraform’s spelling, saying whose it is', () => {
    const [cloudFormation, terraform] = mendTaskDefinition({
      ...plain,
      NetworkMode: 'bridge',
      network_mode: 'bridge',
    }).findings;
    expect(cloudFormation?.message).toContain('did you mean "networkMode"?');
    expect(cloudFormation?.hint).toContain('CloudFormation');
    expect(terraform?.message).toContain('did you mean "networkMode"?');
    expect(terraform?.hint).toContain('Terraform');
  });

  it('unknown members beside the wrapper', () => {
    expect(findings({ taskDefinition: plain, banana: 1 })).toEqual(['error banana: ECS has no field "banana" here.']);
  });

  it.each([
    [
      'memory in a container with a unit',
      container({ memory: '0.5 GB' }),
      'This must be a whole number, not the string "0.5 GB".',
    ],
    ['half a MiB', container({ memory: 0.5 }), 'This must be a whole number, not the number 0.5.'],
    ['a command in one string', container({ command: 'sleep 60' }), 'This must be a list, not the string "sleep 60".'],
    [
      'an unknown network mode',
      { ...plain, networkMode: 'brigde' },
      'This must be one of bridge, host, awsvpc, none, not the string "brigde".',
    ],
    [
      'a container that is none',
      { family: 'web', containerDefinitions: ['nginx'] },
      'This must be an object, not the string "nginx".',
    ],
    [
      'a port mapping with a list',
      container({ portMappings: [{ containerPort: [80] }] }),
      'This must be a whole number, not a list.',
    ],
    [
      'a secret without source',
      container({ secrets: [{ name: 'KEY' }] }),
      '"valueFrom" is missing: ECS requires it here.',
    ],
  ])('%s', (_, value, message) => {
    const { input, findings: said } = mendTaskDefinition(value);
    expect(input).toBeNull();
    expect(said.map((finding) => finding.message)).toEqual([message]);
  });

  it('sizes of containers with advice', () => {
    const [finding] = mendTaskDefinition(container({ memory: '0.5 GB' })).findings;
    expect(finding?.hint).toBe('Only the task’s own memory takes units; for a container write 512.');
  });

  it('what is no definition at all', () => {
    for (const value of [null, 3, 'web', true]) expect(mendTaskDefinition(value).input).toBeNull();
    expect(mendTaskDefinition([{ name: 'app' }]).findings[0]?.hint).toContain('containerDefinitions');
  });

  it('several faults at once, all named', () => {
    expect(findings({ ...plain, banana: 1, cpu: [] })).toHaveLength(2);
  });

  it('a prototype in disguise', () => {
    const value = JSON.parse('{"family":"web","__proto__":{"containerDefinitions":[]}}') as unknown;
    expect(findings(value)).toEqual(['error __proto__: ECS has no field "__proto__" here.']);
  });
});

it('says where things are from the document’s own root', () => {
  const { findings: said } = mendTaskDefinition({ ...plain, banana: 1 }, ['taskDefinitions', 3]);
  expect(said[0]?.path).toEqual(['taskDefinitions', 3, 'banana']);
});
