import type { PlacementConstraint, PlacementStrategy } from './placement';
import { MAX_CONSTRAINTS, MAX_STRATEGIES, ZONE_FIELD } from './placement';

/**
 * What ECS accepts as `placementStrategy` and `placementConstraints`, how it echoes it, and what it fills in.
 * Source: placement-and-lifecycle 1.6, 2.1, 2.3, 3 and 4. Wording that AWS does not publish: assumption `refusal-wording`.
 */

/** ECS's error code for every refusal of this file. */
export const REFUSAL_CODE = 'InvalidParameterException';

/** Refusals with a text of ECS's own that depends on nothing but the kind of request. */
export const REFUSALS = {
  noContainerInstances: 'No Container Instances were found in your cluster.',
  expressionOfDistinctInstance: 'distinctInstance expression should not be specified.',
  strategiesOnFargate: 'Placement strategies are not supported with FARGATE launch type',
  constraintsOnFargate: 'Placement constraints are not supported with FARGATE launch type.',
  strategiesOfDaemon:
    'The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again',
  desiredCountOfDaemon:
    'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
  maximumPercentOfDaemon:
    'The daemon scheduling strategy does not support values above 100 for maximumPercent. Change the value and try again',
  capacityProvidersOfDaemon:
    'Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.',
} as const;

/** Tasks that one RunTask may ask for. */
export const MAX_RUN_TASK_COUNT = 10;
/** Container instances that one StartTask may name. */
export const MAX_START_TASK_INSTANCES = 10;
/** Characters of a task group's name. */
export const MAX_GROUP_CHARACTERS = 255;

/** One thing that ECS refuses, with the place in the list that was checked. */
export interface RuleProblem {
  /** Position in the list; null for the list as a whole. */
  readonly index: number | null;
  readonly key: 'type' | 'field' | 'expression' | null;
  /** As ECS puts it, without the error code. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The place inside the expression, in UTF-16 code units. */
  readonly offset?: number;
  readonly length?: number;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** A rule as it comes out of a person's JSON. */
export interface WrittenRule {
  readonly type?: unknown;
  readonly field?: unknown;
  readonly expression?: unknown;
}

/** What this room needs of the cluster query language's parser. `start` and `end` in UTF-16 code units. */
export type ParseExpression = (expression: string) =>
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: {
        readonly message: string;
        readonly start: number;
        readonly end: number;
        readonly hint?: string;
      };
    };

