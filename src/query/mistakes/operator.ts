import { nearNames } from '../../lib/near-name';
import { OPERATOR_SPELLINGS, SUBJECT_INFO } from '../language';
import type { QueryToken } from '../tokens';
import { subjectText } from '../tree';
import type { SubjectNode } from '../tree';
import { endOfText, listed, mistake } from './mistake';
import type { QueryError } from './mistake';

/** What people write from other languages, and what it is here. */
const SLIPS: ReadonlyMap<string, string> = new Map([
  ['=', '== or equals'],
  ['===', '== or equals'],
  ['is', '== or equals'],
  ['eq', '== or equals'],
  ['<>', '!= or not_equals'],
  ['!', '!= or not_equals'],
  ['!==', '!= or not_equals'],
  ['ne', '!= or not_equals'],
  ['=>', '>= or greater_than_equal'],
  ['gt', '> or greater_than'],
  ['ge', '>= or greater_than_equal'],
  ['gte', '>= or greater_than_equal'],
  ['=<', '<= or less_than_equal'],
  ['lt', '< or less_than'],
  ['le', '<= or less_than_equal'],
  ['lte', '<= or less_than_equal'],
  ['~', '=~ or matches'],
  ['~=', '=~ or matches'],
  ['like', '=~ or matches, with a regular expression'],
  ['contains', '=~ or matches, with a regular expression such as .*web.*'],
  ['startswith', '=~ or matches, with a regular expression such as web.*'],
]);

/** An operator should follow a subject and does not. */
export function missingOperator(text: string, subject: SubjectNode, token: QueryToken | undefined): QueryError {
  const name = subjectText(subject);
  if (token === undefined)
    return mistake(endOfText(text), `An operator is missing after ${name}.`, operatorHint(subject));
  if (token.kind === 'unknown') return notAnOperator(subject, token);
  if (token.kind === 'value') {
    return mistake(token, `An operator is missing between ${name} and ${token.text}.`, operatorHint(subject));
  }
  const mayExist = SUBJECT_INFO[subject.name].operators.includes('exists');
  const hint = mayExist ? `To ask whether it is there, write ${name} exists.` : operatorHint(subject);
  return mistake(token, `An operator is missing between ${name} and "${token.text}".`, hint);
}

function notAnOperator(subject: SubjectNode, token: QueryToken): QueryError {
  const message = `"${token.text}" is not an operator.`;
  const split = /^(?:not|!)\s+(\w+)$/i.exec(token.text)?.[1]?.toLowerCase();
  if (split !== undefined) return mistake(token, message, `Write not_${split}, in one word.`);
  const slip = SLIPS.get(token.text.toLowerCase());
  if (slip !== undefined) return mistake(token, message, `Use ${slip}.`);
  const near = nearNames(token.text, OPERATOR_SPELLINGS)[0];
  return mistake(token, message, near === undefined ? operatorHint(subject) : `Did you mean ${near}?`);
}

/** A real operator that this subject does not have. */
export function unusableOperator(subject: SubjectNode, token: QueryToken): QueryError {
  return mistake(token, `"${token.text}" cannot be used with ${subject.name}.`, operatorHint(subject));
}

function operatorHint(subject: SubjectNode): string {
  const { label, operators } = SUBJECT_INFO[subject.name];
  return `${label} takes ${listed(operators, 'and')}.`;
}
