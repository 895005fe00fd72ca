import { describe, expect, it } from 'vitest';
import { withAction, withEdits, withEntries, withPart, withValue } from './text-edits';

const parsed = (text: string): unknown => JSON.parse(text);
const TEXT = '{ "stowplan": 1, "services": [{ "serviceName": "web", "placementStrategy": [{ "type": "random" }] }] }';

describe('edits of the text', () => {
  it('put a value at a path, and take it away', () => {
    const spread = [{ type: 'spread', field: 'instanceId' }];
    expect(parsed(withValue(TEXT, 'services[0].placementStrategy', spread))).toMatchObject({
      services: [{ serviceName: 'web', placementStrategy: spread }],
    });
    expect(parsed(withValue(TEXT, 'services[0].placementStrategy', undefined))).toEqual({
      stowplan: 1,
      services: [{ serviceName: 'web' }],
    });
  });

  it('append actions in the order in which they are done', () => {
    const drained = withAction(TEXT, { at: 4, action: 'DisconnectAgent', input: {} });
    expect(parsed(withAction(drained, { at: 2, action: 'ReconnectAgent', input: {} }))).toMatchObject({
      timeline: [{ at: 4 }, { at: 2 }],
    });
  });

  it('add several entries to a list that is not there yet', () => {
    const added = withEntries(TEXT, 'containerInstances', [{ id: 'a' }, { id: 'b' }]);
    expect(parsed(added)).toMatchObject({ containerInstances: [{ id: 'a' }, { id: 'b' }] });
  });

  it('leave a part alone that is written already', () => {
    const once = withPart(TEXT, 'timings', { imagePull: 3 });
    expect(parsed(once)).toMatchObject({ timings: { imagePull: 3 } });
    expect(withPart(once, 'timings', {})).toBe(once);
  });

  it('are made in order: values, what goes, and what is put in', () => {
    const text = '{"timeline": [{ "at": 1 }, { "at": 2 }], "seed": 3}';
    const edits = [
      { path: ['seed'], value: 4 },
      { path: ['timeline', 0], value: undefined },
      { path: ['timeline', 0], value: { at: 0 }, insert: true },
    ];
    expect(parsed(withEdits(text, edits))).toEqual({ timeline: [{ at: 0 }, { at: 2 }], seed: 4 });
  });

  it('leave the text alone where the path is none', () => {
    expect(withValue(TEXT, 'services[', 1)).toBe(TEXT);
  });
});
