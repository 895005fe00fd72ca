import { requiredAttributesOf } from '../../ecs/required-attributes';
import type { RegisteredTaskDefinition, TaskDefinitionInput } from '../../ecs/task-definition';
import { requirementsOf } from '../../ecs/task-requirements';
import { error } from '../finding';
import type { Finding } from '../finding';
import { readJson, valueOf } from '../json-text';
import { formatPath } from '../path';
import type { JsonPath } from '../path';
import { placed } from '../positions';
import type { Problem } from '../problem';
import { adviseOn } from './advice';
import { compatibilitiesOf } from './compatibilities';
import { withDefaults } from './defaults';
import { mendTaskDefinition } from './mend';
import { notSimulatedIn } from './not-simulated';
import { describeTaskDefinition } from './output';
import type { TaskDefinitionOutput } from './output';
import { validateTaskDefinition } from './validate';

export interface RegisterOptions {
  /**
   * The revision to give, or what tells it for a family; one that the value carries itself, as `DescribeTaskDefinition` output
   * does, goes before it. Default 1.
   */
  readonly revision?: number | ((family: string) => number);
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Default the documentation's own, `123456789012`. */
  readonly accountId?: string;
}

/** What came of a value, before its findings have a place in a text. */
export interface Examination {
  /** Null where ECS would refuse; the findings then hold an error. */
  readonly taskDefinition: RegisteredTaskDefinition | null;
  /** What was mended, what is likely to be regretted, what ECS refuses. */
  readonly findings: readonly Finding[];
  /** Fields that are kept and not simulated, each an `info`. */
  readonly notSimulated: readonly Finding[];
}

export type Registration =
  | {
      readonly ok: true;
      readonly taskDefinition: RegisteredTaskDefinition;
      /** `taskDefinition` as `DescribeTaskDefinition` shows it, for printing. */
      readonly output: TaskDefinitionOutput;
      /** What was mended, and what is likely to be regretted. */
      readonly warnings: readonly Problem[];
      /** Fields that are kept and not simulated. */
      readonly notSimulated: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * `RegisterTaskDefinition` on whatever a person pasted: mends what is harmless, refuses what ECS refuses with ECS's
 * message, fills in the defaults and derives the rest. Never throws.
 *
 * @param value parsed JSON
 * @param path where it stands in its document, such as `['taskDefinitions', 0]`; the findings' paths begin with it
 */
export function examineTaskDefinition(value: unknown, path: JsonPath = [], options: RegisterOptions = {}): Examination {
  const mended = mendTaskDefinition(value, path);
  if (mended.input === null) return { taskDefinition: null, findings: mended.findings, notSimulated: [] };
  const violation = validateTaskDefinition(mended.input);
  if (violation !== null) {
    const { code = 'ClientException', message, hint, within } = violation;
    const more = { ...(hint === undefined ? {} : { hint }), ...(within === undefined ? {} : { mark: within }) };
    const refused = error(code, [...mended.root, ...violation.path], message, more);
    return { taskDefinition: null, findings: [...mended.findings, refused], notSimulated: [] };
  }
  const taskDefinition = register(mended.input, mended.revision, mended.arn, options);
  return {
    taskDefinition,
    findings: [...mended.findings, ...adviseOn(taskDefinition.input, mended.root)],
    notSimulated: notSimulatedIn(mended.input, mended.root),
  };
}

/** The same, as the command line and tests want it: paths as text. */
export function registerTaskDefinition(value: unknown, options: RegisterOptions = {}): Registration {
  return asRegistration(examineTaskDefinition(value, [], options), (findings) => findings.map(withoutPlace));
}

function withoutPlace({ severity, code, path, message, hint }: Finding): Problem {
  return { severity, code, path: formatPath(path), message, ...(hint === undefined ? {} : { hint }) };
}

/** The same for a text: every problem has its place in it. Comments and trailing commas are mended with a warning. */
export function registerTaskDefinitionText(text: string, options: RegisterOptions = {}): Registration {
  const json = readJson(text);
  if (json.root === undefined || json.problems.some((problem) => problem.severity === 'error')) {
    return { ok: false, problems: withPlaceholderHint(json.problems, text) };
  }
  const examination = examineTaskDefinition(valueOf(json.root), [], options);
  return asRegistration(examination, (findings) => placed(findings, json), json.problems);
}

function asRegistration(
  { taskDefinition, findings, notSimulated }: Examination,
  asProblems: (findings: readonly Finding[]) => Problem[],
  before: readonly Problem[] = [],
): Registration {
  const problems = [...before, ...asProblems(findings)];
  if (taskDefinition === null) return { ok: false, problems };
  return {
    ok: true,
    taskDefinition,
    output: describeTaskDefinition(taskDefinition),
    warnings: problems,
    notSimulated: asProblems(notSimulated),
  };
}

/** A template that a script was to fill in says `$NAME` where a value should stand. */
function withPlaceholderHint(problems: readonly Problem[], text: string): Problem[] {
  return problems.map((problem) => {
    const placeholder = /^\$\{?\w+\}?/.exec(text.slice(problem.offset ?? text.length))?.[0];
    return placeholder === undefined
      ? problem
      : {
          ...problem,
          hint: `${placeholder} looks like a placeholder that a script was to fill in: put a value in double quotes.`,
        };
  });
}

function register(
  mended: TaskDefinitionInput,
  ownRevision: number | null,
  ownArn: string | null,
  { revision: given = 1, region = 'us-east-1', accountId = '123456789012' }: RegisterOptions,
): RegisteredTaskDefinition {
  const input = withDefaults(mended);
  const revision = ownRevision ?? (typeof given === 'number' ? given : given(input.family));
  const name = `task-definition/${input.family}:${revision}`;
  return {
    family: input.family,
    revision,
    arn: ownArn?.endsWith(`:${name}`) === true ? ownArn : `arn:aws:ecs:${region}:${accountId}:${name}`,
    input,
    // From what was written: ECS's defaults ask nothing of an instance.
    requiresAttributes: requiredAttributesOf(mended),
    compatibilities: compatibilitiesOf(mended),
    requirements: requirementsOf(mended),
  };
}
