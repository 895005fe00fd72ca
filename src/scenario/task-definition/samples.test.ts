import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../lib/is-record';
import { registerTaskDefinitionText } from './register';

/** Definitions as people publish them, unchanged; the index names the public source of each and what ECS would say. */

interface Sample {
  readonly file: string;
  readonly source: string;
  readonly expected: 'valid-ec2' | 'valid-fargate' | 'valid-both' | 'invalid';
  readonly why: string;
}

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, 'samples', file), 'utf8');
}

const index = JSON.parse(read('index.json')) as readonly Sample[];

/** Of the invalid ones, those whose fault is mended, and what ECS would refuse the others for. */
const MENDED: Readonly<Record<string, readonly string[]>> = {
  'public__credit-cashflow-engine.json': ['proxyConfiguration', 'inferenceAccelerators'],
};
const REFUSED: Readonly<Record<string, { path: string; message: string }>> = {
  'aws-docs__example-task-definitions-4.json': {
    path: 'containerDefinitions[0]',
    message: "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
  },
  'aws-docs__tutorial-wfsx-volumes-1.json': {
    path: 'containerDefinitions[0].mountPoints[0].sourceVolume',
    message: "Unknown volume 'fsx-windows-dir'.",
  },
  'aws-samples__jetty-jetty-fargate.json': {
    path: 'containerDefinitions[0].logConfiguration',
    message: 'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
  },
  'aws-samples__gunicorn-gunicorn-fargate.json': {
    path: 'containerDefinitions[0].logConfiguration',
    message: 'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
  },
  // A template whose placeholders a script fills in: nothing that could be mended without inventing values.
  'appmesh__walkthroughs-fargate-fargate-colorteller-task-def-json.json': {
    path: '',
    message: 'This is no JSON value. Texts stand in double quotes.',
  },
};

it('has them all', () => {
  expect(index.length).toBeGreaterThan(35);
  const invalid = index.filter(({ expected }) => expected === 'invalid').map(({ file }) => file);
  expect(invalid.toSorted()).toEqual([...Object.keys(MENDED), ...Object.keys(REFUSED)].toSorted());
});

describe.each(index.filter(({ expected }) => expected !== 'invalid'))('$file', ({ file, expected }) => {
  const registration = registerTaskDefinitionText(read(file));

  it(`is registered, ${expected}`, () => {
    if (!registration.ok) throw new Error(JSON.stringify(registration.problems));
    const { compatibilities } = registration.taskDefinition;
    expect(compatibilities.includes('EC2')).toBe(expected !== 'valid-fargate');
    expect(compatibilities.includes('FARGATE')).toBe(expected !== 'valid-ec2');
  });

  it('keeps everything that was written', () => {
    if (!registration.ok) throw new Error(JSON.stringify(registration.problems));
    const pasted: unknown = JSON.parse(read(file));
    const written = isRecord(pasted) && isRecord(pasted['taskDefinition']) ? pasted['taskDefinition'] : pasted;
    const { containerDefinitions } = written as { containerDefinitions: unknown };
    expect(registration.output.containerDefinitions).toMatchObject(containerDefinitions as object[]);
  });
});

describe('definitions that ECS itself described', () => {
  const described = index.filter(({ file }) => read(file).includes('"requiresAttributes"'));

  it('are several', () => {
    expect(described.length).toBeGreaterThanOrEqual(4);
  });

  it.each(described)('$file requires what ECS said it requires', ({ file }) => {
    const registration = registerTaskDefinitionText(read(file));
    if (!registration.ok) throw new Error(JSON.stringify(registration.problems));
    const real = JSON.parse(read(file)) as {
      taskDefinition: { requiresAttributes: { name: string }[]; revision: number };
    };
    const ours = registration.taskDefinition.requiresAttributes.map(({ name }) => name);
    expect(ours).toEqual(expect.arrayContaining(real.taskDefinition.requiresAttributes.map(({ name }) => name)));
    expect(registration.output.revision).toBe(real.taskDefinition.revision);
  });

  it('add nothing but what the assumption says', () => {
    const file = 'c7n-describe__test-ecs-task-def-ecs-describetaskdefinition-1.json';
    const registration = registerTaskDefinitionText(read(file));
    if (!registration.ok) throw new Error(JSON.stringify(registration.problems));
    const real = JSON.parse(read(file)) as { taskDefinition: { requiresAttributes: { name: string }[] } };
    const realNames = real.taskDefinition.requiresAttributes.map(({ name }) => name);
    const added = registration.taskDefinition.requiresAttributes
      .map(({ name }) => name)
      .filter((name) => !realNames.includes(name));
    expect(added).toEqual(['ecs.capability.task-cpu-mem-limit']);
  });
});

describe('harmless faults are mended', () => {
  it.each(Object.entries(MENDED))('%s', (file, paths) => {
    const registration = registerTaskDefinitionText(read(file));
    if (!registration.ok) throw new Error(JSON.stringify(registration.problems));
    expect(registration.warnings.map(({ path }) => path)).toEqual(paths);
    expect(registration.taskDefinition.compatibilities).toContain('FARGATE');
  });
});

describe('the others are refused as ECS refuses them', () => {
  it.each(Object.entries(REFUSED))('%s', (file, { path, message }) => {
    const registration = registerTaskDefinitionText(read(file));
    if (registration.ok) throw new Error('registered');
    expect(registration.problems[0]).toMatchObject({ severity: 'error', path, message });
  });

  it('a placeholder is called one, at its place', () => {
    const text = read('appmesh__walkthroughs-fargate-fargate-colorteller-task-def-json.json');
    const registration = registerTaskDefinitionText(text);
    if (registration.ok) throw new Error('registered');
    expect(registration.problems[0]?.hint).toMatch(/^\$NAME looks like a placeholder/);
    expect(registration.problems[0]?.offset).toBe(text.indexOf('$NAME'));
  });
});
