import { describe, expect, it } from 'vitest';
import type { TaskDefinitionInput } from '../../ecs/task-definition';
import { ec2, one } from './testing/definitions';
import { RULES, validateTaskDefinition } from './validate';

it('rules stand in the order of their numbers', () => {
  const numbers = RULES.flatMap(({ id }) => /^V(\d+)$/.exec(id)?.[1] ?? []).map(Number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
});

it('stops at the first of several faults', () => {
  expect(validateTaskDefinition(ec2({ family: '', cpu: 'x', containerDefinitions: [] }))?.rule).toBe('V1');
  expect(validateTaskDefinition(ec2({ family: '', containerDefinitions: [] }))?.rule).toBe('V2');
});

describe('placement constraints', () => {
  const constrained = (...placementConstraints: NonNullable<TaskDefinitionInput['placementConstraints']>) =>
    validateTaskDefinition(ec2({ placementConstraints }));
  const memberOf = (expression: string) => ({ type: 'memberOf' as const, expression });

  it('are at most ten', () => {
    const many = Array.from({ length: 11 }, () => memberOf('attribute:a exists'));
    expect(constrained(...many.slice(1))).toBeNull();
    expect(constrained(...many)?.message).toMatch(/at most 10 placement constraints.* 11/);
  });

  it('are of type memberOf', () => {
    const pasted: unknown = { type: 'distinctInstance' };
    const violation = constrained(pasted as { type: 'memberOf' });
    expect(violation?.message).toMatch(/memberOf, not distinctInstance/);
    expect(violation?.hint).toMatch(/service or to RunTask/);
  });

  it('need an expression of at most 2,000 characters', () => {
    const long = (length: number) => memberOf(`attribute:a == ${'x'.repeat(length - 'attribute:a == '.length)}`);
    expect(constrained({ type: 'memberOf' })?.message).toMatch(/needs an expression/);
    expect(constrained(long(2000))).toBeNull();
    expect(constrained(long(2001))?.message).toMatch(/at most 2000 characters; this one has 2001/);
  });

  it('point into an expression that does not parse', () => {
    const expression = 'attribute:stack = prod';
    const violation = constrained(memberOf('attribute:a exists'), memberOf(expression));
    expect(violation?.path).toEqual(['placementConstraints', 1, 'expression']);
    expect(violation?.code).toBe('InvalidParameterException');
    expect(expression.slice(violation?.within?.start, violation?.within?.end)).toContain('=');
  });
});

describe('limits without a number', () => {
  const cases: [string, TaskDefinitionInput, RegExp][] = [
    [
      'a health check every 4 seconds',
      one({ healthCheck: { command: ['CMD', 'true'], interval: 4 } }),
      /Invalid 'interval'/,
    ],
    ['a health check without command', one({ healthCheck: { command: [] } }), /Invalid 'command'/],
    ['an image of 256 characters', one({ image: 'x'.repeat(256) }), /Invalid 'image'/],
    ['half a GPU', one({ resourceRequirements: [{ type: 'GPU', value: '0.5' }] }), /Invalid 'resourceRequirements'/],
    [
      'one port, two protocols',
      one({ portMappings: [{ containerPort: 53 }, { containerPort: 53, protocol: 'udp' }] }),
      /multiple protocols/,
    ],
    ['a link to nowhere', one({ links: ['db'] }), /linked container 'db' does not exist/],
    ['secrets without role', one({ secrets: [{ name: 'a', valueFrom: 'b' }] }), /executionRoleArn/],
    [
      'a volume of two types',
      ec2({ volumes: [{ name: 'v', host: {}, efsVolumeConfiguration: { fileSystemId: 'fs' } }] }),
      /more than one type/,
    ],
    [
      'two volumes configured at launch',
      ec2({
        volumes: [
          { name: 'v', configuredAtLaunch: true },
          { name: 'w', configuredAtLaunch: true },
        ],
      }),
      /Only one volume/,
    ],
    [
      'IAM for EFS in the clear',
      ec2({
        volumes: [
          { name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs', authorizationConfig: { iam: 'ENABLED' } } },
        ],
      }),
      /transit encryption/,
    ],
    ['a proxy in bridge mode', ec2({ proxyConfiguration: { containerName: 'app' } }), /requires networkMode=awsvpc/],
    ['a host name in awsvpc', one({ hostname: 'a' }, { networkMode: 'awsvpc' }), /hostname parameter is not supported/],
    [
      'EXTERNAL in awsvpc',
      ec2({ networkMode: 'awsvpc', requiresCompatibilities: ['EXTERNAL'] }),
      /EXTERNAL supports network modes/,
    ],
    ['a reserved tag', ec2({ tags: [{ key: 'aws:x', value: '' }] }), /Invalid tag/],
    ['more than 64 KiB', one({ environment: [{ name: 'A', value: 'é'.repeat(33_000) }] }), /at most 64 KiB/],
  ];

  it.each(cases)('refuse %s', (_, definition, message) => {
    expect(validateTaskDefinition(definition)?.message).toMatch(message);
  });
});