/** The list in the form that DescribeServices echoes (`MEMORY` in upper case, `instanceId` for `host`), or what ECS refuses in it. */
export function checkStrategies(list: readonly WrittenRule[]): Checked<PlacementStrategy[]> {
  const problems: RuleProblem[] = [];
  if (list.length > MAX_STRATEGIES) {
    problems.push(whole(`placementStrategy takes at most ${MAX_STRATEGIES} strategies; ${list.length} were given.`));
  }
  const strategies = list.flatMap((rule, index) => {
    const checked = checkStrategy(rule);
    if ('message' in checked) problems.push({ index, ...checked });
    return 'message' in checked ? [] : [checked];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: strategies };
}

/** `attribute:` and a name of 1 to 128 letters, digits and `-` `_` `.` `/` `\`. */
const ATTRIBUTE_FIELD = /^attribute:[A-Za-z0-9\-_./\\]{1,128}$/;

function checkStrategy({ type, field }: WrittenRule): PlacementStrategy | Omit<RuleProblem, 'index'> {
  switch (type) {
    case 'random':
      return { type };
    case 'binpack': {
      const resource = typeof field === 'string' ? field.toUpperCase() : '';
      if (resource === 'CPU' || resource === 'MEMORY') return { type, field: resource };
      return { key: 'field', message: `binpack takes the field cpu or memory; ${given(field)}.` };
    }
    case 'spread':
      if (field === 'instanceId' || field === 'host') return { type, field: 'instanceId' };
      if (typeof field === 'string' && ATTRIBUTE_FIELD.test(field)) return { type, field };
      return {
        key: 'field',
        message: `spread takes the field instanceId, host or attribute:NAME; ${given(field)}.`,
      };
    default:
      return { key: 'type', message: `A placement strategy is spread, binpack or random; ${given(type)}.` };
  }
}

/**
 * The constraints of a request, or what ECS refuses in them.
 * @param inTaskDefinition how many constraints the task definition has: they count against the limit
 * @param parse the parser of the cluster query language, which also knows how long an expression may be
 */
export function checkConstraints(
  list: readonly WrittenRule[],
  inTaskDefinition: number,
  parse: ParseExpression,
): Checked<PlacementConstraint[]> {
  const problems: RuleProblem[] = [];
  const count = list.length + inTaskDefinition;
  if (count > MAX_CONSTRAINTS) {
    const counted = inTaskDefinition > 0 ? `, ${inTaskDefinition} of them in the task definition` : '';
    problems.push(
      whole(`A task takes at most ${MAX_CONSTRAINTS} placement constraints; ${count} were given${counted}.`),
    );
  }
  const constraints = list.flatMap((rule, index) => {
    const checked = checkConstraint(rule, parse);
    if ('message' in checked) problems.push({ index, ...checked });
    return 'message' in checked ? [] : [checked];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: constraints };
}

function checkConstraint(
  { type, expression }: WrittenRule,
  parse: ParseExpression,
): PlacementConstraint | Omit<RuleProblem, 'index'> {
  if (type === 'distinctInstance') {
    return expression === undefined ? { type } : { key: 'expression', message: REFUSALS.expressionOfDistinctInstance };
  }
  if (type !== 'memberOf') {
    return { key: 'type', message: `A placement constraint is memberOf or distinctInstance; ${given(type)}.` };
  }
  if (typeof expression !== 'string') {
    return { key: 'expression', message: `memberOf needs an expression; ${given(expression)}.` };
  }
  const parsed = parse(expression);
  if (parsed.ok) return { type, expression };
  const { message, start, end, hint } = parsed.error;
  return { key: 'expression', message, offset: start, length: end - start, ...(hint === undefined ? {} : { hint }) };
}

/** What is wrong with RunTask's `count`; null where nothing is. */
export function checkRunTaskCount(count: number): string | null {
  const fits = Number.isInteger(count) && count >= 1 && count <= MAX_RUN_TASK_COUNT;
  return fits ? null : `count is 1 to ${MAX_RUN_TASK_COUNT}; ${given(count)}.`;
}

/** What is wrong with the group of a standalone task; null where nothing is. Assumption `service-group-names`. */
export function checkTaskGroup(group: string): string | null {
  if (group.startsWith('service:'))
    return `A group name that begins with service: belongs to a service; ${given(group)}.`;
  if (group.length <= MAX_GROUP_CHARACTERS) return null;
  return `A group name has at most ${MAX_GROUP_CHARACTERS} characters; this one has ${group.length}.`;
}

function whole(message: string): RuleProblem {
  return { index: null, key: null, message };
}

function given(value: unknown): string {
  return value === undefined ? 'none was given' : `${JSON.stringify(value)} was given`;
}

/** Where a rule of the chain in force comes from: the request, ECS's default for an empty list, or the implicit last step. */
export type StrategyOrigin = 'given' | 'default' | 'implicit';

/** A rule of the chain in force: `field` is `cpu` or `memory` for binpack, `instanceId` or `attribute:NAME` for spread, absent for random. */
export interface EffectiveStrategy extends PlacementStrategy {
  readonly origin: StrategyOrigin;
}

/** At most this many rules are in force: those given and the implicit step. */
export const MAX_EFFECTIVE_STRATEGIES = MAX_STRATEGIES + 1;

/**
 * The chain in force (2.3): an empty list becomes ECS's default, and a chain that ends in a spread over an attribute goes on to
 * `spread(instanceId)` (assumption `implicit-instance-spread`).
 * @param list checked; any form that `checkStrategies` accepts
 */
export function effectiveStrategies(
  list: readonly PlacementStrategy[],
  requestedBy: 'service' | 'runTask',
): EffectiveStrategy[] {
  const chain = list.length > 0 ? list.map(inForce) : defaultStrategies(requestedBy);
  const last = chain.at(-1);
  if (last?.type === 'spread' && last.field !== 'instanceId') {
    chain.push({ type: 'spread', field: 'instanceId', origin: 'implicit' });
  }
  return chain;
}

function defaultStrategies(requestedBy: 'service' | 'runTask'): EffectiveStrategy[] {
  if (requestedBy === 'runTask') return [{ type: 'random', origin: 'default' }];
  return [{ type: 'spread', field: ZONE_FIELD, origin: 'default' }];
}

function inForce({ type, field = '' }: PlacementStrategy): EffectiveStrategy {
  switch (type) {
    case 'random':
      return { type, origin: 'given' };
    case 'binpack':
      return { type, field: field.toLowerCase(), origin: 'given' };
    case 'spread':
      return { type, field: field === 'host' ? 'instanceId' : field, origin: 'given' };
  }
}

/** A rule as the decision record names its step: `spread(attribute:ecs.availability-zone)`, `binpack(memory)`, `random`. */
export function strategyLabel({ type, field }: PlacementStrategy): string {
  return field === undefined ? type : `${type}(${type === 'binpack' ? field.toLowerCase() : field})`;
}
