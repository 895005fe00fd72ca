import { describe, expect, test } from 'vitest';
import { partAt, toPartOffset, withPart } from './part';
import { textChange } from './text-change';

const document = `{
  "stowplan": 1,
  "services": [
    {
      "serviceName": "web",
      "placementStrategy": [{ "type": "spread",

        "field": "instanceId" }]
    },
    { "serviceName": "api" }
  ]
}
`;

const web = `{
  "serviceName": "web",
  "placementStrategy": [{ "type": "spread",

    "field": "instanceId" }]
}`;

describe('a part', () => {
  test('is shown without the indentation of its place', () => expect(partAt(document, 'services[0]')?.text).toBe(web));
  test('may be a value on one line, a text, or all', () => {
    expect(partAt(document, 'services[1]')?.text).toBe('{ "serviceName": "api" }');
    expect(partAt(document, 'services[1].serviceName')?.text).toBe('"api"');
    expect(partAt(document, '')?.text).toBe(document);
  });
  test('that is not there is none', () => {
    expect(partAt(document, 'services[2]')).toBeNull();
    expect(partAt('not JSON', 'services[0]')).toBeNull();
  });
});

describe('a text put back', () => {
  test('unchanged leaves the document unchanged', () => {
    for (const path of ['services[0]', 'services[1]', 'services', '']) {
      const part = partAt(document, path);
      expect(withPart(document, path, part?.text ?? '')).toBe(document);
    }
  });

  test('makes a place that was not there', () => {
    const changed = withPart('{\n  "stowplan": 1\n}', 'timeline', '[\n  { "at": 1 }\n]');
    expect(changed).toBe('{\n  "stowplan": 1,\n  "timeline": [\n    { "at": 1 }\n  ]\n}');
    expect(JSON.parse(withPart('{"stowplan": 1}', 'services[0]', '{}'))).toEqual({ stowplan: 1, services: [{}] });
  });
});

describe('places', () => {
  test('of the document are places of the part', () => {
    const part = partAt(document, 'services[0]');
    if (part === null) throw new Error('no part');
    for (const word of [
      '{\n      "serviceName"',
      '"serviceName": "web"',
      '"placementStrategy"',
      '"field"',
      '"instanceId"',
    ]) {
      const shown = word.split('\n')[0] ?? '';
      const offset = toPartOffset(document, part, document.indexOf(word));
      expect(part.text.slice(offset ?? 0, (offset ?? 0) + shown.length)).toBe(shown);
    }
  });

  test('inside of the removed indentation are the front of the line', () => {
    const part = partAt(document, 'services[0]');
    if (part === null) throw new Error('no part');
    expect(toPartOffset(document, part, document.indexOf('"serviceName": "web"') - 4)).toBe(
      part.text.indexOf('  "serviceName"'),
    );
  });

  test('outside of the part are none', () => {
    const part = partAt(document, 'services[0]');
    if (part === null) throw new Error('no part');
    expect(toPartOffset(document, part, 0)).toBeNull();
    expect(toPartOffset(document, part, document.indexOf('"api"'))).toBeNull();
  });
});

describe('the change between two texts', () => {
  test('is the part that differs', () => {
    expect(textChange('"desiredCount": 9,', '"desiredCount": 12,')).toEqual({ start: 16, end: 17, text: '12' });
    expect(textChange('aaa', 'aa')).toEqual({ start: 2, end: 3, text: '' });
    expect(textChange('same', 'same')).toBeNull();
  });
});
