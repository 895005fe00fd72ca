import type { ImportProblem } from './cluster-import';

type Said = Omit<ImportProblem, 'source' | 'line'>;

const AS_JSON = 'Ask for JSON: add --output json to the command, or set AWS_DEFAULT_OUTPUT=json.';

/** What the CLI prints in its other formats, by what gives them away. */
const OTHER_FORMATS: readonly (readonly [format: string, sign: RegExp])[] = [
  [
    'YAML',
    /^[ \t]*(?:- )?(?:containerInstances|tasks|services|taskDefinition|clusters|capacityProviders|failures|[a-z]+Arns):[ \t]*(?:\[\])?$/m,
  ],
  ['a table', /^[ \t]*(?:\|.*\||[-+]{8,})[ \t]*$/m],
  ['plain text', /^(?:CONTAINERINSTANCES|TASKS|SERVICES|TASKDEFINITION|CLUSTERS|CAPACITYPROVIDERS|[A-Z]+ARNS)\t/m],
];

const AWS_ERROR = /(?:An|aws: \[ERROR\]: An) error occurred \((\w+)\) when calling the (\w+) operation[^:]*: (.*)/g;

/**
 * What is wrong with a text in which no document was found, or with what stands around those that were.
 * @param hasDocuments whether there was JSON too: prompts and commands around it are nothing to speak of
 */
export function problemsAround(text: string, hasDocuments: boolean): Said[] {
  const said: Said[] = [...text.matchAll(AWS_ERROR)].map(([, code = '', operation = '', message = '']) => ({
    severity: 'error',
    message: `AWS refused ${operation} (${code}): ${message.trim()}`,
    ...(/AccessDenied|Unauthorized/.test(code) ? { hint: `Your role needs the permission ecs:${operation}.` } : {}),
  }));
  const format = OTHER_FORMATS.find(([, sign]) => sign.test(text))?.[0];
  if (format !== undefined) {
    said.push({ severity: 'error', message: `This is output of the AWS CLI as ${format}.`, hint: AS_JSON });
  } else if (/Unable to locate credentials|ExpiredToken|SSO session.*expired/i.test(text)) {
    said.push({
      severity: 'error',
      message: 'The AWS CLI had no valid credentials.',
      hint: 'Sign in (aws sso login, or aws configure) and run the command again.',
    });
  } else if (/^(?:usage: )?aws \w/m.test(text) && !hasDocuments && said.length === 0) {
    said.push({
      severity: 'error',
      message: 'This is a command, not what it prints.',
      hint: 'Run it in a terminal, and paste what it prints.',
    });
  } else if (!hasDocuments && said.length === 0 && text.trim() !== '') {
    said.push({
      severity: 'error',
      message: 'There is no JSON in this text.',
      hint: 'Paste what a command such as aws ecs describe-tasks prints with --output json.',
    });
  }
  return said;
}
