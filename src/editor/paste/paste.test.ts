import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../scenario/parse';
import { insertDefinition, insertServices } from './insert';
import { recognise } from './recognise';
import type { Pasted } from './recognise';

const document = `{
  "stowplan": 1,
  "taskDefinitions": [
    { "family": "web", "containerDefinitions": [{ "name": "app", "image": "nginx", "cpu": 256, "memory": 512 }] }
  ],
  "services": [
    { "serviceName": "front", "taskDefinition": "web:1", "desiredCount": 2 },
    { "serviceName": "back", "taskDefinition": "web", "desiredCount": 1 }
  ]
}`;

const container = { name: 'app', image: 'nginx', cpu: 128, memory: 256 };
const plain = { family: 'web', containerDefinitions: [container] };

function definitionOf(value: unknown): Extract<Pasted, { kind: 'taskDefinition' }> {
  const pasted = recognise(JSON.stringify(value), document);
  if (pasted.kind !== 'taskDefinition') throw new Error(`taken for ${pasted.kind}: ${JSON.stringify(pasted)}`);
  return pasted;
}

describe('a pasted task definition', () => {
  test('becomes the next revision of its family', () => {
    expect(definitionOf(plain)).toMatchObject({
      family: 'web',
      revision: 2,
      definition: plain,
      cpuUnits: 128,
      memoryMiB: 256,
    });
    expect(definitionOf({ ...plain, family: 'other' })).toMatchObject({ revision: 1 });
  });

  test('comes out of the wrapper of describe-task-definition, without what is read-only, and keeps its number', () => {
    const described = {
      taskDefinition: {
        ...plain,
        revision: 7,
        status: 'ACTIVE',
        taskDefinitionArn: 'arn:aws:ecs:us-east-1:1:task-definition/web:7',
      },
    };
    expect(definitionOf(described)).toMatchObject({ revision: 7, definition: { ...plain, revision: 7 } });
    expect(definitionOf(described).definition).not.toHaveProperty('status');
    expect(definitionOf({ taskDefinition: { ...plain, revision: 1 } }).revision).toBe(2);
  });

  test('is mended, and says so', () => {
    const { definition, warnings } = definitionOf({
      ...plain,
      containerDefinitions: [{ ...container, memory: '256' }],
    });
    expect(definition).toEqual(plain);
    expect(warnings.map(({ path }) => path)).toEqual(['containerDefinitions[0].memory']);
  });

  test('is refused with its place', () => {
    const text = `{ "family": "web", "containerDefinitions": [{ "name": "app", "image": "nginx", "memory": 256, "CPU": 1 }] }`;
    const pasted = recognise(text, document);
    expect(pasted.kind).toBe('wrong');
    const problem = pasted.kind === 'wrong' ? pasted.problems[0] : undefined;
    expect(text.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe('"CPU"');
  });

  test('half of it is not JSON', () => expect(recognise('{ "family": "we', document).kind).toBe('wrong'));
});

describe('other things pasted', () => {
  test('an empty text is nothing', () => expect(recognise(' \n', document)).toEqual({ kind: 'nothing' }));

  test('a whole scenario', () => {
    expect(recognise('{"stowplan": 1, "name": "Mine"}', document)).toMatchObject({ kind: 'scenario', name: 'Mine' });
    expect(recognise('{"stowplan": 1, "services": 3}', document).kind).toBe('wrong');
  });

  test('a CreateService input', () => {
    const service = { cluster: 'prod', serviceName: 'api', taskDefinition: 'web', desiredCount: 4 };
    expect(recognise(JSON.stringify(service), document)).toEqual({
      kind: 'service',
      services: [{ serviceName: 'api', taskDefinition: 'web', desiredCount: 4 }],
      left: [],
    });
  });

  test('what describe-services prints, without what AWS adds', () => {
    const described = {
      services: [
        { serviceName: 'api', serviceArn: 'arn:x', runningCount: 3, desiredCount: 4, loadBalancers: [], events: [] },
      ],
      failures: [],
    };
    expect(recognise(JSON.stringify(described), document)).toEqual({
      kind: 'service',
      services: [{ serviceName: 'api', desiredCount: 4 }],
      left: ['serviceArn', 'runningCount', 'events'],
    });
  });
});

describe('put into the document', () => {
  function servicesOf(text: string): unknown {
    const { services } = JSON.parse(text) as { services: unknown };
    return services;
  }

  test('a definition stands at the end, and a service that names its revision names the new one', () => {
    const { text, path } = insertDefinition(document, plain, 2, { kind: 'service', index: 0 });
    expect(path).toBe('taskDefinitions[1]');
    expect(JSON.parse(text)).toMatchObject({
      taskDefinitions: [{}, plain],
      services: [{ taskDefinition: 'web:2' }, { taskDefinition: 'web' }],
    });
  });

  test('a service that names the family goes on doing so', () => {
    expect(
      servicesOf(insertDefinition(document, { ...plain, family: 'api' }, 1, { kind: 'service', index: 1 }).text),
    ).toMatchObject([{}, { taskDefinition: 'api' }]);
  });

  test('a new service gets a free name, and what ECS requires', () => {
    const vpc = { ...plain, family: 'front', networkMode: 'awsvpc' };
    const { text } = insertDefinition(document, vpc, 1, { kind: 'new', launchType: 'EC2' });
    expect(servicesOf(text)).toMatchObject([{}, {}, { serviceName: 'front-2', taskDefinition: 'front' }]);
    const parsed = parseScenario(text);
    expect(parsed.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('nobody runs it yet', () => {
    expect(servicesOf(insertDefinition(document, plain, 2, { kind: 'nobody' }).text)).toEqual(servicesOf(document));
  });

  test('a service takes the place of its namesake', () => {
    const changed = { serviceName: 'front', taskDefinition: 'web', desiredCount: 9 };
    const { text, path } = insertServices(document, [changed]);
    expect(path).toBe('services[0]');
    expect(servicesOf(text)).toMatchObject([changed, { serviceName: 'back' }]);
  });
});
