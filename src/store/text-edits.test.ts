import { describe, expect, it } from 'vitest';
import { withAction, withContainerResource, withEntries, withPart, withValue } from './text-edits';

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

  it('change what the only container asks for, also in what describe-task-definition printed', () => {
    const plain = '{"taskDefinitions": [{ "containerDefinitions": [{ "cpu": 1024 }] }]}';
    const wrapped = '{"taskDefinitions": [{ "taskDefinition": { "containerDefinitions": [{ "cpu": 1024 }] } }]}';
    const less = { containerDefinitions: [{ cpu: 768 }] };
    expect(parsed(withContainerResource(plain, 0, 'cpu', 768))).toEqual({ taskDefinitions: [less] });
    expect(parsed(withContainerResource(wrapped, 0, 'cpu', 768))).toEqual({
      taskDefinitions: [{ taskDefinition: less }],
    });
  });

  it('leave the text alone where the path is none', () => {
    expect(withValue(TEXT, 'services[', 1)).toBe(TEXT);
  });
});
