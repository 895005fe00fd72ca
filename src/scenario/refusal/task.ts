import { checkRunTaskCount, checkTaskGroup, MAX_START_TASK_INSTANCES } from '../../ecs/placement-rules';
import type { RunTaskInput, StartTaskInput } from '../../ecs/service';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { definitionRefusals, launchRefusals, placementRefusals } from './placement';
import { clientException, invalidParameter } from './refusal';
import type { Refusal, RequestContext } from './refusal';

/** What ECS refuses of RunTask and StartTask: placement-and-lifecycle 1.4 to 1.6. That nothing fits is no refusal. */

export function runTaskRefusals(input: RunTaskInput, context: RequestContext): Refusal[] {
  const definition = context.findTaskDefinition(input.taskDefinition);
  const badCount = checkRunTaskCount(input.count ?? 1);
  return [
    ...(badCount === null ? [] : [invalidParameter(['count'], badCount)]),
    ...groupRefusals(input.group),
    ...launchRefusals(input, context),
    ...definitionOr(definition, (found) => definitionRefusals(input, found, context)),
    ...placementRefusals(input, definition, context),
  ];
}

export function startTaskRefusals(input: StartTaskInput, context: RequestContext): Refusal[] {
  const given = input.containerInstances.length;
  const request = {
    launchType: 'EC2' as const,
    ...(input.networkConfiguration === undefined ? {} : { networkConfiguration: input.networkConfiguration }),
  };
  return [
    ...(given >= 1 && given <= MAX_START_TASK_INSTANCES
      ? []
      : [
          invalidParameter(
            ['containerInstances'],
            `StartTask takes 1 to ${MAX_START_TASK_INSTANCES} container instances; ${given} were given.`,
          ),
        ]),
    ...groupRefusals(input.group),
    ...definitionOr(context.findTaskDefinition(input.taskDefinition), (found) =>
      definitionRefusals(request, found, context),
    ),
  ];
}

function groupRefusals(group: string | undefined): Refusal[] {
  const message = group === undefined ? null : checkTaskGroup(group);
  return message === null ? [] : [invalidParameter(['group'], message)];
}

function definitionOr(
  definition: RegisteredTaskDefinition | undefined,
  check: (definition: RegisteredTaskDefinition) => Refusal[],
): Refusal[] {
  return definition === undefined
    ? [clientException(['taskDefinition'], 'TaskDefinition not found.')]
    : check(definition);
}
