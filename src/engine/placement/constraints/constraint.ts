import type { AskedTask } from '../ask';

/** One kind of placement constraint: which conditions it makes of a request. */
export interface Constraint {
  /** The conditions on an instance, in order of evaluation; none where the request does not use this constraint. */
  conditionsOf(asked: AskedTask): readonly Condition[];
}

/** One binding condition on the instance that is to get the task. */
export interface Condition {
  /** Code in ELIGIBILITY_CHECKS that an instance fails with. */
  readonly check: number;
  isMetBy(instance: number): boolean;
  /** Whether a task that starts or stops on the instance can change the answer. */
  readonly dependsOnTasks: boolean;
  /** Where it was written, for memberOf. */
  readonly written: WrittenExpression | null;
}

export interface WrittenExpression {
  readonly expression: string;
  readonly from: 'taskDefinition' | 'request';
  /** Position among the memberOf constraints of that list. */
  readonly index: number;
}
