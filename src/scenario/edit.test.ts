import { describe, expect, it } from 'vitest';
import { appendTimeline, locate, pathAt, removeValue, setValue } from './edit';

const TEXT = `{
  "stowplan": 1, // the format
  "services": [
    { "serviceName": "web", "desiredCount": 2 },
    {
      "serviceName": "api",
      "placementStrategy": [{ "type": "random" }] // anywhere
    }
  ]
}
`;

describe('setValue', () => {
  it('puts a value in place of another and leaves the rest alone', () => {
    expect(setValue(TEXT, ['services', 0, 'desiredCount'], 9)).toBe(TEXT.replace('2 }', '9 }'));
    const strategies = [
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'binpack', field: 'memory' },
    ];
    expect(setValue(TEXT, ['services', 1, 'placementStrategy'], strategies)).toBe(
      TEXT.replace(
        '[{ "type": "random" }]',
        '[\n        { "type": "spread", "field": "attribute:ecs.availability-zone" },\n        { "type": "binpack", "field": "memory" }\n      ]',
      ),
    );
  });

  it('adds a member behind the last one, on a line of its own, and leaves comments where they are', () => {
    expect(setValue(TEXT, ['services', 1, 'desiredCount'], 4)).toBe(
      TEXT.replace(
        '[{ "type": "random" }] // anywhere',
        '[{ "type": "random" }], // anywhere\n      "desiredCount": 4',
      ),
    );
    expect(setValue(TEXT, ['seed'], 7)).toBe(TEXT.replace('  ]\n}', '  ],\n  "seed": 7\n}'));
  });

  it('adds to a value that stands on one line, and breaks the line where it gets too long', () => {
    expect(setValue(TEXT, ['services', 0, 'launchType'], 'EC2')).toBe(TEXT.replace('2 }', '2, "launchType": "EC2" }'));
    const long = setValue(TEXT, ['services', 0, 'taskDefinition'], 'x'.repeat(60));
    expect(long).toContain(
      `    {\n      "serviceName": "web",\n      "desiredCount": 2,\n      "taskDefinition": "${'x'.repeat(60)}"\n    },`,
    );
  });

  it('makes what leads to the place', () => {
    expect(setValue('{"stowplan": 1}', ['view', 'camera', 'k'], 2)).toBe(
      '{\n  "stowplan": 1,\n  "view": { "camera": { "k": 2 } }\n}',
    );
    expect(setValue('', ['stowplan'], 1)).toBe('{\n  "stowplan": 1\n}');
  });

  it('keeps a comma that stands behind the last member', () => {
    expect(setValue('{\n  "a": 1,\n}', ['b'], 2)).toBe('{\n  "a": 1,\n  "b": 2\n}');
  });

  it('leaves a text alone in which the place cannot be found', () => {
    const deep = '['.repeat(5000);
    expect(setValue(deep, [0, 'a'], 1)).toBe(deep);
  });
});

describe('removeValue', () => {
  it('takes a member or an item out, with its comma', () => {
    expect(removeValue(TEXT, ['services', 0, 'desiredCount'])).toBe(TEXT.replace(', "desiredCount": 2', ''));
    expect(removeValue(TEXT, ['services', 1, 'serviceName'])).toContain('    {\n      "placementStrategy"');
    expect(JSON.parse(removeValue('{"a": [1, 2, 3]}', ['a', 1]))).toEqual({ a: [1, 3] });
  });

  it('leaves the text alone where there is nothing', () => {
    expect(removeValue(TEXT, ['view'])).toBe(TEXT);
    expect(setValue(TEXT, ['services', 0, 'launchType'], undefined)).toBe(TEXT);
  });
});

it('appendTimeline adds entries at the end', () => {
  const entry = { at: 42, action: 'UpdateService', input: { service: 'web', desiredCount: 12 } };
  const once = appendTimeline('{\n  "stowplan": 1\n}\n', entry);
  expect(once).toBe(
    '{\n  "stowplan": 1,\n  "timeline": [\n    { "at": 42, "action": "UpdateService", "input": { "service": "web", "desiredCount": 12 } }\n  ]\n}\n',
  );
  const { timeline } = JSON.parse(appendTimeline(once, { ...entry, at: 50 })) as { timeline: unknown };
  expect(timeline).toEqual([entry, { ...entry, at: 50 }]);
});

it('locate and pathAt are each other’s inverse', () => {
  const place = locate(TEXT, ['services', 1, 'placementStrategy', 0, 'type']);
  expect(place && TEXT.slice(place.offset, place.offset + place.length)).toBe('"random"');
  expect(pathAt(TEXT, (place?.offset ?? 0) + 3)).toEqual(['services', 1, 'placementStrategy', 0, 'type']);
  expect(locate(TEXT, ['nowhere'])).toBeNull();
});
