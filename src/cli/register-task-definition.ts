import type { TaskDefinitionOutput } from '../scenario/task-definition/output';
import { registerTaskDefinitionText } from '../scenario/task-definition/register';
import type { Tag } from '../ecs/task-definition';
import { printed } from './printed-problem';
import type { PrintedProblem } from './printed-problem';

/** What `register-task-definition` prints for one file: on standard output, or `errors` on standard error. */
export type RegisterTaskDefinitionResult =
  | {
      readonly output: {
        readonly taskDefinition: TaskDefinitionOutput;
        /** Where the definition has tags; `DescribeTaskDefinition` prints them beside it. */
        readonly tags?: readonly Tag[];
        readonly warnings: readonly PrintedProblem[];
        readonly notSimulated: readonly PrintedProblem[];
      };
    }
  | { readonly errors: readonly PrintedProblem[] };

/**
 * The verb `register-task-definition`: reads one task definition as people have it, prints it as ECS would answer, or the
 * errors ECS would give (scenario.md, "The command line").
 *
 * @param text JSON, comments and trailing commas tolerated
 */
export function registerTaskDefinitionVerb(text: string): RegisterTaskDefinitionResult {
  const registration = registerTaskDefinitionText(text);
  if (!registration.ok) {
    const errors = registration.problems.filter(({ severity }) => severity === 'error');
    // Where a text stops being JSON, all that follows is a consequence.
    const first = errors.findIndex(({ code }) => code === 'json');
    return { errors: (first === -1 ? errors : errors.slice(first, first + 1)).map(printed(text)) };
  }
  const { tags } = registration.taskDefinition.input;
  return {
    output: {
      taskDefinition: registration.output,
      ...(tags === undefined || tags.length === 0 ? {} : { tags }),
      warnings: registration.warnings.map(printed(text)),
      notSimulated: registration.notSimulated.map(printed(text)),
    },
  };
}
