import { requiredAttributesOf } from '../../ecs/required-attributes';
import type { RegisteredTaskDefinition, TaskDefinitionInput } from '../../ecs/task-definition';
import { requirementsOf } from '../../ecs/task-requirements';
import type { JsonPath } from '../path';
import { formatPath } from '../path';
import type { Problem } from '../problem';
import { adviseOn } from './advice';
import { compatibilitiesOf } from './compatibilities';
import { withDefaults } from './defaults';
import { mendTaskDefinition } from './mend';
import type { NotSimulated } from './not-simulated';
import { notSimulatedIn } from './not-simulated';
import { describeTaskDefinition } from './output';
import type { TaskDefinitionOutput } from './output';
import { validateTaskDefinition } from './validate';

export interface RegisterOptions {
  /** The revision to give; one that the value carries itself, as `DescribeTaskDefinition` output does, goes before it. Default 1. */
  readonly revision?: number;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Default the documentation's own, `123456789012`. */
  readonly accountId?: string;
  /** Where the value stands in its document, such as `['taskDefinitions', 0]`; problems' paths begin with it. */
  readonly path?: JsonPath;
}

export type Registration =
  | {
      readonly ok: true;
      readonly taskDefinition: RegisteredTaskDefinition;
      /** `taskDefinition` as `DescribeTaskDefinition` shows it, for printing. */
      readonly output: TaskDefinitionOutput;
      /** What was mended, and what is likely to be regretted. */
      readonly warnings: readonly Problem[];
      readonly notSimulated: readonly NotSimulated[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * `RegisterTaskDefinition` on whatever a person pasted: mends what is harmless, refuses what ECS refuses with ECS's
 * message, fills in the defaults and derives the rest. Never throws.
 *
 * @param value parsed JSON
 */
export function registerTaskDefinition(value: unknown, options: RegisterOptions = {}): Registration {
  const mended = mendTaskDefinition(value, options.path);
  if (mended.input === null) return { ok: false, problems: mended.problems };
  const finding = validateTaskDefinition(mended.input);
  if (finding !== null) {
    const problem: RefusalProblem = {
      severity: 'error',
      code: finding.code ?? 'ClientException',
      path: formatPath([...mended.root, ...finding.path]),
      message: finding.message,
      ...(finding.hint === undefined ? {} : { hint: finding.hint }),
      ...(finding.within === undefined ? {} : { within: finding.within }),
    };
    return { ok: false, problems: [problem, ...mended.problems] };
  }
  const taskDefinition = register(mended.input, mended.revision ?? options.revision ?? 1, mended.arn, options);
  return {
    ok: true,
    taskDefinition,
    output: describeTaskDefinition(taskDefinition),
    warnings: [...mended.problems, ...adviseOn(taskDefinition.input, mended.root)],
    notSimulated: notSimulatedIn(mended.input, mended.root),
  };
}

/** A refusal may point into a string, as one of an expression does. */
export interface RefusalProblem extends Problem {
  readonly within?: { readonly start: number; readonly end: number };
}

function register(
  mended: TaskDefinitionInput,
  revision: number,
  ownArn: string | null,
  { region = 'us-east-1', accountId = '123456789012' }: RegisterOptions,
): RegisteredTaskDefinition {
  const input = withDefaults(mended);
  const name = `${input.family}:${revision}`;
  return {
    family: input.family,
    revision,
    arn:
      ownArn?.endsWith(`:task-definition/${name}`) === true
        ? ownArn
        : `arn:aws:ecs:${region}:${accountId}:task-definition/${name}`,
    input,
    // From what was written: defaults such as those of health checks ask nothing of an instance.
    requiresAttributes: requiredAttributesOf(mended),
    compatibilities: compatibilitiesOf(mended),
    requirements: requirementsOf(mended),
  };
}
