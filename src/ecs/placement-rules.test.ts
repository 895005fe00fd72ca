import { describe, expect, it } from 'vitest';
import {
  checkConstraints,
  checkRunTaskCount,
  checkStrategies,
  checkTaskGroup,
  effectiveStrategies,
  strategyLabel,
} from './placement-rules';
import type { Checked, ParseExpression, WrittenRule } from './placement-rules';

/** Accepts everything but expressions with a `?`, and points at it. */
const parse: ParseExpression = (expression) => {
  const start = expression.indexOf('?');
  return start === -1
    ? { ok: true }
    : { ok: false, error: { message: 'Not this.', start, end: start + 1, hint: 'Try that.' } };
};

function messages(checked: Checked<unknown>): string[] {
  return checked.ok ? [] : checked.problems.map((problem) => problem.message);
}

describe('placementStrategy', () => {
  it('is echoed as DescribeServices does', () => {
    const written: WrittenRule[] = [
      { type: 'binpack', field: 'memory' },
      { type: 'binpack', field: 'Cpu' },
      { type: 'spread', field: 'host' },
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'random', field: 'anything' },
    ];
    expect(checkStrategies(written)).toEqual({
      ok: true,
      value: [
        { type: 'binpack', field: 'MEMORY' },
        { type: 'binpack', field: 'CPU' },
        { type: 'spread', field: 'instanceId' },
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'random' },
      ],
    });
  });

  it('may repeat a rule, and may be empty', () => {
    const twice = [{ type: 'random' }, { type: 'random' }] as const;
    expect(checkStrategies(twice)).toEqual({ ok: true, value: twice });
    expect(checkStrategies([])).toEqual({ ok: true, value: [] });
  });

  it.each([
    [
      { type: 'Binpack', field: 'cpu' },
      'type',
      'A placement strategy is spread, binpack or random; "Binpack" was given.',
    ],
    [{}, 'type', 'A placement strategy is spread, binpack or random; none was given.'],
    [{ type: 'binpack' }, 'field', 'binpack takes the field cpu or memory; none was given.'],
    [{ type: 'binpack', field: 'disk' }, 'field', 'binpack takes the field cpu or memory; "disk" was given.'],
    [{ type: 'spread' }, 'field', 'spread takes the field instanceId, host or attribute:NAME; none was given.'],
    [
      { type: 'spread', field: 'InstanceId' },
      'field',
      'spread takes the field instanceId, host or attribute:NAME; "InstanceId" was given.',
    ],
    [
      { type: 'spread', field: 'attribute:' },
      'field',
      'spread takes the field instanceId, host or attribute:NAME; "attribute:" was given.',
    ],
    [
      { type: 'spread', field: 'attribute:rack 1' },
      'field',
      'spread takes the field instanceId, host or attribute:NAME; "attribute:rack 1" was given.',
    ],
  ])('refuses %j', (rule, key, message) => {
    expect(checkStrategies([{ type: 'random' }, rule])).toEqual({ ok: false, problems: [{ index: 1, key, message }] });
  });

  it('takes five rules and no more', () => {
    const rules = (count: number) => Array.from({ length: count }, () => ({ type: 'random' }));
    expect(messages(checkStrategies(rules(5)))).toEqual([]);
    expect(messages(checkStrategies(rules(6)))).toEqual([
      'placementStrategy takes at most 5 strategies; 6 were given.',
    ]);
  });
});

describe('placementConstraints', () => {
  it('are kept as they are', () => {
    const constraints = [
      { type: 'distinctInstance' },
      { type: 'memberOf', expression: 'attribute:stack == prod' },
    ] as const;
    expect(checkConstraints(constraints, 0, parse)).toEqual({ ok: true, value: constraints });
  });

  it('refuse distinctInstance with an expression, in the words of ECS', () => {
    const given = [{ type: 'distinctInstance', expression: 'attribute:stack == prod' }];
    expect(messages(checkConstraints(given, 0, parse))).toEqual([
      'distinctInstance expression should not be specified.',
    ]);
  });

  it.each([
    [
      { type: 'memberof', expression: 'x' },
      'A placement constraint is memberOf or distinctInstance; "memberof" was given.',
    ],
    [{ type: 'memberOf' }, 'memberOf needs an expression; none was given.'],
    [{ type: 'memberOf', expression: 7 }, 'memberOf needs an expression; 7 was given.'],
  ])('refuse %j', (constraint, message) => {
    expect(messages(checkConstraints([constraint], 0, parse))).toEqual([message]);
  });

  it('point at what is wrong inside an expression', () => {
    expect(checkConstraints([{ type: 'memberOf', expression: 'a ? b' }], 0, parse)).toEqual({
      ok: false,
      problems: [{ index: 0, key: 'expression', message: 'Not this.', hint: 'Try that.', offset: 2, length: 1 }],
    });
  });

  it('are at most ten, those of the task definition included', () => {
    const constraints = Array.from({ length: 6 }, () => ({ type: 'distinctInstance' }));
    expect(messages(checkConstraints(constraints, 4, parse))).toEqual([]);
    expect(messages(checkConstraints(constraints, 5, parse))).toEqual([
      'A task takes at most 10 placement constraints; 11 were given, 5 of them in the task definition.',
    ]);
  });
});

describe('the chain in force', () => {
  const labels = (list: Parameters<typeof effectiveStrategies>[0], by: 'service' | 'runTask') =>
    effectiveStrategies(list, by).map((rule) => `${rule.origin} ${strategyLabel(rule)}`);

  it('defaults to zones, then instances, for a service, and to random for RunTask', () => {
    expect(labels([], 'service')).toEqual([
      'default spread(attribute:ecs.availability-zone)',
      'implicit spread(instanceId)',
    ]);
    expect(labels([], 'runTask')).toEqual(['default random']);
  });

  it('goes on to instances after a spread over an attribute, and only after that', () => {
    expect(labels([{ type: 'spread', field: 'attribute:rack' }], 'runTask')).toEqual([
      'given spread(attribute:rack)',
      'implicit spread(instanceId)',
    ]);
    expect(labels([{ type: 'spread', field: 'host' }], 'service')).toEqual(['given spread(instanceId)']);
    const binpackLast = [
      { type: 'spread', field: 'attribute:rack' },
      { type: 'binpack', field: 'MEMORY' },
    ] as const;
    expect(labels(binpackLast, 'service')).toEqual(['given spread(attribute:rack)', 'given binpack(memory)']);
    expect(labels([{ type: 'random' }], 'service')).toEqual(['given random']);
  });
});

describe('other limits', () => {
  it('RunTask starts 1 to 10 tasks', () => {
    expect([1, 10].map(checkRunTaskCount)).toEqual([null, null]);
    expect(checkRunTaskCount(0)).toBe('count is 1 to 10; 0 was given.');
    expect(checkRunTaskCount(11)).toBe('count is 1 to 10; 11 was given.');
    expect(checkRunTaskCount(1.5)).toBe('count is 1 to 10; 1.5 was given.');
  });

  it('a standalone task may not pass for a task of a service', () => {
    expect(checkTaskGroup('databases')).toBeNull();
    expect(checkTaskGroup('service:web')).toContain('belongs to a service');
    expect(checkTaskGroup('x'.repeat(255))).toBeNull();
    expect(checkTaskGroup('x'.repeat(256))).toContain('at most 255 characters; this one has 256');
  });
});
