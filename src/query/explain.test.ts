import { describe, expect, test } from 'vitest';
import { referencedAttributes, usesTaskState } from './compile';
import { firstFailure } from './explain';
import { hoverQuery } from './hover';
import { parseQuery } from './parse';
import { FLEET } from './testing/fleet';
import type { QueryNode } from './tree';

function query(expression: string): QueryNode {
  const parsed = parseQuery(expression);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.query;
}

describe('the part that is to blame', () => {
  /** "part | subject | actual value" of the failure of an expression on an instance of the fleet. */
  function blame(expression: string, id: string): string {
    const instance = FLEET.get(id);
    if (instance === undefined) throw new Error(`no ${id}`);
    const failure = firstFailure(query(expression), instance);
    if (failure === null) return 'selected';
    return [expression.slice(failure.start, failure.end), failure.subject, failure.actual].join(' | ');
  }

  test.each([
    ['attribute:stack == prod', 'c1', 'selected'],
    ['attribute:stack == prod', 'c2', 'attribute:stack == prod | attribute:stack | test'],
    ['attribute:rank >= 9 and runningTasksCount > 3', 'c5', 'runningTasksCount > 3 | runningTasksCount | 2'],
    [
      'attribute:stack exists and (agentConnected == true and task:group == databases)',
      'c1',
      'task:group == databases | task:group | service:web, family:batch',
    ],
    [
      'runningTasksCount == 0 or attribute:stack == prod',
      'c2',
      'runningTasksCount == 0 or attribute:stack == prod |  | ',
    ],
    [
      '(attribute:stack == prod or attribute:stack == Prod)',
      'c2',
      'attribute:stack == prod or attribute:stack == Prod | attribute:stack | test',
    ],
    [
      'attribute:rank exists and not(task:group == service:web)',
      'c5',
      'not(task:group == service:web) | task:group | service:production, service:web',
    ],
    ['attribute:gpu-ready == yes', 'c3', 'attribute:gpu-ready == yes | attribute:gpu-ready | '],
    ['registeredAt > 2024-01-01', 'c4', 'registeredAt > 2024-01-01 | registeredAt | 2018-06-18T22:28:28Z'],
    ['agentVersion >= 1.100', 'c2', 'agentVersion >= 1.100 | agentVersion | 1.9.0'],
    ['agentConnected == true', 'c4', 'agentConnected == true | agentConnected | false'],
    ['ec2InstanceId =~ i-b.*', 'c1', 'ec2InstanceId =~ i-b.* | ec2InstanceId | i-aaaa1111'],
  ])('%s on %s: %s', (expression, id, expected) => {
    expect(blame(expression, id)).toBe(expected);
  });

  test('tells a missing attribute from one without value', () => {
    const c3 = FLEET.get('c3');
    if (c3 === undefined) throw new Error('no c3');
    expect(firstFailure(query('attribute:stack != prod'), c3)).toMatchObject({ actual: null });
    expect(firstFailure(query('attribute:gpu-ready == yes'), c3)).toMatchObject({ actual: '' });
    expect(firstFailure(query('task:group exists'), c3)).toMatchObject({ subject: 'task:group', actual: null });
  });
});

test('an agent without a readable version satisfies no comparison', () => {
  const c1 = FLEET.get('c1');
  if (c1 === undefined) throw new Error('no c1');
  for (const operator of ['==', '!=', '<', '>=']) {
    expect(firstFailure(query(`agentVersion ${operator} 1.0`), { ...c1, agentVersion: '' })).not.toBeNull();
  }
});

test.each([
  ['attribute:stack == prod and ec2InstanceId == i-1', false],
  ['registeredAt > 2020-01-01', false],
  ['attribute:stack == prod and not(task:group == databases)', true],
  ['attribute:stack == prod or (runningTasksCount == 0)', true],
  ['agentConnected == true', true],
])('whether the result of %s changes with tasks or agent: %s', (expression, expected) => {
  expect(usesTaskState(query(expression))).toBe(expected);
});

test('names each attribute once', () => {
  expect(
    referencedAttributes(
      query('attribute:b exists and (attribute:a == 1 or not attribute:b == 2) or runningTasksCount > 0'),
    ),
  ).toEqual(['b', 'a']);
});

describe('hover', () => {
  const expression = "attribute:ecs.instance-type =~ m5.* and not(task:group != 'service:web')";
  /** The word under the first character of a piece of the expression, and what is said of it. */
  function hover(piece: string): string | null {
    const found = hoverQuery(expression, expression.indexOf(piece));
    return found === null ? null : `${expression.slice(found.start, found.end)}: ${found.text}`;
  }

  test('explains subjects, operators, patterns and keywords', () => {
    expect(hover('instance-type')).toContain('attribute:ecs.instance-type: The EC2 instance type, such as m5.large.');
    expect(hover('=~')).toBe(
      '=~: True if the subject matches the pattern from its first to its last character. False where the attribute is missing. Also written matches.',
    );
    expect(hover('m5')).toContain('whole value');
    expect(hover('and')).toContain('Both sides must be true');
    expect(hover('group')).toContain('task:group: The groups of the tasks');
    expect(hover('!=')).toContain('True on a container instance without tasks.');
  });

  test('says nothing of values and of the space between words', () => {
    expect(hover("'service:web'")).toBeNull();
    expect(hover(' and')).toBeNull();
  });
});
