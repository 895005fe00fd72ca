import { expect, it } from 'vitest';
import { findTaskDefinition, parseTaskDefinitionReference } from './task-definition-reference';

it.each([
  ['web', { family: 'web', revision: null }],
  ['web:12', { family: 'web', revision: 12 }],
  ['arn:aws:ecs:us-east-1:123456789012:task-definition/web:3', { family: 'web', revision: 3 }],
  ['arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web', { family: 'web', revision: null }],
  ['web:x', null],
  ['web app', null],
  ['', null],
])('%s', (text, reference) => {
  expect(parseTaskDefinitionReference(text)).toEqual(reference);
});

it('finds the revision named, or the newest of the family wherever it stands', () => {
  const definitions = [
    { family: 'web', revision: 8 },
    { family: 'api', revision: 1 },
    { family: 'web', revision: 2 },
  ];
  expect(findTaskDefinition(definitions, 'web')).toEqual({ family: 'web', revision: 8 });
  expect(findTaskDefinition(definitions, 'web:2')).toEqual({ family: 'web', revision: 2 });
  expect(findTaskDefinition(definitions, 'web:3')).toBeUndefined();
  expect(findTaskDefinition(definitions, 'db')).toBeUndefined();
});
