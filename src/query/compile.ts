import { compareAttributeValues, compareVersions, isVersion } from './ordering';
import { compilePattern } from './pattern/match';
import type { QuerySubject } from './subject';
import { parseTimestamp } from './timestamp';
import { comparisons } from './tree';
import type { CompareNode, ComparisonNode, QueryNode } from './tree';
import type { CompareOperator } from './language';

/** Whether an expression selects a container instance. */
export type QueryTest = (subject: QuerySubject) => boolean;

/**
 * The test of an expression. Compile once and test many; patterns and values are prepared here.
 * Source: placement-and-lifecycle 3.1; modelling choice `query-case`.
 */
export function compileQuery(query: QueryNode): QueryTest {
  switch (query.kind) {
    case 'or': {
      const tests = query.operands.map(compileQuery);
      return (subject) => tests.some((test) => test(subject));
    }
    case 'and': {
      const tests = query.operands.map(compileQuery);
      return (subject) => tests.every((test) => test(subject));
    }
    case 'not': {
      const test = compileQuery(query.operand);
      return (subject) => !test(subject);
    }
    default:
      return compileComparison(query);
  }
}

/**
 * Whether the result can change while the container instance's attributes stay as they are: with its tasks
 * (`task:group`, `runningTasksCount`) or with its agent's connection and version.
 */
export function usesTaskState(query: QueryNode): boolean {
  for (const { subject } of comparisons(query)) {
    if (['task:group', 'runningTasksCount', 'agentConnected', 'agentVersion'].includes(subject.name)) return true;
  }
  return false;
}

/** The names of the attributes that the expression asks for, each once, in the order of their first use. */
export function referencedAttributes(query: QueryNode): string[] {
  const names = new Set<string>();
  for (const { subject } of comparisons(query)) if (subject.name === 'attribute') names.add(subject.attribute);
  return [...names];
}

function compileComparison(comparison: ComparisonNode): QueryTest {
  const { subject } = comparison;
  switch (subject.name) {
    case 'attribute': {
      const name = subject.attribute;
      if (comparison.kind === 'exists')
        return isNegated(comparison) ? (on) => !on.attributes.has(name) : (on) => on.attributes.has(name);
      return testOfValue(comparison, (on) => on.attributes.get(name));
    }
    case 'ec2InstanceId':
      return testOfValue(comparison, (on) => on.ec2InstanceId);
    case 'agentConnected':
      return testOfValue(comparison, (on) => String(on.agentConnected));
    case 'task:group':
      return testOfGroups(comparison);
    case 'agentVersion':
      return testOfOrder(
        comparison,
        (text) => (on) => (isVersion(on.agentVersion) ? compareVersions(on.agentVersion, text) : null),
      );
    case 'registeredAt':
      return testOfOrder(comparison, (text) => {
        const timestamp = parseTimestamp(text) ?? 0;
        return (on) => on.registeredAtMs - timestamp;
      });
    case 'runningTasksCount':
      return testOfOrder(comparison, (text) => {
        const count = Number(text);
        return (on) => on.runningTasksCount - count;
      });
  }
}

/** `!=`, `!in`, `!~` and `!exists`: the comparison without its `!` is false. */
function isNegated(comparison: ComparisonNode): boolean {
  return comparison.operator.startsWith('!');
}

/** One value that may be missing; then every comparison is false, the negated ones too: `query-missing-attribute`. */
function testOfValue(comparison: ComparisonNode, read: (subject: QuerySubject) => string | undefined): QueryTest {
  const accepts = positiveTest(comparison);
  const wanted = !isNegated(comparison);
  return (subject) => {
    const value = read(subject);
    return value !== undefined && accepts(value) === wanted;
  };
}

/** Some group satisfies; a negated comparison is the exact opposite, so true without tasks: `query-task-groups`. */
function testOfGroups(comparison: ComparisonNode): QueryTest {
  const accepts = positiveTest(comparison);
  const wanted = !isNegated(comparison);
  return (subject) => {
    for (const group of subject.taskGroups()) if (accepts(group)) return wanted;
    return !wanted;
  };
}

/** The test of one value, without the operator's `!`. */
function positiveTest(comparison: ComparisonNode): (value: string) => boolean {
  switch (comparison.kind) {
    case 'exists':
      return () => true;
    case 'list': {
      const values = new Set(comparison.values.map((literal) => literal.text));
      return (value) => values.has(value);
    }
    case 'match': {
      const pattern = compilePattern(comparison.pattern.text);
      // The parser has refused patterns that do not compile.
      return pattern.ok ? pattern.matches : () => false;
    }
    case 'compare':
      return compareTest(comparison);
  }
}

function compareTest({ operator, value: { text } }: CompareNode): (value: string) => boolean {
  if (operator === '==' || operator === '!=') return (value) => value === text;
  return (value) => satisfies(compareAttributeValues(value, text), operator);
}

/** A subject with an order of its own. `orderFor(text)(subject)`: the subject against the text; null if it has no value. */
function testOfOrder(
  comparison: ComparisonNode,
  orderFor: (text: string) => (subject: QuerySubject) => number | null,
): QueryTest {
  // The parser lets only compare operators through for these subjects.
  if (comparison.kind !== 'compare') return () => false;
  const { operator } = comparison;
  const orderOf = orderFor(comparison.value.text);
  return (subject) => {
    const order = orderOf(subject);
    return order !== null && satisfies(order, operator);
  };
}

function satisfies(order: number, operator: CompareOperator): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
  }
}
