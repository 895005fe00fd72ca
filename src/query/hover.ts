import { BUILT_IN_ATTRIBUTES } from './built-in-attributes';
import { OPERATOR_INFO, operatorOf, SUBJECT_INFO, subjectOf } from './language';
import type { Operator, SubjectName } from './language';
import type { Span } from './tree';
import { tokenizeQuery } from './tokens';
import type { QueryToken } from './tokens';

/** What a word of an expression means, as plain sentences. */
export interface QueryHover extends Span {
  readonly text: string;
}

/** Explains the word under the cursor; null on values that speak for themselves, and between words. */
export function hoverQuery(text: string, offset: number): QueryHover | null {
  const tokens = tokenizeQuery(text);
  const index = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const token = tokens[index];
  if (token === undefined) return null;
  const explanation = explain(token, tokens[index - 1]);
  return explanation === null ? null : { start: token.start, end: token.end, text: explanation };
}

const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['and', 'Both sides must be true. Binds tighter than "or".'],
  ['&&', 'The same as "and": both sides must be true. Binds tighter than "or".'],
  ['or', 'At least one side must be true. "and" binds tighter.'],
  ['||', 'The same as "or": at least one side must be true. "and" binds tighter.'],
  ['not', 'The opposite of the comparison or group that follows, also where an attribute is missing.'],
  ['!', 'The same as "not": the opposite of the comparison or group that follows, also where an attribute is missing.'],
]);

function explain(token: QueryToken, before: QueryToken | undefined): string | null {
  switch (token.kind) {
    case 'subject':
      return explainSubject(token.text);
    case 'operator':
      return explainOperator(token.text, before?.text ?? '');
    case 'keyword':
      return KEYWORDS.get(token.text) ?? null;
    case 'pattern':
      return 'A regular expression that must match the whole value: .* stands for any characters. A leading (?i) ignores capitals.';
    default:
      return null;
  }
}

function explainSubject(text: string): string | null {
  const subject = subjectOf(text);
  if (subject === null) return null;
  const { summary, example } = SUBJECT_INFO[subject.name];
  const builtIn = subject.name === 'attribute' ? BUILT_IN_ATTRIBUTES.get(subject.attribute) : undefined;
  return `${builtIn === undefined ? '' : `${builtIn} `}${summary} Example: ${example}`;
}

function explainOperator(text: string, subjectText: string): string | null {
  const operator = operatorOf(text);
  if (operator === null) return null;
  const { spellings, meaning } = OPERATOR_INFO[operator];
  const others = spellings.filter((spelling) => spelling !== text);
  const absence = absenceRule(operator, subjectOf(subjectText)?.name ?? null);
  return `True if the subject ${meaning}.${absence}${others.length === 0 ? '' : ` Also written ${others.join(', ')}.`}`;
}

/** What the operator says about an instance that has nothing to compare. */
function absenceRule(operator: Operator, subject: SubjectName | null): string {
  if (OPERATOR_INFO[operator].takes === 'nothing') return '';
  if (subject === 'attribute') return ' False where the attribute is missing.';
  if (subject === 'task:group')
    return ` ${operator.startsWith('!') ? 'True' : 'False'} on a container instance without tasks.`;
  return '';
}
