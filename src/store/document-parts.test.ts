import { describe, expect, it } from 'vitest';
import { documentParts, partText } from './document-parts';

const TEXT = `{
  "stowplan": 1,
  "taskDefinitions": [{ "family": "web" }, { "taskDefinition": { "family": "api" } }],
  "services": [
    {
      "serviceName": "web",
      "desiredCount": 2
    }, {}
  ],
  "images": {}
}`;

describe('documentParts', () => {
  it('names the entries as a person does, also those that describe-task-definition printed', () => {
    const { tasks, services } = documentParts(TEXT);
    expect(tasks.map(({ path, name }) => [path, name])).toEqual([
      ['taskDefinitions[0]', 'web'],
      ['taskDefinitions[1]', 'api'],
    ]);
    expect(services.map(({ name }) => name)).toEqual(['web', '2']);
  });

  it('offers the fleet and the cluster always, the rest where it is written', () => {
    expect(documentParts(TEXT).cluster.map(({ path }) => path)).toEqual(['containerInstances', 'cluster', 'images']);
  });

  it('finds what it can in a text that is not JSON', () => {
    expect(documentParts('').services).toEqual([]);
    expect(documentParts('[1, 2]').services).toEqual([]);
    expect(documentParts('{"services": [{"serviceName": "web"}').services).toHaveLength(1);
  });
});

describe('partText', () => {
  it('gives a part without the indentation of its place', () => {
    expect(partText(TEXT, 'services[0]')).toBe('{\n  "serviceName": "web",\n  "desiredCount": 2\n}');
  });

  it('gives all for the whole, and nothing for what is not there', () => {
    expect(partText(TEXT, '')).toBe(TEXT);
    expect(partText(TEXT, 'services[7]')).toBe('');
  });
});
