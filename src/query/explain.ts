import { compileQuery } from './compile';
import type { QuerySubject } from './subject';
import { formatTimestamp } from './timestamp';
import { comparisons, subjectText } from './tree';
import type { QueryNode, SubjectNode } from './tree';

/** The part of an expression that a container instance does not satisfy. */
export interface QueryFailure {
  readonly kind: QueryNode['kind'];
  /** Where the part stands in the expression: UTF-16 code units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** The subject that the part asks for, such as `attribute:stack`; null if it asks for several. */
  readonly subject: string | null;
  /** What the container instance has there, as text; null if it has nothing, and where `subject` is null. */
  readonly actual: string | null;
}

/**
 * The smallest part that makes the expression false; null if the expression is true. Of an `and` it is the first false
 * operand. An `or` and a `not` are given whole: no single part of them is to blame.
 */
export function firstFailure(query: QueryNode, subject: QuerySubject): QueryFailure | null {
  if (compileQuery(query)(subject)) return null;
  return smallestFailure(query, subject);
}

function smallestFailure(node: QueryNode, subject: QuerySubject): QueryFailure {
  if (node.kind === 'and') {
    for (const operand of node.operands) if (!compileQuery(operand)(subject)) return smallestFailure(operand, subject);
  }
  const asked = onlySubject(node);
  return {
    kind: node.kind,
    start: node.start,
    end: node.end,
    subject: asked === null ? null : subjectText(asked),
    actual: asked === null ? null : actualValue(asked, subject),
  };
}

/** The subject of all comparisons under a node; null if there are several. */
function onlySubject(node: QueryNode): SubjectNode | null {
  let only: SubjectNode | null = null;
  for (const { subject } of comparisons(node)) {
    if (only !== null && subjectText(only) !== subjectText(subject)) return null;
    only = subject;
  }
  return only;
}

/** What a container instance has for a subject, as text to show; null if nothing. Groups are listed once each. */
export function actualValue(asked: SubjectNode, subject: QuerySubject): string | null {
  switch (asked.name) {
    case 'attribute':
      return subject.attributes.get(asked.attribute) ?? null;
    case 'task:group': {
      const groups = [...new Set(subject.taskGroups())];
      return groups.length === 0 ? null : groups.join(', ');
    }
    case 'agentConnected':
      return String(subject.agentConnected);
    case 'agentVersion':
      return subject.agentVersion;
    case 'ec2InstanceId':
      return subject.ec2InstanceId;
    case 'registeredAt':
      return formatTimestamp(subject.registeredAtMs);
    case 'runningTasksCount':
      return String(subject.runningTasksCount);
  }
}
