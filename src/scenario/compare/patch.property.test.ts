import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRecord } from '../../lib/is-record';
import type { JsonPath } from '../path';
import { applyPatch } from './patch';

const name = fc.constantFrom('web', 'batch', 'api', '__proto__');
const value = fc.jsonValue({ maxDepth: 2 });
const members = fc.dictionary(fc.constantFrom('cpu', 'count', 'placementStrategy', '__proto__'), value, { maxKeys: 3 });
const services = fc
  .uniqueArray(name, { maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((serviceName) => members.map((rest) => ({ ...rest, serviceName })))));
const document = fc.record({ stowplan: fc.constant(1), services, timings: members }, { requiredKeys: ['stowplan'] });
const change = fc.oneof({ weight: 3, arbitrary: members }, { weight: 1, arbitrary: fc.constant(null) });
const patch = fc.record(
  {
    services: fc.oneof(
      { weight: 4, arbitrary: fc.dictionary(name, change) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    timings: fc.oneof(members, value),
    seed: value,
  },
  { requiredKeys: [] },
);

function read(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string | number, unknown>>)[key], value);
}

it('an empty patch leaves the document as it is, and every part of it where it is', () => {
  fc.assert(
    fc.property(document, (value) => {
      const { document: patched, trace } = applyPatch(value, {});
      expect(patched).toEqual(value);
      expect(trace(['services', 0, 'cpu'])).toEqual({ shared: ['services', 0, 'cpu'], patch: null });
    }),
  );
});

it('a patch that has been applied changes nothing more, and neither of the two has changed', () => {
  fc.assert(
    fc.property(document, patch, (value, change) => {
      const before = JSON.stringify([value, change]);
      const once = applyPatch(value, change).document;
      expect(JSON.stringify(applyPatch(once, change).document)).toBe(JSON.stringify(once));
      expect(JSON.stringify([value, change])).toBe(before);
    }),
    { numRuns: 300 },
  );
});

it('a part that is traced to the patch is what the patch says, and any other is what the document says', () => {
  fc.assert(
    fc.property(
      document,
      fc.dictionary(name, members),
      fc.nat(3),
      fc.constantFrom('cpu', 'count', 'placementStrategy'),
      (value, change, index, member) => {
        const { document: patched, trace } = applyPatch(value, { services: change });
        const list = patched['services'];
        const service: unknown = Array.isArray(list) ? list[index] : undefined;
        fc.pre(isRecord(service) && Object.hasOwn(service, member));
        const path = ['services', index, member];
        const found = read(patched, path);
        const { shared, patch: inside } = trace(path);
        const written = inside !== null ? read({ services: change }, inside) : read(value, shared ?? []);
        // Objects of both are merged: of these the patch has only a part.
        expect(found).toEqual(inside !== null && isRecord(written) ? found : written);
      },
    ),
    { numRuns: 300 },
  );
});
