import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeQuery } from './complete';
import { compileQuery } from './compile';
import { firstFailure } from './explain';
import { hoverQuery } from './hover';
import { OPERATOR_INFO, operatorOf, SUBJECT_INFO, SUBJECT_NAMES } from './language';
import type { Operator, SubjectName, ValueKind } from './language';
import { parseQuery } from './parse';
import { printQuery } from './print';
import type { QuerySubject } from './subject';
import { FLEET_NAMES } from './testing/fleet';
import { formatTimestamp } from './timestamp';
import { scanQuery, tokenizeQuery } from './tokens';
import type { ComparisonNode, LiteralNode, QueryNode, SubjectNode } from './tree';

/** Random trees, container instances and texts. Names and values come from small pools, so that comparisons often hold. */

const NOWHERE = { start: 0, end: 0 };

const attributeNames = fc.constantFrom('stack', 'rank', 'gpu-ready', 'ecs.instance-type', 'a/b\\c.d_e');
const texts = fc.oneof(
  fc.constantFrom(
    '',
    'prod',
    'Prod',
    'prod blue',
    '9',
    '10',
    '9.0',
    '-3',
    'm5.large',
    'and',
    'not',
    '==',
    'a,b',
    '(x)',
    'x||y',
  ),
  fc.string({ maxLength: 6 }).filter((text) => !(text.includes("'") && text.includes('"'))),
);
const patterns = fc.constantFrom('prod', 'prod.*', '[pP]rod', '(prod|test)', '', 'm5\\.large', '\\d+', '(?!prod).*');
const groups = fc.constantFrom('service:web', 'service:production', 'family:batch', 'databases');
const versions = fc.constantFrom('1.86.0', '1.86', 'v1.9.0', '1.100.0', '2');
const epochsMs = fc.constantFrom(0, 1_518_480_000_000, 1_529_360_908_000, 4_102_444_800_000);

const LITERALS: Readonly<Record<ValueKind, fc.Arbitrary<string>>> = {
  text: fc.oneof(texts, groups),
  boolean: fc.constantFrom('true', 'false'),
  version: versions,
  timestamp: epochsMs.map(formatTimestamp),
  count: fc.nat({ max: 3 }).map(String),
};

function literal(text: string): LiteralNode {
  return { text, ...NOWHERE };
}

const subjects: fc.Arbitrary<SubjectNode> = fc
  .tuple(fc.constantFrom<SubjectName>(...SUBJECT_NAMES), attributeNames)
  .map(([name, attribute]) => (name === 'attribute' ? { name, attribute, ...NOWHERE } : { name, ...NOWHERE }));

const comparisonTrees: fc.Arbitrary<ComparisonNode> = subjects.chain((subject) => {
  const { operators, value } = SUBJECT_INFO[subject.name];
  return fc
    .tuple(fc.constantFrom(...operators), fc.array(LITERALS[value], { minLength: 1, maxLength: 3 }), patterns)
    .map(([operator, values, pattern]) => comparison(subject, operator, values, pattern));
});

function comparison(
  subject: SubjectNode,
  operator: Operator,
  values: readonly string[],
  pattern: string,
): ComparisonNode {
  switch (operator) {
    case 'exists':
    case '!exists':
      return { kind: 'exists', subject, operator, ...NOWHERE };
    case 'in':
    case '!in':
      return { kind: 'list', subject, operator, values: values.map(literal), ...NOWHERE };
    case '=~':
    case '!~':
      return { kind: 'match', subject, operator, pattern: literal(pattern), ...NOWHERE };
    default:
      return { kind: 'compare', subject, operator, value: literal(values[0] ?? ''), ...NOWHERE };
  }
}

const queryTrees: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => {
  const operands = fc.array(tie('node'), { minLength: 2, maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      comparisonTrees,
      operands.map((list): QueryNode => ({ kind: 'or', operands: list, ...NOWHERE })),
      operands.map((list): QueryNode => ({ kind: 'and', operands: list, ...NOWHERE })),
      tie('node').map((operand): QueryNode => ({ kind: 'not', operand, ...NOWHERE })),
    ),
  };
}).node;

const containerInstances: fc.Arbitrary<QuerySubject> = fc
  .record({
    attributes: fc.array(fc.tuple(attributeNames, texts), { maxLength: 4 }).map((entries) => new Map(entries)),
    agentConnected: fc.boolean(),
    agentVersion: fc.oneof(versions, fc.constant('')),
    ec2InstanceId: LITERALS.text,
    registeredAtMs: epochsMs,
    taskGroups: fc.array(groups, { maxLength: 3 }),
  })
  .map((row) => ({ ...row, runningTasksCount: row.taskGroups.length, taskGroups: () => row.taskGroups }));

/** Anything a person may type: any characters, and the language's own words in any order. */
const typedTexts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'attribute:',
          'attribute:stack',
          'task:group',
          'registeredAt',
          'and',
          'or',
          'not',
          'AND',
          'memberOf',
        ),
        fc.constantFrom(...Object.values(OPERATOR_INFO).flatMap(({ spellings }) => spellings)),
        fc.constantFrom('(', ')', '[', ']', ',', "'", '"', '&&', '||', '&', '|', '!', '=', '~', '<', ' ', '  ', '\n'),
        fc.constantFrom(
          'prod',
          "'prod blue'",
          '(a|b)',
          '[a-z]+',
          '*',
          '\\',
          '2018-06-18',
          '1.86.0',
          '{',
          '}',
          '.',
          '😀',
        ),
      ),
      { maxLength: 16 },
    )
    .chain((words) => fc.constantFrom('', ' ').map((space) => words.join(space))),
);

