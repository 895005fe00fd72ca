import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPatch } from '../../scenario/compare/patch';
import { formatScenario } from '../../scenario/format';
import { readDocument } from '../document-parts';
import { patchBetween, sameJson } from './patch-diff';
import { isSideText, sideText, withSideText, withWorldKept } from './side-text';

const scalar = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('a', 'b'), fc.boolean());
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('x', 'y'), scalar, { maxKeys: 2 }),
);
const members = fc.dictionary(fc.constantFrom('cpu', 'count', 'placementStrategy'), value, { maxKeys: 3 });
const named = (key: string, wrapped: boolean): fc.Arbitrary<unknown[]> =>
  fc.array(
    fc.tuple(fc.constantFrom('web', 'api', 'batch'), members, fc.boolean()).map(([name, rest, wraps]) => {
      const entry = { [key]: name, ...rest };
      return wrapped && wraps ? { taskDefinition: entry } : entry;
    }),
    { maxLength: 4 },
  );
const document = fc.record(
  {
    stowplan: fc.constant(1),
    seed: fc.nat(3),
    services: named('serviceName', false),
    taskDefinitions: named('family', true),
    timings: fc.dictionary(fc.constantFrom('imagePull', 'stopGrace'), fc.nat(3)),
    timeline: fc.array(fc.record({ at: fc.nat(3) }), { maxLength: 2 }),
  },
  { requiredKeys: ['stowplan'] },
);

it('the patch between two documents makes the one of the other', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const patch = patchBetween(before, after);
      expect(sameJson(applyPatch(before, patch).document, after)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('a document that is not changed has an empty patch', () => {
  fc.assert(
    fc.property(document, (shared) => {
      expect(patchBetween(shared, shared)).toEqual({});
    }),
  );
});

it('a world that is written out, edited and read back is what was edited; kept, it is the scenario', () => {
  fc.assert(
    fc.property(document, document, document, (shared, first, edited) => {
      const view = {
        compare: [
          { label: 'A', patch: {} },
          { label: 'B', patch: patchBetween(shared, first) },
        ],
      };
      const text = formatScenario({ ...shared, view });
      const side = sideText(text, 1);
      expect(sameJson(readDocument(side), { ...first, view })).toBe(true);
      expect(isSideText(text, 1, side)).toBe(true);
      const typed = formatScenario({ ...edited, view });
      const next = withSideText(text, 1, typed) ?? '';
      expect(sameJson(readDocument(sideText(next, 1)), { ...edited, view: readDocument(next)?.['view'] })).toBe(true);
      expect(isSideText(next, 1, typed)).toBe(true);
      expect(sameJson(readDocument(withWorldKept(next, 1)), edited)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
