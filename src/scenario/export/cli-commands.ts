import { hereJson } from './here-document';
import { isTargetGroupReference } from './plan-definitions';
import type { ExportPlan, PlannedRequest, Tree } from './plan';
import { isPlaceholder, prefixed, variable as placeholderOf, variableName } from './placeholders';

/** Where the script puts the input of the next command. */
export const INPUT = '"$WORK/input.json"';
export const FROM_INPUT = '--cli-input-json "file://$WORK/input.json"';

/** Commands, and the variables in which they keep ARNs, by name. */
export interface Keeping {
  readonly lines: readonly string[];
  variable(name: string): string | null;
}

export function clusterCommands(plan: ExportPlan): string[] {
  return [hereJson(INPUT, plan.cluster), `aws ecs create-cluster ${FROM_INPUT}`];
}

/** Definitions in the order of their revisions; an account that has the family already counts on from there. */
export function definitionCommands({ definitions }: ExportPlan): Keeping {
  const variables = new Map<string, string>();
  const lines = definitions.flatMap(({ name, input }) => {
    const variable = freeName('TASK', name, [...variables.values()]);
    variables.set(name, variable);
    return [
      hereJson(INPUT, input),
      `${variable}="$(aws ecs register-task-definition ${FROM_INPUT} --query taskDefinition.taskDefinitionArn --output text)"`,
    ];
  });
  return { lines, variable: (name) => variables.get(name) ?? null };
}

/** Services, or tasks: each with the ARNs that the account has given what it refers to. */
export function requestCommands(
  command: 'create-service' | 'run-task',
  requests: readonly PlannedRequest[],
  definitions: Keeping,
  balancers: Keeping,
): string[] {
  return requests.flatMap(({ definition: named, input }) => {
    const variable = named === null ? null : definitions.variable(named);
    const definition: Tree = variable === null ? {} : { taskDefinition: placeholderOf(variable) };
    return [
      hereJson(INPUT, { ...(withArns(input, balancers) as Tree), ...definition }),
      `aws ecs ${command} ${FROM_INPUT}`,
    ];
  });
}

/** References to target groups become variables; one that the script does not make stays a name. */
function withArns(value: unknown, balancers: Keeping): unknown {
  if (isTargetGroupReference(value)) {
    const variable = balancers.variable(value.targetGroup);
    return variable === null ? value.targetGroup : placeholderOf(variable);
  }
  if (Array.isArray(value)) return value.map((item) => withArns(item, balancers));
  if (typeof value !== 'object' || value === null || isPlaceholder(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withArns(member, balancers)]));
}

/** A variable that none of those taken is. */
export function freeName(prefix: string, name: string, taken: readonly string[]): string {
  const base = variableName(prefixed(prefix, name));
  let free = base;
  for (let number = 2; taken.includes(free); number += 1) free = `${base}_${number}`;
  return free;
}
