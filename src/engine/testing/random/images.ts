import fc from 'fast-check';
import type { Feature } from './feature';

/** Images that are slow to come, do not come, exit or ignore the stop signal; and other ones from some moment on. */

const image = fc.record(
  {
    pullSeconds: fc.constantFrom(0, 3, 20),
    exits: fc.record({ afterSeconds: fc.constantFrom(3, 40, 95), exitCode: fc.constantFrom(0, 1) }),
    pull: fc.constant('denied'),
    ignoresSigterm: fc.boolean(),
  },
  { requiredKeys: [] },
);

export const images: Feature = {
  start: fc
    .record({ 'web:v1': image, 'batch:v1': image }, { requiredKeys: [] })
    .map((behaviours) => (document) => ({ ...document, images: { ...document.images, ...behaviours } })),
  happenings: [image.map((behaviour) => ({ action: 'SetImage', input: { image: 'web:v1', ...behaviour } }))],
};
