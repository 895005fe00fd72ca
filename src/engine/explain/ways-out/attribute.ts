import { CHECK } from '../../../ecs/failure-reasons';
import { checkCustomAttribute, isCustomAttribute } from '../../../ecs/custom-attributes';
import { compileQuery } from '../../../query/compile';
import type { QueryTest } from '../../../query/compile';
import { parseQuery } from '../../../query/parse';
import type { QuerySubject } from '../../../query/subject';
import { comparisons } from '../../../query/tree';
import type { ComparisonNode } from '../../../query/tree';
import type { Ask } from '../../placement/ask';
import { instanceId } from '../../names';
import { querySubject } from '../../world';
import { acting } from './fix';
import type { Fix } from './fix';
import type { Question } from './question';

/** Custom attributes with which an instance satisfies the expressions of a request's constraints. */

const SIZE = 0.25;
/** Instances with different attributes that are looked at, at most (assumption `way-out-limits`). */
const MOST_INSTANCES = 50;
/** Values that an expression names, at most. */
const MOST_VALUES = 24;

/** An attribute is put on an instance. @param instances that lack nothing but what expressions ask for */
export function attributePut({ engine, ask }: Question, instances: readonly number[]): Fix[] {
  const expressions = expressionsOf(ask);
  const seen = new Set<unknown>();
  for (const instance of instances) {
    const subject = querySubject(engine.state, instance);
    if (seen.has(subject.attributes)) continue;
    seen.add(subject.attributes);
    if (seen.size > MOST_INSTANCES) break;
    const [found, ...others] = Object.entries(missingAttributes(expressions, subject, 1) ?? {});
    if (found === undefined || others.length > 0) continue;
    const [name, value] = found;
    const containerInstance = instanceId(engine.state, instance);
    const attributes = [{ name, value, targetId: containerInstance }];
    return [acting({ kind: 'attribute', containerInstance, name, value }, SIZE, 'PutAttributes', { attributes })];
  }
  return [];
}

/** An expression, ready to be asked, and what might make it true. */
export interface AskedExpression {
  readonly test: QueryTest;
  readonly values: readonly (readonly [name: string, value: string])[];
}

export function expressionsOf({ conditions }: Ask): AskedExpression[] {
  return conditions.flatMap(({ check, written }) => {
    const parsed = check === CHECK.memberOf && written ? parseQuery(written.expression) : null;
    if (parsed?.ok !== true) return [];
    return [{ test: compileQuery(parsed.query), values: [...comparisons(parsed.query)].flatMap(valuesFor) }];
  });
}

/**
 * The fewest attributes with which all the expressions are true of a subject, at most so many; null where there are none. Values are those that the
 * expressions name.
 */
export function missingAttributes(
  expressions: readonly AskedExpression[],
  subject: QuerySubject,
  most: 1 | 2,
): Readonly<Record<string, string>> | null {
  const isEnough = (put: readonly (readonly [string, string])[]) => {
    const changed = {
      ...subject,
      attributes: new Map([...subject.attributes, ...put]),
      taskGroups: () => subject.taskGroups(),
    };
    return expressions.every(({ test }) => test(changed));
  };
  if (isEnough([])) return {};
  const values = expressions.flatMap((it) => it.values).slice(0, MOST_VALUES);
  const one = values.find((value) => isEnough([value]));
  if (one !== undefined) return Object.fromEntries([one]);
  if (most === 1) return null;
  for (const first of values)
    for (const second of values) if (isEnough([first, second])) return Object.fromEntries([first, second]);
  return null;
}

/** Values that a comparison names, as far as a custom attribute may have them. */
function valuesFor(comparison: ComparisonNode): (readonly [string, string])[] {
  const { subject } = comparison;
  if (subject.name !== 'attribute' || !isCustomAttribute(subject.attribute)) return [];
  const name = subject.attribute;
  return namedValues(comparison)
    .filter((value) => checkCustomAttribute(name, value) === null)
    .map((value) => [name, value] as const);
}

/** For a comparison that is not to hold, some other value. */
const OTHER = 'other';

function namedValues(comparison: ComparisonNode): string[] {
  switch (comparison.kind) {
    case 'exists':
      return ['true'];
    case 'list':
      return [...comparison.values.map(({ text }) => text), OTHER];
    case 'match':
      return [comparison.pattern.text.replaceAll(/[.*+?^$()[\]{}|\\]/g, ''), OTHER];
    case 'compare':
      return [comparison.value.text, `${comparison.value.text}0`, OTHER];
  }
}