/** The tree of an expression without its places. */
function treeOf(expression: string): unknown {
  const parsed = parseQuery(expression);
  return parsed.ok ? withoutPlaces(parsed.query) : parsed.error;
}

function withoutPlaces(node: QueryNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value)),
  );
}

/** Trees whose expression ECS would take. */
const trees = queryTrees.filter((tree) => printQuery(tree).length <= 2_000);

describe('reading and printing', () => {
  test('a printed tree is read as the same tree', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(treeOf(printQuery(tree))).toEqual(withoutPlaces(tree));
      }),
    );
  });

  test('spelling and white space make no difference', () => {
    fc.assert(
      fc.property(trees, fc.infiniteStream(fc.nat()), (tree, choices) => {
        const expression = respell(printQuery(tree), () => Number(choices.next().value));
        fc.pre(expression.length <= 2_000);
        expect(treeOf(expression)).toEqual(withoutPlaces(tree));
      }),
    );
  });

  test('a node stands where its span says', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const expression = printQuery(tree);
        const parsed = parseQuery(expression);
        for (const node of parsed.ok ? nodes(parsed.query) : []) {
          expect(treeOf(expression.slice(node.start, node.end))).toEqual(withoutPlaces(node));
        }
      }),
    );
  });
});

/** Every node of a tree, itself included. */
function nodes(node: QueryNode): QueryNode[] {
  if (node.kind === 'and' || node.kind === 'or') return [node, ...node.operands.flatMap(nodes)];
  return node.kind === 'not' ? [node, ...nodes(node.operand)] : [node];
}

/** The same expression with other spellings of its operators and keywords, and other white space. */
function respell(expression: string, choose: () => number): string {
  const spellings: Readonly<Record<string, readonly string[]>> = {
    and: ['and', '&&'],
    or: ['or', '||'],
    not: ['not', '!'],
  };
  const words = tokenizeQuery(expression).map(({ kind, text }) => {
    const operator = kind === 'operator' ? operatorOf(text) : null;
    const choices =
      operator === null ? (kind === 'keyword' ? spellings[text] : undefined) : OPERATOR_INFO[operator].spellings;
    return choices?.[choose() % choices.length] ?? text;
  });
  return words.map((word) => word + [' ', '  ', '\n\t'][choose() % 3]).join('');
}

describe('evaluating', () => {
  test('negation is exact', () => {
    fc.assert(
      fc.property(trees, containerInstances, (tree, instance) => {
        const opposite: QueryNode = { kind: 'not', operand: tree, start: 0, end: 0 };
        expect(compileQuery(opposite)(instance)).toBe(!compileQuery(tree)(instance));
      }),
    );
  });

  test('what holds of a missing attribute is !exists alone', () => {
    fc.assert(
      fc.property(comparisonTrees, containerInstances, (tree, instance) => {
        const { subject } = tree;
        fc.pre(subject.name === 'attribute' && !instance.attributes.has(subject.attribute));
        expect(compileQuery(tree)(instance)).toBe(tree.operator === '!exists');
      }),
    );
  });

  test('an expression is false exactly if some part is to blame, and that part is false by itself', () => {
    fc.assert(
      fc.property(trees, containerInstances, (tree, instance) => {
        const expression = printQuery(tree);
        const parsed = parseQuery(expression);
        if (!parsed.ok) throw new Error(parsed.error.message);
        const failure = firstFailure(parsed.query, instance);
        expect(failure === null).toBe(compileQuery(tree)(instance));
        if (failure === null) return;
        const part = parseQuery(expression.slice(failure.start, failure.end));
        expect(part.ok && compileQuery(part.query)(instance)).toBe(false);
        expect(failure.kind).not.toBe('and');
      }),
    );
  });
});

describe('any text', () => {
  test('is read, or refused with a place in it', () => {
    fc.assert(
      fc.property(typedTexts, (text) => {
        const parsed = parseQuery(text);
        if (parsed.ok) return;
        const { start, end, message } = parsed.error;
        expect(message).not.toBe('');
        expect([0, start, end, text.length]).toEqual([0, start, end, text.length].toSorted((a, b) => a - b));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is covered by its tokens, without overlap', () => {
    fc.assert(
      fc.property(typedTexts, (text) => {
        let end = 0;
        for (const token of tokenizeQuery(text)) {
          expect(text.slice(end, token.start).trim()).toBe('');
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.text).toBe(text.slice(token.start, token.end));
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  test('can be completed and explained at every place', () => {
    fc.assert(
      fc.property(typedTexts, fc.nat({ max: 60 }), (text, place) => {
        const offset = Math.min(place, text.length);
        for (const { replaceStart, replaceEnd } of completeQuery(text, offset, FLEET_NAMES)) {
          expect(replaceStart <= offset && offset <= replaceEnd && replaceEnd <= text.length).toBe(true);
        }
        const hover = hoverQuery(text, offset);
        expect(hover === null || (hover.start <= offset && offset < hover.end)).toBe(true);
      }),
    );
  });

  test('what completion offers is understood where it is put', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (tree, place) => {
        const expression = printQuery(tree);
        const offset = place % (expression.length + 1);
        for (const { insertText, replaceStart } of completeQuery(expression, offset, FLEET_NAMES)) {
          const { tokens } = scanQuery(expression.slice(0, replaceStart) + insertText);
          const inserted = tokens.filter(({ end }) => end > replaceStart);
          expect(inserted.map(({ text }) => text).join('')).toBe(insertText);
          expect(inserted.map(({ kind }) => kind)).not.toContain('unknown');
        }
      }),
    );
  });
});
