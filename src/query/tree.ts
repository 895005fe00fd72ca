import type { CompareOperator, SubjectName } from './language';

/** Where something stands in the expression: UTF-16 code units from 0, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An expression as a tree of plain data. Parentheses leave no node of their own; a node's span excludes those around it. */
export type QueryNode = OrNode | AndNode | NotNode | ComparisonNode;

/** Two or more operands. `a or b or c` is one node; an operand is itself an OrNode only where parentheses made it so. */
export interface OrNode extends Span {
  readonly kind: 'or';
  readonly operands: readonly QueryNode[];
}

/** Two or more operands, like `OrNode`. */
export interface AndNode extends Span {
  readonly kind: 'and';
  readonly operands: readonly QueryNode[];
}

export interface NotNode extends Span {
  readonly kind: 'not';
  readonly operand: QueryNode;
}

export type ComparisonNode = ExistsNode | ListNode | MatchNode | CompareNode;

export interface ExistsNode extends Span {
  readonly kind: 'exists';
  readonly subject: SubjectNode;
  readonly operator: 'exists' | '!exists';
}

export interface ListNode extends Span {
  readonly kind: 'list';
  readonly subject: SubjectNode;
  readonly operator: 'in' | '!in';
  /** At least one. */
  readonly values: readonly LiteralNode[];
}

export interface MatchNode extends Span {
  readonly kind: 'match';
  readonly subject: SubjectNode;
  readonly operator: '=~' | '!~';
  readonly pattern: LiteralNode;
}

export interface CompareNode extends Span {
  readonly kind: 'compare';
  readonly subject: SubjectNode;
  readonly operator: CompareOperator;
  readonly value: LiteralNode;
}

export type SubjectNode = Span &
  ({ readonly name: 'attribute'; readonly attribute: string } | { readonly name: Exclude<SubjectName, 'attribute'> });

export interface LiteralNode extends Span {
  /** The value without its quotes; the span includes them. */
  readonly text: string;
}

/** A subject as it is written: `attribute:stack`, `task:group`. */
export function subjectText(subject: SubjectNode): string {
  return subject.name === 'attribute' ? `attribute:${subject.attribute}` : subject.name;
}

/** Every comparison under a node, left to right. */
export function* comparisons(node: QueryNode): Generator<ComparisonNode> {
  switch (node.kind) {
    case 'or':
    case 'and':
      for (const operand of node.operands) yield* comparisons(operand);
      return;
    case 'not':
      yield* comparisons(node.operand);
      return;
    default:
      yield node;
  }
}
