import { describe, expect, test } from 'vitest';
import type { Problem } from '../../scenario/problem';
import { definitionNames, definitionOf } from './definitions';
import { pieces } from '../query/pieces';
import { problemsAt, valueAt, withChanges } from './form-document';
import { summaryOf } from './timeline/actions';
import { zonesOf, zonesOfEntry } from './fleet/zones';

describe('changes', () => {
  test('several are one edit, and the rest of the text stays', () => {
    const text = '{\n  "containerInstances": [\n    { "id": "a", "availabilityZone": "us-east-1a" } // mine\n  ]\n}';
    const changed = withChanges(text, [
      { path: ['containerInstances', 0, 'availabilityZone'], value: undefined },
      { path: ['containerInstances', 0, 'availabilityZones'], value: ['us-east-1a', 'us-east-1b'] },
    ]);
    expect(changed).toContain('// mine');
    expect(changed).toContain('{ "id": "a", "availabilityZones": ["us-east-1a", "us-east-1b"] }');
  });
});

test('values are found along own members alone', () => {
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  expect(valueAt({ a: 1 }, ['a', 'b'])).toBeUndefined();
  expect(valueAt({}, ['constructor'])).toBeUndefined();
});

test('problems of a field: its own, with `deep` those inside, never what is good to know', () => {
  const problem = (path: string, severity: Problem['severity'] = 'error'): Problem => ({
    path,
    severity,
    code: 'x',
    message: path,
  });
  const problems = [problem('a'), problem('a.b'), problem('a[0]'), problem('ab'), problem('a', 'info')];
  expect(problemsAt(problems, ['a']).map(({ path }) => path)).toEqual(['a']);
  expect(problemsAt(problems, ['a'], true).map(({ path }) => path)).toEqual(['a', 'a.b', 'a[0]']);
});

describe('task definitions', () => {
  const document = {
    taskDefinitions: [
      { family: 'web', cpu: 1 },
      { taskDefinition: { family: 'api', revision: 4 } },
      { family: 'web', cpu: 2 },
    ],
  };

  test('are referred to by family, and by revision where there are several', () => {
    expect(definitionNames(document).map(({ value }) => value)).toEqual(['web', 'web:1', 'web:2', 'api']);
  });

  test('are found by family (the newest), revision and ARN', () => {
    expect(definitionOf(document, 'web')).toEqual({ family: 'web', cpu: 2 });
    expect(definitionOf(document, 'web:1')).toEqual({ family: 'web', cpu: 1 });
    expect(definitionOf(document, 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:4')).toMatchObject({
      family: 'api',
    });
    expect(definitionOf(document, 'web:9')).toBeUndefined();
  });
});

test('zones are the usual three of the region and those that instances name', () => {
  expect(zonesOf({ region: 'eu-west-1' })).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  expect(zonesOf({ containerInstances: [{ availabilityZones: ['us-east-1f'] }] })).toContain('us-east-1f');
  expect(zonesOfEntry({ availabilityZone: 'us-east-1b' })).toEqual(['us-east-1b']);
});

test('an entry of the timeline in a few words', () => {
  expect(summaryOf({ at: 1, action: 'UpdateService', input: { service: 'web', desiredCount: 12 } })).toBe(
    'UpdateService web: desiredCount 12',
  );
  expect(summaryOf({ action: 'TerminateInstances', input: { containerInstances: ['a', 'b'] } })).toBe(
    'TerminateInstances a, b',
  );
  expect(summaryOf({ action: 'RunTask' })).toBe('RunTask');
});

describe('an expression in pieces', () => {
  test('all of it, in order, with the mistake apart', () => {
    const expression = 'attribute:stack = prod and agentConnected == true';
    const shown = pieces(expression, { start: 16, end: 17 });
    expect(shown.map(({ text }) => text).join('')).toBe(expression);
    expect(shown.filter(({ wrong }) => wrong).map(({ text }) => text)).toEqual(['=']);
    expect(shown.find(({ text }) => text === 'and')?.kind).toBe('keyword');
  });
});
