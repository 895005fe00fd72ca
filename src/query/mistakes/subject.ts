import { nearNames } from '../../lib/near-name';
import { isAttributeName, MAX_ATTRIBUTE_NAME_LENGTH, SUBJECT_INFO, SUBJECT_NAMES } from '../language';
import type { QueryToken } from '../tokens';
import { capitalKeyword, endOfText, isKeywordLike, isQuote, listed, mistake } from './mistake';
import type { QueryError } from './mistake';

const SUBJECT_LABELS = SUBJECT_NAMES.map((name) => SUBJECT_INFO[name].label);
const START_HINT = `A comparison starts with ${listed(SUBJECT_LABELS, 'or')}.`;

/** A comparison should begin at a token and does not. */
export function missingSubject(text: string, tokens: readonly QueryToken[], index: number): QueryError {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined) {
    const last = before?.text ?? '';
    return mistake(
      endOfText(text),
      `The expression ends after "${last}", where a comparison should follow.`,
      START_HINT,
    );
  }
  if (/^member_?of$/i.test(token.text) && tokens[index + 1]?.text === '(') {
    const message = 'memberOf( ) is the name of the constraint, not part of its expression.';
    return mistake(token, message, 'Leave memberOf( and its closing ) out.');
  }
  if (token.kind === 'keyword') return mistake(token, `A comparison is missing before "${token.text}".`, START_HINT);
  if (token.text === ')') {
    const message =
      before?.text === '(' ? 'There is nothing between ( and ).' : 'A comparison is missing before this ).';
    return mistake(token, message, START_HINT);
  }
  if (isKeywordLike(token.text)) return capitalKeyword(token);
  return brokenPattern(tokens, index) ?? notASubject(token);
}

/** `a =~ x||y`: two alternatives of a pattern, with one stroke too many. */
function brokenPattern(tokens: readonly QueryToken[], index: number): QueryError | null {
  const [pattern, or, token] = tokens.slice(index - 2, index + 1);
  if (pattern?.kind !== 'pattern' || or?.text !== '||' || token === undefined) return null;
  if (pattern.end !== or.start || or.end !== token.start) return null;
  const message = `|| means "or" between two comparisons, and "${token.text}" is none.`;
  return mistake(
    { start: or.start, end: token.end },
    message,
    `Alternatives in a pattern have one stroke: ${pattern.text}|${token.text}.`,
  );
}

function notASubject(token: QueryToken): QueryError {
  const colon = token.text.indexOf(':');
  const [prefix, name] = [token.text.slice(0, Math.max(colon, 0)), token.text.slice(colon + 1)];
  if (prefix === 'attribute') return badAttributeName(token, name);
  const message = `"${token.text}" is not a subject.`;
  if (isQuote(token.text))
    return mistake(token, `A comparison starts with a subject, not with a value.`, 'Subjects stand without quotes.');
  if (prefix !== '' && isAttributeName(name) && nearNames(prefix, ['attribute', 'attr']).length > 0) {
    return mistake(token, message, `Did you mean attribute:${name}?`);
  }
  const near = token.text.startsWith('ecs.') ? undefined : nearNames(token.text, SUBJECT_NAMES)[0];
  if (near !== undefined)
    return mistake(token, message, `Did you mean ${near === 'attribute' ? 'attribute:NAME' : near}?`);
  if (isAttributeName(token.text))
    return mistake(token, message, `To ask for an attribute, write attribute:${token.text}.`);
  return mistake(token, `A comparison should start here, but there is "${token.text}".`, START_HINT);
}

function badAttributeName(token: QueryToken, name: string): QueryError {
  if (name === '') {
    const hint = 'Write it right after the colon, such as attribute:ecs.instance-type.';
    return mistake(token, 'The name of the attribute is missing.', hint);
  }
  if (name.length > MAX_ATTRIBUTE_NAME_LENGTH) {
    const message = `The name of the attribute has ${name.length} characters; ${MAX_ATTRIBUTE_NAME_LENGTH} are allowed.`;
    return mistake(token, message);
  }
  const [bad = name] = name.match(/[^A-Za-z0-9\-_./\\]/u) ?? [];
  const start = token.end - name.length + name.indexOf(bad);
  const message = `The name of an attribute cannot hold "${bad}".`;
  return mistake({ start, end: start + bad.length }, message, 'Allowed are letters, digits and - _ . / \\.');
}
