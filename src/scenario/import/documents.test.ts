import { describe, expect, test } from 'vitest';
import { takeApart } from './documents';

function values(text: string): unknown[] {
  return takeApart({ name: '', text }).documents.map(({ value }) => value);
}

function said(text: string): (string | number | null | undefined)[][] {
  return takeApart({ name: '', text }).problems.map(({ line, message, hint }) => [line, message, hint]);
}

describe('documents are found', () => {
  test.each<[string, string, unknown[]]>([
    ['one', '{"a": 1}', [{ a: 1 }]],
    ['one after the other', '{"a": 1}{"b": 2}\n[{"c": 3}]', [{ a: 1 }, { b: 2 }, [{ c: 3 }]]],
    ['JSON Lines', '{"a": 1}\n{"b": 2}\n', [{ a: 1 }, { b: 2 }]],
    ['a list of them', '[{"a": 1}, {"b": 2}]', [[{ a: 1 }, { b: 2 }]]],
    ['with brackets in texts', '{"a": "}{\\"["}\n{"b": "\\\\"}', [{ a: '}{"[' }, { b: '\\' }]],
    [
      'among the lines of a shell',
      '[me@host ~]$ aws ecs describe-tasks --tasks ${IDS[0]}\n{"a": 1}\n$ exit',
      [{ a: 1 }],
    ],
    ['with a trailing comma and a comment', '$\n{"a": [1, 2,], // two\n}', [{ a: [1, 2] }]],
    ['behind a byte order mark', '\uFEFF{"a": 1}', [{ a: 1 }]],
  ])('%s', (_, text, expected) => expect(values(text)).toEqual(expected));

  test('with the line in which they begin', () => {
    const { documents } = takeApart({ name: 'x', text: '$ one\n{\n"a": 1\n}\n\n$ two\n{"b": 2}' });
    expect(documents.map(({ line }) => line)).toEqual([2, 7]);
  });
});

describe('what is no JSON is said with its place', () => {
  test('an output that breaks off, and the one after it is read', () => {
    const text = '{\n    "tasks": [\n        {"taskArn": "arn:aws:ecs\n{\n    "a": 1\n}\n';
    expect(values(text)).toEqual([{ a: 1 }]);
    expect(said(text)).toEqual([
      [
        3,
        'The output that begins in line 1 breaks off here: a text or a bracket is not closed.',
        expect.stringContaining('> output.json') as string,
      ],
    ]);
  });

  test('a mistake within', () =>
    expect(said('$\n{"a": 1,\n "b" 2}')).toEqual([[3, 'A colon is expected here.', undefined]]));

  test.each([
    ['YAML', 'containerInstances:\n- agentConnected: true\n  attributes:\n', 'This is output of the AWS CLI as YAML.'],
    [
      'a table',
      '---------------------\n|  DescribeTasks    |\n+-------------------+',
      'This is output of the AWS CLI as a table.',
    ],
    [
      'plain text',
      'CONTAINERINSTANCES\tTrue\tarn:aws:ecs\nATTRIBUTES\tx\n',
      'This is output of the AWS CLI as plain text.',
    ],
  ])('%s: --output json is the way out', (_, text, message) => {
    expect(said(text)).toEqual([[null, message, expect.stringContaining('--output json') as string]]);
  });

  test('an answer of AWS in place of a description', () =>
    expect(
      said(
        '\nAn error occurred (AccessDeniedException) when calling the DescribeTasks operation: User is not authorized\n',
      ),
    ).toEqual([
      [
        null,
        'AWS refused DescribeTasks (AccessDeniedException): User is not authorized',
        'Your role needs the permission ecs:DescribeTasks.',
      ],
    ]));

  test('a command that has not been run', () =>
    expect(said('aws ecs describe-tasks --cluster prod')[0]?.[1]).toBe('This is a command, not what it prints.'));

  test('anything else', () => expect(said('hello there')[0]?.[1]).toBe('There is no JSON in this text.'));
});
