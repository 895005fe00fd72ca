import { BUILT_IN_ATTRIBUTES } from './built-in-attributes';
import { OPERATOR_INFO, OPERATORS, SUBJECT_INFO, SUBJECT_NAMES, subjectOf } from './language';
import { isBarePattern, isBareValue, quoted } from './literals';
import { scanQuery, tokenizeQuery } from './tokens';
import type { Expectation, QueryToken } from './tokens';

export { hoverQuery } from './hover';
export type { QueryHover } from './hover';

/** What the cluster at hand has, for values to offer. */
export interface KnownNames {
  /** Attributes by name, with the values seen; `''` among them is not offered. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly groups: readonly string[];
  readonly ec2InstanceIds: readonly string[];
  readonly agentVersions: readonly string[];
}

/** Something that may be written at the cursor. */
export interface Completion {
  readonly label: string;
  /** What to put in place of the range; quoted where the value needs it, or where a quote is typed already. */
  readonly insertText: string;
  /** The range to replace, UTF-16 code units, `replaceEnd` exclusive; empty between two tokens. */
  readonly replaceStart: number;
  readonly replaceEnd: number;
  readonly kind: 'subject' | 'operator' | 'value' | 'keyword';
  readonly detail: string;
}

type Suggestion = Pick<Completion, 'label' | 'insertText' | 'kind' | 'detail'>;

/** What may be written at a place, in the order in which to offer it: what fits the letters typed so far. */
export function completeQuery(text: string, offset: number, known: KnownNames): Completion[] {
  const { start, end } = typedRange(text, offset);
  const { tokens, expected } = scanQuery(text.slice(0, start));
  const typed = text.slice(start, Math.min(offset, end));
  const fitting = suggestions({ tokens, expected, known, typed }).filter(
    ({ label, insertText }) => isSubsequence(typed, label) || isSubsequence(typed, insertText),
  );
  const inOnePiece = fitting.filter(({ label }) => holds(label, typed));
  const scattered = fitting.filter(({ label }) => !holds(label, typed));
  return [...inOnePiece, ...scattered].map((suggestion) => ({ ...suggestion, replaceStart: start, replaceEnd: end }));
}

/** The token that is being written; an empty range at the cursor if none is. */
function typedRange(text: string, offset: number): { readonly start: number; readonly end: number } {
  const token = tokenizeQuery(text).find(({ start, end }) => start < offset && offset <= end);
  if (token === undefined || (token.end === offset && isFinished(token))) return { start: offset, end: offset };
  // A quote that is never closed takes in all that follows.
  return { start: token.start, end: isOpenQuote(token) ? offset : token.end };
}

/** Whether no further character can belong to the token: behind it something new begins. */
function isFinished(token: QueryToken): boolean {
  switch (token.kind) {
    case 'punctuation':
      return true;
    case 'keyword':
      return !/^\w/.test(token.text);
    case 'operator':
      return /^[=!<>][=~]$/.test(token.text);
    case 'value':
    case 'pattern':
      return /^['"]/.test(token.text) && !isOpenQuote(token);
    default:
      return false;
  }
}

function isOpenQuote({ text }: QueryToken): boolean {
  return /^['"]/.test(text) && !(text.length > 1 && text.endsWith(text.charAt(0)));
}

/** Whether the letters occur in the word one after the other, capitals aside. */
function holds(word: string, letters: string): boolean {
  return word.toLowerCase().includes(letters.toLowerCase());
}

/** Whether the letters occur in the word in their order, capitals aside. */
function isSubsequence(letters: string, word: string): boolean {
  let at = 0;
  for (const character of word.toLowerCase()) if (character === letters.charAt(at).toLowerCase()) at += 1;
  return at >= letters.length;
}

interface Place {
  /** The tokens before the place. */
  readonly tokens: readonly QueryToken[];
  readonly expected: Expectation;
  readonly known: KnownNames;
  readonly typed: string;
}

function suggestions(place: Place): Suggestion[] {
  switch (place.expected) {
    case 'operand':
      return [
        ...subjectSuggestions(place.known),
        keyword('not', 'the opposite of what follows'),
        keyword('(', 'a group'),
      ];
    case 'operator':
      return operatorSuggestions(place);
    case 'value':
    case 'list-item':
      return knownValues(place).map((value) => valueSuggestion(value, place.typed, isBareValue));
    case 'pattern':
      return patterns(knownValues(place)).map((pattern) => valueSuggestion(pattern, place.typed, isBarePattern));
    case 'list':
      return [keyword('[', 'a list of values'), ...knownValues(place).map(listSuggestion)];
    case 'list-separator':
      return [keyword(',', 'another value'), keyword(']', 'the end of the list')];
    case 'connective':
      return connectiveSuggestions(place.tokens);
  }
}

function keyword(word: string, detail: string): Suggestion {
  return { label: word, insertText: word, kind: 'keyword', detail };
}

function subjectSuggestions(known: KnownNames): Suggestion[] {
  const names = new Set([...known.attributes.keys(), ...BUILT_IN_ATTRIBUTES.keys()]);
  const attributes = Array.from(names, (name): Suggestion => {
    const label = `attribute:${name}`;
    return {
      label,
      insertText: label,
      kind: 'subject',
      detail: BUILT_IN_ATTRIBUTES.get(name) ?? 'an attribute of the cluster',
    };
  });
  const others = SUBJECT_NAMES.filter((name) => name !== 'attribute').map((name): Suggestion => ({
    label: name,
    insertText: name,
    kind: 'subject',
    detail: SUBJECT_INFO[name].summary,
  }));
  return [...attributes, ...others];
}

/** Only the operators of the subject; the word forms once letters are typed. */
function operatorSuggestions({ tokens, typed }: Place): Suggestion[] {
  const subject = lastSubject(tokens);
  const operators = subject === null ? OPERATORS : SUBJECT_INFO[subject.name].operators;
  return operators.flatMap((operator) => {
    const { spellings, meaning } = OPERATOR_INFO[operator];
    const offered = /^\w/.test(typed) ? spellings : spellings.slice(0, 1);
    return offered.map((spelling): Suggestion => ({
      label: spelling,
      insertText: spelling,
      kind: 'operator',
      detail: meaning,
    }));
  });
}

function connectiveSuggestions(tokens: readonly QueryToken[]): Suggestion[] {
  const opened = tokens.filter(({ kind, text }) => kind === 'punctuation' && text === '(').length;
  const closed = tokens.filter(({ kind, text }) => kind === 'punctuation' && text === ')').length;
  const connectives = [keyword('and', 'both must be true'), keyword('or', 'one of them must be true')];
  return opened > closed ? [...connectives, keyword(')', 'the end of the group')] : connectives;
}

function lastSubject(tokens: readonly QueryToken[]): ReturnType<typeof subjectOf> {
  const token = tokens.findLast(({ kind }) => kind === 'subject');
  return token === undefined ? null : subjectOf(token.text);
}

/** The values that the subject at hand has somewhere in the cluster, without those that the list holds already. */
function knownValues({ tokens, expected, known }: Place): string[] {
  const subject = lastSubject(tokens);
  const values = subject === null ? [] : valuesOf(subject, known);
  const open = tokens.findLastIndex(({ text }) => text === '[');
  const listed =
    expected === 'list-item' ? tokens.slice(open).map(({ text }) => text.replace(/^(['"])(.*)\1$/, '$2')) : [];
  return [...new Set(values)].filter((value) => value !== '' && !listed.includes(value));
}

function valuesOf(subject: NonNullable<ReturnType<typeof subjectOf>>, known: KnownNames): readonly string[] {
  switch (subject.name) {
    case 'attribute':
      return known.attributes.get(subject.attribute) ?? [];
    case 'task:group':
      return known.groups;
    case 'agentConnected':
      return ['true', 'false'];
    case 'agentVersion':
      return known.agentVersions;
    case 'ec2InstanceId':
      return known.ec2InstanceIds;
    case 'runningTasksCount':
      return ['0', '1', '2'];
    case 'registeredAt':
      return [];
  }
}

/** The families of the values first (`m5.*` of m5.large, `service:.*` of service:web), then the values themselves. */
function patterns(values: readonly string[]): string[] {
  const families = values.flatMap((value) => {
    const stem = /^([\w-]+)(?:\.|(:))/.exec(value);
    return stem === null ? [] : [`${stem[1]}${stem[2] ?? ''}.*`];
  });
  return [...new Set([...families, ...values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))])];
}

function valueSuggestion(value: string, typed: string, isBare: (text: string) => boolean): Suggestion {
  const quote = /^['"]/.exec(typed)?.[0];
  const inQuotes = quote !== undefined && !value.includes(quote) ? `${quote}${value}${quote}` : quoted(value);
  return {
    label: value,
    insertText: quote === undefined && isBare(value) ? value : inQuotes,
    kind: 'value',
    detail: 'in the cluster',
  };
}

function listSuggestion(value: string): Suggestion {
  const list = `[${isBareValue(value) ? value : quoted(value)}]`;
  return { label: list, insertText: list, kind: 'value', detail: 'a list of one' };
}
