import fc from 'fast-check';
import { OPERATOR_INFO, SUBJECT_INFO, SUBJECT_NAMES } from '../language';
import type { Operator, SubjectName, ValueKind } from '../language';
import type { QuerySubject } from '../subject';
import { formatTimestamp } from '../timestamp';
import type { ComparisonNode, LiteralNode, QueryNode, SubjectNode } from '../tree';

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

export const comparisonTrees: fc.Arbitrary<ComparisonNode> = subjects.chain((subject) => {
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

export const queryTrees: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => {
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

export const containerInstances: fc.Arbitrary<QuerySubject> = fc
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
export const typedTexts: fc.Arbitrary<string> = fc.oneof(
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
