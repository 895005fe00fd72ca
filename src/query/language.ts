/**
 * The words of the cluster query language: its subjects, its operators, and which go together.
 * Parser, completion, hover and the error messages all read these tables; a word is added here alone.
 * Source: placement-and-lifecycle 3.1.
 */

/** An expression may have at most this many characters. */
export const MAX_EXPRESSION_LENGTH = 2_000;
/** Parentheses and negations may be nested this deep, so that no pasted text exhausts the stack. */
export const MAX_NESTING = 100;
/** An attribute name may have at most this many characters. */
export const MAX_ATTRIBUTE_NAME_LENGTH = 128;

export const SUBJECT_NAMES = [
  'attribute',
  'task:group',
  'agentConnected',
  'agentVersion',
  'ec2InstanceId',
  'registeredAt',
  'runningTasksCount',
] as const;
export type SubjectName = (typeof SUBJECT_NAMES)[number];

/** Operators in their symbol form, the one that the tree holds. */
export const OPERATORS = ['==', '!=', '>', '>=', '<', '<=', 'in', '!in', '=~', '!~', 'exists', '!exists'] as const;
export type Operator = (typeof OPERATORS)[number];
export type CompareOperator = '==' | '!=' | '>' | '>=' | '<' | '<=';

/** What stands to the right of an operator. */
export type OperandKind = 'value' | 'list' | 'pattern' | 'nothing';

export interface OperatorInfo {
  /** Every accepted spelling, the symbol first. */
  readonly spellings: readonly string[];
  readonly takes: OperandKind;
  /** What the comparison asks, to follow a subject: "is exactly the value". */
  readonly meaning: string;
}

export const OPERATOR_INFO: Readonly<Record<Operator, OperatorInfo>> = {
  '==': { spellings: ['==', 'equals'], takes: 'value', meaning: 'is exactly the value; capitals count' },
  '!=': { spellings: ['!=', 'not_equals'], takes: 'value', meaning: 'is not the value' },
  '>': { spellings: ['>', 'greater_than'], takes: 'value', meaning: 'is greater than the value' },
  '>=': {
    spellings: ['>=', 'greater_than_equal'],
    takes: 'value',
    meaning: 'is greater than the value or equal to it',
  },
  '<': { spellings: ['<', 'less_than'], takes: 'value', meaning: 'is less than the value' },
  '<=': { spellings: ['<=', 'less_than_equal'], takes: 'value', meaning: 'is less than the value or equal to it' },
  in: { spellings: ['in'], takes: 'list', meaning: 'is one of the values in [ ]' },
  '!in': { spellings: ['!in', 'not_in'], takes: 'list', meaning: 'is none of the values in [ ]' },
  '=~': {
    spellings: ['=~', 'matches'],
    takes: 'pattern',
    meaning: 'matches the pattern from its first to its last character',
  },
  '!~': { spellings: ['!~', 'not_matches'], takes: 'pattern', meaning: 'does not match the pattern' },
  exists: { spellings: ['exists'], takes: 'nothing', meaning: 'is there, with any value or none' },
  '!exists': { spellings: ['!exists', 'not_exists'], takes: 'nothing', meaning: 'is not there' },
};

/** The kind of value that a subject is compared with. */
export type ValueKind = 'text' | 'boolean' | 'version' | 'timestamp' | 'count';

export interface SubjectInfo {
  /** As a person writes it, a placeholder for the attribute's name included. */
  readonly label: string;
  readonly operators: readonly Operator[];
  readonly value: ValueKind;
  /** What it is, in a sentence or two. */
  readonly summary: string;
  readonly example: string;
}

const IDENTITY: readonly Operator[] = ['==', '!=', 'in', '!in', '=~', '!~'];
const ORDER: readonly Operator[] = ['==', '!=', '>', '>=', '<', '<='];

export const SUBJECT_INFO: Readonly<Record<SubjectName, SubjectInfo>> = {
  attribute: {
    label: 'attribute:NAME',
    operators: OPERATORS,
    value: 'text',
    summary:
      "An attribute of the container instance, ECS's own (ecs.instance-type) or custom. Where it is missing every comparison is false, also !=; only !exists is true.",
    example: 'attribute:ecs.instance-type =~ m5.*',
  },
  'task:group': {
    label: 'task:group',
    operators: [...IDENTITY, 'exists', '!exists'],
    value: 'text',
    summary:
      'The groups of the tasks on the container instance: service:NAME, family:FAMILY, or the group given to RunTask. True if some group satisfies; the ! forms are the exact opposite.',
    example: 'task:group == service:web',
  },
  agentConnected: {
    label: 'agentConnected',
    operators: IDENTITY,
    value: 'boolean',
    summary: 'Whether the ECS container agent is connected: true or false.',
    example: 'agentConnected == true',
  },
  agentVersion: {
    label: 'agentVersion',
    operators: ORDER,
    value: 'version',
    summary: 'The version of the ECS container agent, compared number by number: 1.9.0 is less than 1.14.5.',
    example: 'agentVersion >= 1.86.0',
  },
  ec2InstanceId: {
    label: 'ec2InstanceId',
    operators: IDENTITY,
    value: 'text',
    summary: 'The id of the EC2 instance.',
    example: "ec2InstanceId in ['i-aaaa1111', 'i-dddd4444']",
  },
  registeredAt: {
    label: 'registeredAt',
    operators: ORDER,
    value: 'timestamp',
    summary: 'When the container instance registered. Without a zone UTC is meant, without a time midnight.',
    example: 'registeredAt < 2018-02-13',
  },
  runningTasksCount: {
    label: 'runningTasksCount',
    operators: ORDER,
    value: 'count',
    summary: 'How many tasks of the container instance are running or on their way to it.',
    example: 'runningTasksCount == 0',
  },
};

const BY_SPELLING: ReadonlyMap<string, Operator> = new Map(
  OPERATORS.flatMap((operator) => OPERATOR_INFO[operator].spellings.map((spelling) => [spelling, operator] as const)),
);

/** The operator that a spelling stands for; null for anything else. */
export function operatorOf(spelling: string): Operator | null {
  return BY_SPELLING.get(spelling) ?? null;
}

/** Every accepted spelling of every operator. */
export const OPERATOR_SPELLINGS: readonly string[] = [...BY_SPELLING.keys()];

const ATTRIBUTE_PREFIX = 'attribute:';
const ATTRIBUTE_NAME = /^[A-Za-z0-9\-_./\\]+$/;

/** Whether the text can name an attribute: 1 to 128 letters, digits, `-` `_` `.` `/` `\`. */
export function isAttributeName(text: string): boolean {
  return text.length <= MAX_ATTRIBUTE_NAME_LENGTH && ATTRIBUTE_NAME.test(text);
}

/** What a subject's text names; null for anything that is not a subject. */
export function subjectOf(
  text: string,
): { name: 'attribute'; attribute: string } | { name: Exclude<SubjectName, 'attribute'> } | null {
  if (text.startsWith(ATTRIBUTE_PREFIX)) {
    const attribute = text.slice(ATTRIBUTE_PREFIX.length);
    return isAttributeName(attribute) ? { name: 'attribute', attribute } : null;
  }
  for (const name of SUBJECT_NAMES) if (name !== 'attribute' && name === text) return { name };
  return null;
}
