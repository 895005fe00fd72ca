import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRequest } from './messages';

describe('what another page may ask of an embed', () => {
  test.each([
    [{ stowplan: 'play' }, { ask: 'play' }],
    [{ stowplan: 'pause', more: 1 }, { ask: 'pause' }],
    [{ stowplan: 'step' }, { ask: 'step', to: 'nextPlacement' }],
    [
      { stowplan: 'step', to: 'previousEvent' },
      { ask: 'step', to: 'previousEvent' },
    ],
    [
      { stowplan: 'seek', seconds: 41.5 },
      { ask: 'seek', timeMs: 41_500 },
    ],
    [
      { stowplan: 'setSpeed', speed: 'slow' },
      { ask: 'setSpeed', speed: 'slow' },
    ],
    [
      { stowplan: 'setSpeed', speed: 60 },
      { ask: 'setSpeed', speed: 60 },
    ],
  ])('%j', (message, request) => expect(readRequest(message)).toEqual(request));

  test.each([
    null,
    'play',
    42,
    [],
    {},
    { stowplan: 'eval', code: 'alert(1)' },
    { stowplan: ['play'] },
    { stowplan: 'step', to: 'constructor' },
    { stowplan: 'seek' },
    { stowplan: 'seek', seconds: '60' },
    { stowplan: 'seek', seconds: -1 },
    { stowplan: 'seek', seconds: Number.NaN },
    { stowplan: 'seek', seconds: Infinity },
    { stowplan: 'setSpeed', speed: 5 },
    { stowplan: 'setSpeed' },
    Object.create({ stowplan: 'play' }) as unknown,
  ])('not %j', (message) => expect(readRequest(message)).toBeNull());

  test('nothing else is taken, and nothing throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withDate: true }), (message) => {
        expect(readRequest(message)).toBeNull();
        expect(readRequest({ stowplan: message })).toBeNull();
      }),
    );
  });
});
