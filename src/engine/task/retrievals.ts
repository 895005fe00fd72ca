import type { ContainerDefinition, Secret } from '../../ecs/container-definition';
import { accountOf, notAuthorized } from '../../ecs/iam';
import type { Engine } from '../engine';
import { assumedRole, deniedAction } from '../roles';

/**
 * What the agent fetches with the execution role before it pulls an image. The first thing that the role may not fetch ends the task. Source:
 * services-and-capacity 7.7. Everything named exists; secrets are taken to be encrypted with a key of one's own (assumption `secrets-own-key`).
 */

/** Who fetches: the execution role's ARN, and the task's id as its session. */
interface Fetcher {
  readonly role: string;
  readonly session: string;
}

const RETRIEVAL =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:';
const DECRYPT = 'kms:Decrypt';

/** Why something that the container needs cannot be fetched; null where all can. */
export function retrievalProblem(engine: Engine, container: ContainerDefinition, as: Fetcher): string | null {
  const { repositoryCredentials, secrets = [], logConfiguration, environmentFiles = [] } = container;
  return (
    credentialsProblem(engine, repositoryCredentials?.credentialsParameter, as) ??
    firstProblem([...secrets, ...(logConfiguration?.secretOptions ?? [])], (it) => secretProblem(engine, it, as)) ??
    firstProblem(environmentFiles, ({ value }) => fileProblem(engine, value, as))
  );
}

function credentialsProblem(engine: Engine, secret: string | undefined, as: Fetcher): string | null {
  if (secret === undefined) return null;
  const denied = denial(engine, as, ['secretsmanager:GetSecretValue', DECRYPT], secret);
  if (denied === null) return null;
  return `${RETRIEVAL} unable to get registry auth from asm: service call has been retried 1 time(s): asm fetching secret from the service for ${secret}: AccessDeniedException: ${denied}`;
}

/** A secret of Secrets Manager has an ARN that says so; anything else is a parameter of Systems Manager. */
function secretProblem(engine: Engine, { valueFrom }: Secret, as: Fetcher): string | null {
  if (/^arn:[^:]*:secretsmanager:/.test(valueFrom)) {
    const denied = denial(engine, as, ['secretsmanager:GetSecretValue', DECRYPT], valueFrom);
    if (denied === null) return null;
    return `${RETRIEVAL} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${valueFrom} from secrets manager: AccessDeniedException: ${denied}`;
  }
  const denied = denial(engine, as, ['ssm:GetParameters', DECRYPT], parameterArn(engine, valueFrom, as));
  if (denied === null) return null;
  return `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: ${denied}`;
}

function fileProblem(engine: Engine, file: string, as: Fetcher): string | null {
  const bucket = file.split('/')[0] ?? file;
  const located = denial(engine, as, ['s3:GetBucketLocation'], bucket);
  const denied = located ?? denial(engine, as, ['s3:GetObject'], file);
  if (denied === null) return null;
  return `ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): AccessDenied: ${denied}`;
}

function denial(
  engine: Engine,
  { role, session }: Fetcher,
  actions: readonly string[],
  resource: string,
): string | null {
  const action = deniedAction(engine, role, actions);
  return action === null ? null : notAuthorized(assumedRole(role, session), action, resource);
}

function parameterArn({ scenario }: Engine, valueFrom: string, { role }: Fetcher): string {
  if (valueFrom.startsWith('arn:')) return valueFrom;
  const name = valueFrom.startsWith('/') ? valueFrom : `/${valueFrom}`;
  return `arn:aws:ssm:${scenario.region}:${accountOf(role)}:parameter${name}`;
}

function firstProblem<T>(things: readonly T[], problemOf: (thing: T) => string | null): string | null {
  for (const thing of things) {
    const problem = problemOf(thing);
    if (problem !== null) return problem;
  }
  return null;
}
