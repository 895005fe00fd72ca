import type { Assumption } from './assumption';

/** About constraints and the cluster query language: placement-and-lifecycle 3. Alphabetical by id. */
export const EXPRESSIONS: readonly Assumption[] = [
  {
    id: 'distinct-counts-all',
    mark: 'modelling choice',
    text: 'For distinctInstance every live task of the group counts, also those started without the constraint.',
    spec: 'placement-and-lifecycle 3',
  },
  {
    id: 'query-agent-version',
    mark: 'modelling choice',
    text: 'agentVersion compares number by number; missing numbers are 0, a leading v is ignored. On an instance whose agent version cannot be read every comparison with it is false.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-attribute-order',
    mark: 'modelling choice',
    text: 'In expressions > >= < <= compare attributes as numbers if both sides are decimal numbers, digit by digit, and by code point otherwise; == compares the text.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-case',
    mark: 'modelling choice',
    text: 'Expressions are case-sensitive throughout: names, values, groups and keywords. AND is an error.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-missing-attribute',
    mark: 'modelling choice',
    text: 'Every comparison with an attribute that an instance does not have is false, also != and !in; only !exists is true. not( ) is plain negation. AWS shows this for != alone.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-nesting',
    mark: 'modelling choice',
    text: 'In expressions parentheses and negations may be nested 100 deep.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-patterns',
    mark: 'modelling choice',
    text: "=~ must match the whole value. Patterns are the part of Java's syntax that JavaScript shares, with a leading (?i); back references, \\p and possessive or atomic forms are refused, and so are repetitions such as .{200} that add up to more than 600 steps. They are matched in linear time, so no pattern can freeze the page.",
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-precedence',
    mark: 'modelling choice',
    text: 'In expressions not binds tighter than and, and and tighter than or; parentheses override.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-task-groups',
    mark: 'modelling choice',
    text: 'task:group comparisons are true if some group on the instance satisfies them; !=, !in and !~ are the exact opposite, so true on an instance without tasks.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-timestamps',
    mark: 'modelling choice',
    text: 'registeredAt is compared with a date or a date and time; without a zone UTC is meant, without a time midnight.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-unquoted',
    mark: 'modelling choice',
    text: 'White space around symbols may be left out, so an unquoted value or pattern ends before && and ||. Quotes have no escapes.',
    spec: 'placement-and-lifecycle 3.1',
  },
];
