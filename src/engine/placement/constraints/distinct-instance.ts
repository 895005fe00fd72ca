import { CHECK } from '../../../ecs/failure-reasons';
import { hasTaskOn } from '../../world';
import type { Constraint } from './constraint';

/**
 * distinctInstance: the instance hosts no live task of the same task group, started with the constraint or without it
 * (assumption `distinct-counts-all`). A task that has been told to stop no longer counts.
 * Source: placement-and-lifecycle 1.2 and 3.
 */
export const distinctInstance: Constraint = {
  conditionsOf({ request, group }) {
    if (!request.distinctInstance) return [];
    return [
      {
        check: CHECK.distinctInstance,
        isMetBy: (instance) => !hasTaskOn(group, instance),
        dependsOnTasks: true,
        written: null,
      },
    ];
  },
};
