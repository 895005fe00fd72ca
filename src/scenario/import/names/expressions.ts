import { compileQuery } from '../../../query/compile';
import { parseQuery } from '../../../query/parse';
import { printQuery } from '../../../query/print';
import type { QuerySubject } from '../../../query/subject';
import type { ComparisonNode, LiteralNode, QueryNode, SubjectNode } from '../../../query/tree';

/** The values of one subject: those that there are, and what takes the place of any. */
export interface Values {
  readonly all: readonly string[];
  of(value: string): string;
  /** Whether the values that there are stay as they are, so that a pattern goes on matching them. */
  readonly stay: boolean;
}

/** What the names of the account are called from now on. */
export interface Vocabulary {
  attribute(name: string): string;
  valuesOf(attribute: string): Values;
  readonly groups: Values;
  readonly ec2Instances: Values;
}

/**
 * An expression of the cluster query language in the new names, which selects the same instances. Patterns and orders over replaced values
 * become lists of the values that they hold for today (assumption `import-expressions`). Null where the expression cannot be read: it may
 * hold anything.
 */
export function renameExpression(expression: string, names: Vocabulary): string | null {
  const parsed = parseQuery(expression);
  return parsed.ok ? printQuery(renamed(parsed.query, names)) : null;
}

function renamed(node: QueryNode, names: Vocabulary): QueryNode {
  switch (node.kind) {
    case 'or':
    case 'and':
      return { ...node, operands: node.operands.map((operand) => renamed(operand, names)) };
    case 'not':
      return { ...node, operand: renamed(node.operand, names) };
    default:
      return renamedComparison(node, names);
  }
}

function renamedComparison(node: ComparisonNode, names: Vocabulary): ComparisonNode {
  const values = valuesOf(node.subject, names);
  const subject =
    node.subject.name === 'attribute'
      ? { ...node.subject, attribute: names.attribute(node.subject.attribute) }
      : node.subject;
  if (values === null || node.kind === 'exists') return { ...node, subject };
  const literal = (value: LiteralNode): LiteralNode => ({ ...value, text: values.of(value.text) });
  if (node.kind === 'list') return { ...node, subject, values: node.values.map(literal) };
  if (node.kind === 'compare' && (node.operator === '==' || node.operator === '!='))
    return { ...node, subject, value: literal(node.value) };
  // A pattern or an order says nothing of new names: the values that it holds for take its place.
  const isNegated = node.operator === '!~';
  const test = compileQuery(node.kind === 'match' ? { ...node, operator: '=~' } : node);
  const matching = values.all.filter((value) => test(subjectWith(node.subject, value)));
  if (values.stay && matching.length > 0) return { ...node, subject };
  const { start, end } = node;
  const listed = matching.length === 0 ? ['none'] : matching.map((value) => values.of(value));
  const literals = listed.map((text) => ({ start, end, text }));
  return { kind: 'list', start, end, subject, operator: isNegated ? '!in' : 'in', values: literals };
}

/** Null for subjects whose values are numbers, versions and dates. */
function valuesOf(subject: SubjectNode, names: Vocabulary): Values | null {
  switch (subject.name) {
    case 'attribute':
      return names.valuesOf(subject.attribute);
    case 'task:group':
      return names.groups;
    case 'ec2InstanceId':
      return names.ec2Instances;
    default:
      return null;
  }
}

/** An instance of which one thing is known. */
function subjectWith(subject: SubjectNode, value: string): QuerySubject {
  return {
    attributes: new Map(subject.name === 'attribute' ? [[subject.attribute, value]] : []),
    agentConnected: true,
    agentVersion: '',
    ec2InstanceId: subject.name === 'ec2InstanceId' ? value : '',
    registeredAtMs: 0,
    runningTasksCount: 0,
    taskGroups: () => (subject.name === 'task:group' ? [value] : []),
  };
}
