import { isBarePattern, isBareValue, quoted } from './literals';
import { subjectText } from './tree';
import type { ComparisonNode, LiteralNode, QueryNode } from './tree';

/**
 * The expression of a tree, in symbols, with only the parentheses that it needs. Parsing it gives the same tree again
 * (but for the places). A value that holds both kinds of quotes cannot be written; no parsed tree has one.
 */
export function printQuery(query: QueryNode): string {
  switch (query.kind) {
    case 'or':
      return query.operands.map((operand) => printOperand(operand, operand.kind === 'or')).join(' or ');
    case 'and':
      return query.operands
        .map((operand) => printOperand(operand, operand.kind === 'or' || operand.kind === 'and'))
        .join(' and ');
    case 'not':
      return query.operand.kind === 'not' ? `not ${printQuery(query.operand)}` : `not(${printQuery(query.operand)})`;
    default:
      return printComparison(query);
  }
}

function printOperand(operand: QueryNode, needsParentheses: boolean): string {
  return needsParentheses ? `(${printQuery(operand)})` : printQuery(operand);
}

function printComparison(comparison: ComparisonNode): string {
  const start = `${subjectText(comparison.subject)} ${comparison.operator}`;
  switch (comparison.kind) {
    case 'exists':
      return start;
    case 'list':
      return `${start} [${comparison.values.map(printValue).join(', ')}]`;
    case 'match':
      return `${start} ${isBarePattern(comparison.pattern.text) ? comparison.pattern.text : quoted(comparison.pattern.text)}`;
    case 'compare':
      return `${start} ${printValue(comparison.value)}`;
  }
}

function printValue(literal: LiteralNode): string {
  return isBareValue(literal.text) ? literal.text : quoted(literal.text);
}
