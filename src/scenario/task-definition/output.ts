import type { RegisteredTaskDefinition, TaskDefinitionInput } from '../../ecs/task-definition';

/** `taskDefinition` in the answer of `DescribeTaskDefinition`. */
export type TaskDefinitionOutput = Omit<TaskDefinitionInput, 'tags'> &
  Pick<RegisteredTaskDefinition, 'revision' | 'requiresAttributes' | 'compatibilities'> & {
    readonly taskDefinitionArn: string;
    readonly status: 'ACTIVE';
  };

/** What `DescribeTaskDefinition` answers, in the order in which the AWS CLI prints it. Tags stand beside it there, not in it. */
export function describeTaskDefinition(registered: RegisteredTaskDefinition): TaskDefinitionOutput {
  const {
    tags: _,
    containerDefinitions,
    family,
    taskRoleArn,
    executionRoleArn,
    networkMode,
    volumes,
    ...rest
  } = registered.input;
  const { placementConstraints, runtimePlatform, requiresCompatibilities, cpu, memory, ...others } = rest;
  return {
    taskDefinitionArn: registered.arn,
    containerDefinitions,
    family,
    ...given({ taskRoleArn, executionRoleArn, networkMode }),
    revision: registered.revision,
    ...given({ volumes }),
    status: 'ACTIVE',
    requiresAttributes: registered.requiresAttributes,
    ...given({ placementConstraints }),
    compatibilities: registered.compatibilities,
    ...given({ runtimePlatform, requiresCompatibilities, cpu, memory }),
    ...others,
  };
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** The members that have a value. */
function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}
