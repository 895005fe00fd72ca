import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './match';

/** Patterns over a few characters, in the dialect that JavaScript has too. */
const patterns: fc.Arbitrary<string> = fc.letrec<{ pattern: string }>((tie) => {
  const atom = fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', '-', '.', '[ab]', '[^a]', '[a-c_]', '[^\\w]', '\\w', '\\W', '\\d', '\\x61', '\\.'),
    tie('pattern').map((pattern) => `(${pattern})`),
    tie('pattern').map((pattern) => `(?:${pattern})`),
  );
  const guard = fc.oneof(
    fc.constantFrom('^', '$', '\\b', '\\B'),
    fc.tuple(fc.constantFrom('?=', '?!', '?<=', '?<!'), tie('pattern')).map(([look, pattern]) => `(${look}${pattern})`),
  );
  const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?', '??');
  const item = fc.oneof(
    { arbitrary: fc.tuple(atom, quantifier).map((parts) => parts.join('')), weight: 5 },
    { arbitrary: guard, weight: 1 },
  );
  const sequence = fc.array(item, { maxLength: 3 }).map((items) => items.join(''));
  return { pattern: fc.array(sequence, { minLength: 1, maxLength: 2 }).map((branches) => branches.join('|')) };
}).pattern;

// Short values: the matcher that this one is compared with takes exponential time.
const values = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '_', '.'), maxLength: 5 });

test("answers what JavaScript's own regular expressions answer", () => {
  fc.assert(
    fc.property(patterns, fc.array(values, { minLength: 1, maxLength: 8 }), (text, samples) => {
      fc.pre(text.length < 60);
      const pattern = compilePattern(text);
      if (!pattern.ok) throw new Error(`${text}: ${pattern.error.message}`);
      const native = new RegExp(`^(?:${text})$`);
      for (const value of samples) expect([value, pattern.matches(value)]).toEqual([value, native.test(value)]);
    }),
    { numRuns: 2_000 },
  );
});

test('refuses or takes any text, and never throws', () => {
  const characters = fc.constantFrom(...Array.from('ab()[]{}|*+?.^$\\-,:=!<>0129dDwpkux&i😀'));
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 30 }), values, (text, value) => {
      const pattern = compilePattern(text);
      const { start, end } = pattern.ok ? { start: 0, end: 0 } : pattern.error;
      expect(0 <= start && start <= end && end <= text.length).toBe(true);
      expect(() => pattern.ok && pattern.matches(value)).not.toThrow();
    }),
    { numRuns: 2_000 },
  );
});

test('takes nothing that JavaScript would not take', () => {
  const characters = fc.constantFrom(...Array.from('ab()[]{}|*+?.^$\\-,:=!<>0129dDw'));
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
      fc.pre(compilePattern(text).ok);
      expect(() => new RegExp(text)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
