import { CHECK } from '../../../ecs/failure-reasons';
import type { Constraint, WrittenExpression } from './constraint';
import { rememberedExpression, satisfies } from './expression';

/**
 * memberOf: the instance satisfies the expression at the moment of placement; all expressions together, the task
 * definition's first. Checked when placing only: an instance that stops matching keeps its tasks.
 * Source: placement-and-lifecycle 1.2 and 3.
 */
export const memberOf: Constraint = {
  conditionsOf({ world, cache, request, requirements }) {
    const written: WrittenExpression[] = [
      ...requirements.memberOf.map((expression, index) => ({ expression, from: 'taskDefinition' as const, index })),
      ...request.memberOf.map((expression, index) => ({ expression, from: 'request' as const, index })),
    ];
    return written.map((expression) => {
      const memory = rememberedExpression(cache, expression.expression);
      return {
        check: CHECK.memberOf,
        isMetBy: (instance) => satisfies(world, memory, instance),
        dependsOnTasks: memory.compiled.usesTaskState,
        written: expression,
      };
    });
  },
};
