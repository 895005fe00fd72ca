import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseScenario, parseScenarioValue } from './parse';
import { ACTION_NAMES } from './schema/timeline';

/** Documents whose parts are sometimes right, sometimes anything: what editors and links really bring. */
const anything = fc.jsonValue({ maxDepth: 3 });
const orAnything = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: anything });
const name = fc.constantFrom('web', 'api', 'web-1', 'm5.large', 'us-east-1a', '__proto__', '', 'constructor');
const record = (shape: Record<string, fc.Arbitrary<unknown>>) => fc.record(shape, { requiredKeys: [] });

const service = record({
  serviceName: orAnything(name),
  taskDefinition: orAnything(name),
  desiredCount: orAnything(fc.integer({ min: -1, max: 30 })),
  launchType: orAnything(fc.constantFrom('EC2', 'FARGATE', 'MOON')),
  placementStrategy: orAnything(
    fc.array(record({ type: orAnything(name), field: orAnything(name) }), { maxLength: 2 }),
  ),
  placementConstraints: orAnything(
    fc.array(record({ type: fc.constantFrom('memberOf', 'distinctInstance'), expression: orAnything(fc.string()) }), {
      maxLength: 2,
    }),
  ),
});
const document = record({
  stowplan: fc.oneof({ weight: 20, arbitrary: fc.constant(1) }, anything),
  seed: orAnything(fc.nat()),
  subnets: orAnything(fc.dictionary(fc.string(), name)),
  containerInstances: orAnything(
    fc.array(
      record({
        id: orAnything(name),
        instanceType: orAnything(name),
        count: orAnything(fc.nat(3)),
        resources: anything,
      }),
      { maxLength: 2 },
    ),
  ),
  taskDefinitions: orAnything(
    fc.array(
      record({
        family: orAnything(name),
        containerDefinitions: orAnything(
          fc.array(record({ name, image: name, memory: fc.nat(900) }), { maxLength: 2 }),
        ),
      }),
      { maxLength: 2 },
    ),
  ),
  services: orAnything(fc.array(service, { maxLength: 2 })),
  timeline: orAnything(
    fc.array(
      record({ at: orAnything(fc.nat(100)), action: fc.constantFrom(...ACTION_NAMES), input: orAnything(service) }),
      { maxLength: 3 },
    ),
  ),
  view: anything,
});

const runs = { numRuns: 150 };

it('any document has an answer, and the same as an object and as text', () => {
  fc.assert(
    fc.property(document, (value) => {
      const text = JSON.stringify(value);
      const fromText = parseScenario(text);
      const fromValue = parseScenarioValue(JSON.parse(text));
      expect({ ...fromText, problems: null }).toEqual({ ...fromValue, problems: null });
      expect(fromText.ok).toBe(!fromText.problems.some(({ severity }) => severity === 'error'));
      for (const { offset = -1, length = -1 } of fromText.problems) {
        expect(offset >= 0 && length > 0 && offset + length <= text.length).toBe(true);
      }
    }),
    runs,
  );
});

it('any text has an answer: cut, with characters replaced, or nothing like JSON', () => {
  const torn = fc
    .tuple(document, fc.nat(), fc.constantFrom('', '"', '{', '[', ',', '\\', '/*', '\u0000', '💥'))
    .map(([value, at, insert]) => {
      const text = JSON.stringify(value);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + insert + text.slice(cut + (at % 3));
    });
  fc.assert(
    fc.property(fc.oneof(torn, fc.string(), fc.string({ unit: 'binary' })), (text) => {
      const { ok, problems } = parseScenario(text);
      expect(ok || problems.length > 0).toBe(true);
      for (const { offset = 0, length = 0 } of problems) expect(offset + length <= text.length).toBe(true);
    }),
    runs,
  );
});

it.each(['[', '{"a":', '[{"a":['])('nesting without end is an answer too: %s', (opener) => {
  expect(parseScenario(opener.repeat(50_000)).ok).toBe(false);
});
