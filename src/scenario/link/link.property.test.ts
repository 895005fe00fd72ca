import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EXAMPLES } from '../examples/examples';
import { encodeLink, readHash } from './link';

it('any fragment has an answer', () => {
  const links = EXAMPLES.slice(0, 3).map(({ scenario }) => encodeLink(scenario));
  const changed = fc
    .tuple(fc.constantFrom(...links), fc.nat(), fc.nat(4), fc.string({ maxLength: 4 }))
    .map(([link, at, length, text]) => {
      const place = at % link.length;
      return link.slice(0, place) + text + link.slice(place + length);
    });
  fc.assert(
    fc.property(
      fc.oneof(
        changed,
        fc.base64String().map((text) => `#s=1.${text}`),
        fc.string(),
      ),
      (hash) => {
        expect(['none', 'scenario', 'bad', 'example', 'lesson']).toContain(readHash(hash).kind);
      },
    ),
    { numRuns: 300 },
  );
});
