import { MAX_CONSTRAINTS } from '../../../ecs/placement';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import { parseQuery } from '../../../query/parse';
import type { Violation, Rule } from './rule';
import { first } from './rule';

/** The definition's own constraints: placement-and-lifecycle.md 3. The wording is ours; ECS documents the limits alone. */

const MAX_EXPRESSION_LENGTH = 2000;

function checkTypes(definition: TaskDefinitionInput): Violation | null {
  return first(definition.placementConstraints, (constraint, index) => {
    const type: string | undefined = constraint.type;
    if (type === 'memberOf') return null;
    return {
      path: ['placementConstraints', index, 'type'],
      message: `A task definition takes placement constraints of type memberOf, not ${type ?? 'none'}.`,
      ...(type === 'distinctInstance' ? { hint: 'distinctInstance belongs to the service or to RunTask.' } : {}),
    };
  });
}

function checkExpressions(definition: TaskDefinitionInput): Violation | null {
  return first(definition.placementConstraints, ({ expression }, index) => {
    const path = ['placementConstraints', index, 'expression'];
    if (expression === undefined || expression.trim() === '') {
      return { path, message: 'A memberOf constraint needs an expression.' };
    }
    if (expression.length > MAX_EXPRESSION_LENGTH) {
      return {
        path,
        message: `An expression has at most ${MAX_EXPRESSION_LENGTH} characters; this one has ${expression.length}.`,
      };
    }
    const parsed = parseQuery(expression);
    if (parsed.ok) return null;
    const { message, start, end, hint } = parsed.error;
    return {
      path,
      message,
      code: 'InvalidParameterException',
      within: { start, end },
      ...(hint === undefined ? {} : { hint }),
    };
  });
}

export const placementConstraintRules: readonly Rule[] = [
  {
    id: 'constraint-count',
    check: ({ placementConstraints = [] }) =>
      placementConstraints.length <= MAX_CONSTRAINTS
        ? null
        : {
            path: ['placementConstraints'],
            message: `A task has at most ${MAX_CONSTRAINTS} placement constraints; this definition alone has ${placementConstraints.length}.`,
          },
  },
  { id: 'constraint-type', check: checkTypes },
  { id: 'constraint-expression', check: checkExpressions },
];
